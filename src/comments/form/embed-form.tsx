import type { Site } from '../../sites/public'
import { type Markup, markup } from '../../web/ui/markup'
import { pattern } from '../../web/ui/pattern'
import type { ThreadView } from '../thread/comment'
import { CommentForm } from './comment-form'

interface FormProps {
  readonly view: ThreadView
  readonly site: Site
  readonly page: string
}

/**
 * The form as the element gets it. In one language it is the same for every page of every site that asks for the same, so it is drawn once and kept,
 * as words are: where it posts and for which page is put in. Drawing it took a quarter of what a thread took.
 */
export const EmbedForm = (props: FormProps): Markup =>
  form(props.view.t, { action: props.view.links.action, page: props.page }, props)

/** At most 27 in a language: three fields, each required, optional or not there. What is drawn holds nothing of any request. */
const form = pattern<'action' | 'page', Omit<FormProps, 'page'>>(
  (_, hole, { view, site }) => {
    const links = { ...view.links, action: hole('action') }
    return markup`${<CommentForm view={{ ...view, links }} site={site} page={hole('page')} />}`
  },
  ({ site: { settings } }) => [settings.askName, settings.askEmail, settings.askUrl].join(),
)
