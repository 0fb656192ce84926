import type { Translator } from '../../i18n/translate'
import type { Invitation } from '../../team/public'

/** What was asked, of whom, and the one way that opens it for whoever looks. */
export const InvitationPage = (props: { readonly t: Translator; readonly invitation: Invitation }) => {
  const { t } = props
  const { siteName: site, role, by, email, wayIn } = props.invitation
  const asked = { site, role: t(`team.role-${role}`) }
  return (
    <main>
      <h1>{t('team.invite-page-title', { site })}</h1>
      <p>{by === '' ? t('team.asked', asked) : t('team.asked-by', { ...asked, by })}</p>
      <p class="muted">{t(`team.you-may-${role}`)}</p>
      <p class="muted">{t(`team.way-${wayIn}`, { email })}</p>
      {(wayIn === 'join' || wayIn === 'new') && (
        <form method="post">
          <button type="submit" class="primary">
            {t(wayIn === 'join' ? 'team.join' : 'team.join-and-sign-in')}
          </button>
        </form>
      )}
      {wayIn === 'sign-in' && (
        <p>
          <a class="button" href="/desk/sign-in?next=/desk/sites">
            {t('account.sign-in')}
          </a>
        </p>
      )}
      {wayIn === 'other' && (
        <form method="post" action="/desk/sign-out">
          <button type="submit">{t('account.sign-out')}</button>
        </form>
      )}
    </main>
  )
}

export const InvitationProblem = (props: { readonly t: Translator; readonly state: 'over' | 'unknown' }) => (
  <main>
    <h1>{props.t(`team.invite-${props.state}-title`)}</h1>
    <p>{props.t(`team.invite-${props.state}-text`)}</p>
    <p>
      <a href="/desk/sign-in">{props.t('account.sign-in')}</a>
    </p>
  </main>
)
