import { absoluteTime, relativeTime } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'
import { isoTime } from '../../kernel/time'

/** A moment as people say it, with the whole truth behind it. */
export const Moment = ({
  t,
  at,
  now,
}: {
  readonly t: Translator
  readonly at: number
  readonly now: number
}) => (
  <time datetime={isoTime(at)} title={absoluteTime(t.locale, at)}>
    {relativeTime(t.locale, at, now)}
  </time>
)
