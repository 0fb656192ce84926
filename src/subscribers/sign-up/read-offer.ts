import * as v from 'valibot'
import type { Translator } from '../../i18n/translate'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import { type FormRow, findForm, type ListRow, listLists } from '../lists/list-queries'
import { DEFAULT_FORM, FormSettings } from '../lists/sign-up-options'

/** What a form offers right now: its open lists, and what it asks. */
export interface Offer {
  readonly form: string
  /** Never empty; in the form's order. */
  readonly lists: readonly ListRow[]
  /** Whether the reader picks among them. */
  readonly choose: boolean
  readonly settings: FormSettings
  /** Every list of the site that can be asked for. */
  readonly open: readonly ListRow[]
}

/**
 * A form as it stands now. One round trip.
 * @param wanted lists named by the page or script, which then take the place of the form's own; empty for the form's
 * @throws subscribers/form-unknown (404), subscribers/list-unknown (404), subscribers/lists-closed (409)
 */
export async function readOffer(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  formId: string,
  wanted: readonly string[] = [],
): Promise<Offer> {
  const [forms, all] = await ctx.db.batch([findForm(site.id, formId), listLists(site.id)])
  const settings = settingsOf(forms.rows[0], formId)
  const named = wanted.length > 0 ? wanted : settings.lists
  const unknown = wanted.find((id) => !all.rows.some((list) => list.id === id))
  if (unknown !== undefined) throw refuse('list-unknown', { params: { list: unknown, site: site.id } })
  const lists = [...new Set(named)].flatMap((id) =>
    all.rows.filter((list) => list.id === id && list.closed_at === null),
  )
  if (lists.length === 0) throw refuse('lists-closed')
  return {
    form: formId,
    lists,
    choose: settings.choose && wanted.length === 0 && lists.length > 1,
    settings,
    open: all.rows.filter(({ closed_at }) => closed_at === null),
  }
}

/** @throws subscribers/form-unknown (404) */
function settingsOf(row: FormRow | undefined, formId: string): FormSettings {
  if (!row && formId !== DEFAULT_FORM) throw refuse('form-unknown', { params: { form: formId } })
  return v.parse(FormSettings, row ? JSON.parse(row.settings) : {})
}

/** How readers know a list: the first one of a site needs no name of its own. */
export const listName = (list: Pick<ListRow, 'name'>, siteName: string, t: Translator): string =>
  list.name || t('subscribers.news-of', { site: siteName })
