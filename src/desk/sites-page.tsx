import type { Translator } from '../i18n/translate'
import type { readSites } from '../team/public'
import { Moment } from '../web/ui/moment'

/** What was just done. */
export const SITES_DONE = ['left', 'declined', 'archived', 'restored'] as const

/** Everything a person could go to, and what waits for their answer first. */
export const SitesMain = (
  props: Readonly<Awaited<ReturnType<typeof readSites>>> & {
    readonly t: Translator
    readonly mayMake: boolean
    readonly now: number
    readonly done?: (typeof SITES_DONE)[number] | undefined
  },
) => {
  const { t, sites, invitations, archived, done } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      {done && (
        <p class="flash" role="status">
          {t(`team.did-${done}`)}
        </p>
      )}
      {invitations.map(({ site_id, site_name, role, by_name }) => {
        const asked = { site: site_name, role: t(`team.role-${role}`) }
        return (
          <section class="flash">
            <span>{by_name ? t('team.asked-by', { ...asked, by: by_name }) : t('team.asked', asked)}</span>
            <form method="post" action={`/desk/sites/${site_id}/join`}>
              <button type="submit" class="primary">
                {t('team.join')}
                <span class="sr"> {site_name}</span>
              </button>
            </form>
            <form method="post" action={`/desk/sites/${site_id}/decline`}>
              <button type="submit" class="quiet">
                {t('team.decline')}
                <span class="sr"> {site_name}</span>
              </button>
            </form>
          </section>
        )
      })}
      <h1>{t(sites.length > 0 ? 'desk.choose-site' : 'desk.no-site')}</h1>
      {sites.length > 0 ? (
        <ul class="sites">
          {sites.map((site) => (
            <li>
              <a href={`/desk/${site.id}`}>
                <b>{site.name}</b>{' '}
                <span class="muted">
                  {site.id} · {t(`team.role-${site.role}`)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('desk.no-site-text')}</p>
      )}
      {props.mayMake && (
        <p>
          <a class="button" href="/desk/sites/new">
            {t('team.new-site')}
          </a>
        </p>
      )}
      {archived.length > 0 && (
        <>
          <h2>{t('team.archived')}</h2>
          <ul class="entries">
            {archived.map((site) => (
              <li>
                <div>
                  {site.name}{' '}
                  <span class="muted">
                    {site.id} · <Moment t={t} at={site.archived_at} now={props.now} />
                  </span>
                </div>
                <form method="post" action={`/desk/sites/${site.id}/restore`}>
                  <button type="submit" class="quiet">
                    {t('team.restore')}
                    <span class="sr"> {site.name}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  )
}
