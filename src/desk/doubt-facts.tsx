import type { Translator } from '../i18n/translate'
import type { Item } from '../moderation/public'

/** Why the checks stopped at a comment, for whoever decides about it (M-10). */
export const DoubtFacts = ({ t, doubts }: { readonly t: Translator; readonly doubts: Item['doubts'] }) =>
  doubts.length === 0 ? null : (
    <>
      <dt>{t('desk.doubts')}</dt>
      <dd>
        {doubts.map(({ code, count = 0, about = '' }) => (
          <>
            <span class="chip">{t(`desk.doubt-${code}`, { count, about })}</span>{' '}
          </>
        ))}
      </dd>
    </>
  )
