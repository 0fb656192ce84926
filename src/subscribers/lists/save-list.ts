import { recordAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { siteTag } from '../../web/public-cache'
import { fieldsRefused } from '../../web/read-input'
import { refuse } from '../errors'
import type { ListInput } from './form-schema'
import { insertList, type ListRow, listLists, updateList } from './list-queries'
import { FIRST_LIST } from './sign-up-options'

/** A page that offers more helps nobody, and every one of a person's lists is looked up by itself. */
export const LISTS_MAX = 30

/**
 * Makes a list, or changes one but for its id. Receipts keep the words they were given on; a list that is closed takes no more sign-ups,
 * and who is on it stays. The same form again writes nothing.
 * @param options.create a list of that id must not be there yet; else it must
 * @throws web/fields-refused (422): no name, an id that is taken, or one list too many; subscribers/list-unknown (404)
 */
export async function saveList(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'defer'>,
  site: Site,
  personId: number,
  input: ListInput,
  { create }: { readonly create: boolean },
): Promise<void> {
  const { id, name, description, words, closed } = input
  // Only the first list may go by the site's name.
  if (name === '' && id !== FIRST_LIST) throw wrong('name', 'field.required')
  const lists = await ctx.db.all(listLists(site.id))
  const before = lists.find((list) => list.id === id)
  if (create && before) throw wrong('id', 'subscribers.id-taken')
  if (create && lists.length >= LISTS_MAX) throw wrong('id', 'subscribers.lists-many', LISTS_MAX)
  if (!create && !before) throw refuse('list-unknown', { params: { list: id, site: site.id } })
  const now = ctx.clock.now()
  const [saved] = await ctx.db.batch([
    before
      ? updateList(site.id, id, name, description, words, closed ? 1 : 0, now)
      : insertList(site.id, id, name, description, words, now, closed ? now : null),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${personId}`,
        action: before ? 'list.change' : 'list.create',
        subject: `list:${id}`,
        ...(before && { before: logged(before) }),
        after: { name, description, words, closed },
      },
      { onlyIfChanged: true },
    ).statement,
  ])
  if (saved.changes > 0) ctx.defer(ctx.cache.purgeSoon(siteTag(site.id)))
}

const logged = ({ name, description, words, closed_at }: ListRow) => ({
  name,
  description,
  words,
  closed: closed_at !== null,
})

const wrong = (field: string, message: string, max?: number) =>
  fieldsRefused([{ field, message, ...(max !== undefined && { params: { max } }) }])
