import type { Translator } from '../i18n/translate'
import type { Site } from '../sites/public'

/** For whoever serves several sites, or none yet. */
export const SitesMain = ({ t, sites }: { readonly t: Translator; readonly sites: readonly Site[] }) => (
  <main id="work" class="sheet" tabindex={-1}>
    <h1>{t(sites.length > 0 ? 'desk.choose-site' : 'desk.no-site')}</h1>
    {sites.length > 0 ? (
      <ul class="sites">
        {sites.map((site) => (
          <li>
            <a href={`/desk/${site.id}`}>
              <b>{site.name}</b> <span class="muted">{site.id}</span>
            </a>
          </li>
        ))}
      </ul>
    ) : (
      <p>{t('desk.no-site-text')}</p>
    )}
  </main>
)
