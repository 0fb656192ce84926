import type { Translator } from '../i18n/translate'
import type { Site } from '../sites/public'

/** All comments of a site, to take along. */
export const CommentFiles = ({ t, site }: { readonly t: Translator; readonly site: Pick<Site, 'id'> }) => (
  <p class="ways">
    {(['csv', 'ndjson'] as const).map((format) => (
      <a href={`/desk/${site.id}/comments/export?format=${format}`} download>
        {t(`desk.export-${format}`)}
      </a>
    ))}
  </p>
)
