import type { Translator } from '../../i18n/translate'
import type { BulkDone, ModerationAction } from '../../moderation/public'

/** What a bulk did and what it left, with the reasons: "23 approved. 2 had been decided by Mo." */
export const reportBulk = (t: Translator, action: ModerationAction, done: BulkDone): string =>
  [t(`desk.bulk-did-${action}`, { count: done.moved.length }), reportLeft(t, done)].join(' ').trim()

/** The same for a bulk that was taken back. */
export const reportUndo = (t: Translator, done: BulkDone): string =>
  [t('desk.bulk-undone', { count: done.moved.length }), reportLeft(t, done)].join(' ').trim()

/** Only what stayed, and why; empty if nothing did. */
export function reportLeft(t: Translator, { skipped }: BulkDone): string {
  const deciders = [...new Set(skipped.flatMap(({ by }) => by ?? []))]
  const amount = (why: (typeof skipped)[number]['why']) => skipped.filter((item) => item.why === why).length
  return [
    ...deciders.map((by) =>
      t('desk.bulk-decided', { count: skipped.filter((item) => item.by === by).length, by }),
    ),
    ...(amount('changed') > 0 ? [t('desk.bulk-changed', { count: amount('changed') })] : []),
    ...(amount('unknown') > 0 ? [t('desk.bulk-unknown', { count: amount('unknown') })] : []),
  ].join(' ')
}
