import type { Ban } from '../../bans/public'
import { absoluteTime } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'

/** What a ban knows its writer by, as the team may see it. */
export const BanTraits = ({ t, ban }: { readonly t: Translator; readonly ban: Ban }) => (
  <>
    {ban.address !== null && <code class="inline">{ban.address}</code>}{' '}
    {ban.name !== null && <b>{ban.pattern ? t('desk.ban-like', { name: ban.name }) : `“${ban.name}”`}</b>}{' '}
    {ban.domain !== null && <code class="inline">{ban.domain}</code>}{' '}
    {ban.proven && <span class="chip">{t('desk.ban-if-proven')}</span>}{' '}
    {ban.networkUntil !== null && (
      <span>
        {t('desk.ban-by-network')} <span class="muted">{untilWords(t, ban.networkUntil)}</span>
      </span>
    )}
  </>
)

/** "until 3 December 2026 at 09:30 UTC", "for ever". */
export const untilWords = (t: Translator, endsAt: number | null): string =>
  endsAt === null
    ? t('desk.ban-until-ever')
    : t('desk.ban-until-then', { until: absoluteTime(t.locale, endsAt) })
