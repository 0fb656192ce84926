import * as v from 'valibot'
import type { Translator } from '../../i18n/translate'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { type ListRow, listForms, listLists } from './list-queries'
import { DEFAULT_FORM, FormSettings } from './sign-up-options'

export interface SignUpForm {
  readonly id: string
  readonly name: string
  readonly settings: FormSettings
}

/** What a site can be subscribed to, and by which forms: for the desk. The default form comes first. One round trip. */
export async function readForms(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  t: Translator,
): Promise<{ readonly lists: readonly ListRow[]; readonly forms: readonly SignUpForm[] }> {
  const [lists, rows] = await ctx.db.batch([listLists(site.id), listForms(site.id)])
  const forms = rows.rows.map(
    ({ id, name, settings }): SignUpForm => ({
      id,
      name,
      settings: v.parse(FormSettings, JSON.parse(settings)),
    }),
  )
  const first = forms.find(({ id }) => id === DEFAULT_FORM) ?? {
    id: DEFAULT_FORM,
    name: t('subscribers.form-default'),
    settings: v.parse(FormSettings, {}),
  }
  return { lists: lists.rows, forms: [first, ...forms.filter(({ id }) => id !== DEFAULT_FORM)] }
}
