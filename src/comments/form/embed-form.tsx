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
export const EmbedForm = ({ view, site, page }: FormProps): Markup => {
  const { askName, askEmail, askUrl } = site.settings
  const asked = [askName, askEmail, askUrl].join()
  let form = forms.get(asked)
  if (!form) {
    form = formOf(view, site)
    forms.set(asked, form)
  }
  return form(view.t, { action: view.links.action, page })
}

/** At most 27: three fields, each required, optional or not there. What is drawn holds nothing of any request. */
const forms = new Map<string, ReturnType<typeof formOf>>()

const formOf = (view: ThreadView, site: Site) =>
  pattern<'action' | 'page'>((t, hole) => {
    const links = { ...view.links, action: hole('action') }
    return markup`${<CommentForm view={{ ...view, t, links }} site={site} page={hole('page')} />}`
  })
