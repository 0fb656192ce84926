import { recordAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { siteTag } from '../../web/public-cache'
import { fieldsRefused } from '../../web/read-input'
import { refuse } from '../errors'
import type { FormInput } from './form-schema'
import { insertForm, listForms, listLists, updateForm } from './list-queries'
import { DEFAULT_FORM, type FormSettings, PREFERENCES_FORM } from './sign-up-options'

export const FORMS_MAX = 30

/** The form that is always there, and where receipts without a form keep their words. */
const TAKEN: readonly string[] = [DEFAULT_FORM, PREFERENCES_FORM, 'desk', 'import']

/**
 * Makes a sign-up form, or changes one but for its id. New words become a new version with the first sign-up that reads them. The same form
 * again writes nothing.
 * @param options.create a form of that id must not be there yet; else it must, and the default one always is
 * @throws web/fields-refused (422): no list, an unknown one, an id that is taken, or one form too many; subscribers/form-unknown (404)
 */
export async function saveForm(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'defer'>,
  site: Site,
  personId: number,
  { id, name, list, choose, ...asked }: FormInput,
  { create }: { readonly create: boolean },
): Promise<void> {
  const [forms, lists] = await ctx.db.batch([listForms(site.id), listLists(site.id)])
  const before = forms.rows.find((form) => form.id === id)
  if (create && (before || TAKEN.includes(id))) throw wrong('id', 'subscribers.id-taken')
  if (create && forms.rows.length >= FORMS_MAX) throw wrong('id', 'subscribers.forms-many', FORMS_MAX)
  if (!create && !before && id !== DEFAULT_FORM) throw refuse('form-unknown', { params: { form: id } })
  const known = list.filter((wanted) => lists.rows.some((one) => one.id === wanted))
  if (known.length === 0) throw wrong('list', 'subscribers.list-missing')
  const settings: FormSettings = { lists: known, choose: choose === 'choose', ...asked }
  const json = JSON.stringify(settings)
  const [saved] = await ctx.db.batch([
    before ? updateForm(site.id, id, name, json) : insertForm(site.id, id, name, json, ctx.clock.now()),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${personId}`,
        action: create ? 'form.create' : 'form.change',
        subject: `form:${id}`,
        ...(before && { before: { name: before.name, ...JSON.parse(before.settings) } }),
        after: { name, ...settings },
      },
      { onlyIfChanged: true },
    ).statement,
  ])
  if (saved.changes > 0) ctx.defer(ctx.cache.purgeSoon(siteTag(site.id)))
}

const wrong = (field: string, message: string, max?: number) =>
  fieldsRefused([{ field, message, ...(max !== undefined && { params: { max } }) }])
