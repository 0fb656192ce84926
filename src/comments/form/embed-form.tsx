import { LOCALE_NAMES, type Locale } from '../../i18n/translate'
import type { Site } from '../../sites/public'
import { type Markup, markup } from '../../web/ui/markup'
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
  markup(TEMPLATES[props.view.t.locale](props), props.view.links.action, props.page)

/** Stands where something is put in: no address and no word holds it. */
const HOLE = '\0'

/** At most 27 in a language: three fields, each required, optional or not there. They hold nothing of any request. */
const templatesOfLanguage = () => {
  const drawn = new Map<string, TemplateStringsArray>()
  return ({ view, site }: FormProps): TemplateStringsArray => {
    const { askName, askEmail, askUrl } = site.settings
    const key = [askName, askEmail, askUrl].join()
    let template = drawn.get(key)
    if (!template) {
      const links = { ...view.links, action: HOLE }
      const strings = String(<CommentForm view={{ ...view, links }} site={site} page={HOLE} />).split(HOLE)
      template = Object.assign(strings, { raw: strings })
      drawn.set(key, template)
    }
    return template
  }
}

const TEMPLATES = Object.fromEntries(LOCALE_NAMES.map((locale) => [locale, templatesOfLanguage()])) as Record<
  Locale,
  ReturnType<typeof templatesOfLanguage>
>
