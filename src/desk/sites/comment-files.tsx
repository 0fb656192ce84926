import type { Child } from 'hono/jsx'
import type { Translator } from '../../i18n/translate'
import type { Site } from '../../sites/public'

/** All comments of a site, to take along; further files beside them. */
export const CommentFiles = (props: {
  readonly t: Translator
  readonly site: Pick<Site, 'id'>
  readonly children?: Child
}) => (
  <p class="ways">
    {(['csv', 'ndjson'] as const).map((format) => (
      <a href={`/desk/${props.site.id}/comments/export?format=${format}`} download>
        {props.t(`desk.export-${format}`)}
      </a>
    ))}
    {props.children}
  </p>
)
