import { dayName } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'
import type { readSites } from '../../team/public'
import { Moment } from '../../web/ui/moment'

/** What was just done. */
export const SITES_DONE = ['left', 'declined', 'archived', 'restored', 'deleted'] as const

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
      {sites.length > 1 && (
        <p>
          <a href="/desk/all">{t('desk.across-link')}</a>
        </p>
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
                  {site.erase_at !== null && (
                    <>
                      {' '}
                      <strong class="chip">
                        {site.begun_at === null
                          ? t('team.delete-due', { when: dayName(t.locale, site.erase_at) })
                          : t('team.delete-begun')}
                      </strong>
                    </>
                  )}
                </div>
                {site.begun_at === null && (
                  <section class="choose">
                    <form method="post" action={`/desk/sites/${site.id}/restore`}>
                      <button type="submit" class="quiet">
                        {t('team.restore')}
                        <span class="sr"> {site.name}</span>
                      </button>
                    </form>
                    {site.erase_at === null && (
                      <a href={`/desk/sites/${site.id}/delete`}>
                        {t('team.delete-link')}
                        <span class="sr"> {site.name}</span>
                      </a>
                    )}
                  </section>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  )
}
