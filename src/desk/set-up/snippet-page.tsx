import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'

/** The embed code with this site's values, to copy. Shown as text: nothing here is markup. */
export function snippetOf(site: Site, publicUrl: string, t: Translator): string {
  return `<script type="module" src="${publicUrl}/embed.js"></script>

<afterword-comments site="${site.id}">
  <noscript>
    <a href="${publicUrl}/${site.id}/thread?page=PAGE_ADDRESS">${t('desk.snippet-read')}</a>
  </noscript>
</afterword-comments>

<afterword-subscribe site="${site.id}" heading="${t('desk.snippet-heading')}">
  ${t('desk.snippet-news')}
  <noscript>
    <a href="${publicUrl}/${site.id}/subscribe">${t('desk.snippet-sign-up')}</a>
  </noscript>
</afterword-subscribe>
`
}

export const SnippetMain = (props: {
  readonly t: Translator
  readonly site: Site
  readonly publicUrl: string
}) => {
  const { t, site } = props
  return (
    <main id="work" class="sheet" tabindex={-1}>
      <h1>{t('desk.nav-snippet')}</h1>
      <p>{t('desk.snippet-text')}</p>
      <label for="snippet" class="sr">
        {t('desk.nav-snippet')}
      </label>
      <textarea id="snippet" class="code" readonly rows={17} spellcheck={false}>
        {snippetOf(site, props.publicUrl, t)}
      </textarea>
      <p>
        <button type="button" id="copy" hidden aria-controls="snippet" data-copied={t('desk.copied')}>
          {t('desk.copy')}
        </button>
      </p>
      <p class="muted">{t('desk.snippet-page')}</p>
      {site.settings.origins.length === 0 ? (
        <p class="flash flash-warning">
          <span aria-hidden="true">⚠ </span>
          {t('desk.snippet-no-origin')} <a href={`/desk/${site.id}/settings`}>{t('desk.nav-settings')}</a>
        </p>
      ) : (
        <p class="muted">{t('desk.snippet-origins', { origins: site.settings.origins.join(', ') })}</p>
      )}
    </main>
  )
}
