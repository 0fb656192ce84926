import { riskOf } from '../comments/public'
import type { Translator } from '../i18n/translate'
import type { Item } from '../moderation/public'

/** Why the checks stopped at a comment, and what that makes of its risk, for whoever decides about it (M-10). */
export const DoubtFacts = ({ t, doubts }: { readonly t: Translator; readonly doubts: Item['doubts'] }) => {
  const points = riskOf(doubts)
  return doubts.length === 0 ? null : (
    <>
      <dt>{t('desk.doubts')}</dt>
      <dd>
        {doubts.map(({ code, count = 0, about = '' }) => (
          <>
            <span class="chip">{t(`desk.doubt-${code}`, { count, about })}</span>{' '}
          </>
        ))}
        {points > 0 && <span class="muted">{t('desk.risk-of', { points })}</span>}
      </dd>
    </>
  )
}
