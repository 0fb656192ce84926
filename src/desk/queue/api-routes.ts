import { Hono } from 'hono'
import { isoTime } from '../../kernel/time'
import {
  ApplyAction,
  applyAction,
  applyBulkAction,
  BulkAction,
  ListQueue,
  listQueue,
  type PlacedItem,
  ReadLog,
  readItem,
  readLog,
  readPicks,
  SearchComments,
  searchComments,
  undoAction,
  withPages,
} from '../../moderation/public'
import { SiteForm, updateSettings } from '../../sites/public'
import { needs, type TokenEnv, withToken } from '../../team/middleware'
import { refuse as refuseScope } from '../../team/public'
import { idIn } from '../../web/id-in'
import { checkInput, type RawInput, readInput, readQuery } from '../../web/read-input'
import { valuesOf } from '../settings/settings-page'
import { itemJson } from './item-json'

/** The desk for scripts, below `/v1/desk`: the use cases of the pages, behind a token. Each route names the permission it needs. */
export const deskApi = new Hono<TokenEnv>()

deskApi.use('/:site/*', withToken)

deskApi.get('/:site/comments', needs('comments.read'), async (c) => {
  const { ctx, site } = c.var
  const { items, next, behind } = await listQueue(ctx, site, checkInput(ListQueue, readQuery(c)))
  return c.json({
    items: (await withPages(ctx, items)).map(rowJson),
    next,
    // Of lists that go by the search index, as risk and reasons do.
    ...(behind !== undefined && { behind }),
  })
})

deskApi.get('/:site/search', needs('comments.read'), async (c) => {
  const { ctx, site, may } = c.var
  const query = checkInput(SearchComments, readQuery(c))
  if (query.address && !may.has('comments.read-address'))
    throw refuseScope('scope-missing', { params: { permission: 'comments.read-address' } })
  const { items, next, behind } = await searchComments(ctx, site, query)
  return c.json({ items: items.map(rowJson), next, behind })
})

deskApi.get('/:site/comments/:id', needs('comments.read'), async (c) => {
  const { ctx, site, may } = c.var
  return c.json(itemJson(await readItem(ctx, site, idIn(c)), may.has('comments.read-address')))
})

deskApi.post('/:site/comments/:id', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const action = checkInput(ApplyAction, asText(await readInput(c)))
  const { id, status, changed, actionId } = await applyAction(ctx, site, personId, idIn(c), action)
  return c.json({ id: String(id), status, changed, undo: actionId === null ? null : String(actionId) })
})

/** `picks` is a list of `{id, revision}`: a decision about what was read, as on the page. */
deskApi.post('/:site/comments', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const input = await readInput(c)
  const picks = readPicks(pickFields(input.picks))
  const done = await applyBulkAction(ctx, site, personId, checkInput(BulkAction, input), picks)
  return c.json({
    moved: done.moved.map(String),
    left: done.skipped.map(({ id, why }) => ({ id: String(id), why })),
    bulk: done.bulk === null ? null : String(done.bulk),
  })
})

deskApi.post('/:site/undo/:action', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const { id, status } = await undoAction(ctx, site, personId, idIn(c, 'action'))
  return c.json({ id: String(id), status })
})

deskApi.get('/:site/log', needs('log.read'), async (c) => {
  const { ctx, site } = c.var
  const { items, next } = await readLog(ctx, site, checkInput(ReadLog, readQuery(c)))
  return c.json({
    items: items.map(({ id, at, by, action, subject, before, after }) => ({
      id: String(id),
      at: isoTime(at),
      by,
      action,
      subject,
      before,
      after,
    })),
    next,
  })
})

deskApi.get('/:site/settings', needs('site.settings'), (c) => c.json(valuesOf(c.var.site)))

/** Takes what GET gives, so that a script reads, changes a line and sends it back. Fields that are missing stay as they are. */
deskApi.put('/:site/settings', needs('site.settings'), async (c) => {
  const { ctx, site, personId } = c.var
  const form = checkInput(SiteForm, { ...valuesOf(site), ...(await readInput(c)) })
  return c.json(valuesOf(await updateSettings(ctx, site, personId, form)))
})

const rowJson = ({ id, createdAt, siteId: _, threadId: __, risk: ___, ...row }: PlacedItem) => ({
  ...row,
  id: String(id),
  createdAt: isoTime(createdAt),
})

/** Numbers of JSON as the text that forms send. */
const asText = (input: RawInput): RawInput =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  )

/** The list of a script as the fields of the form. What is no pick picks nothing. */
function pickFields(picks: unknown): RawInput {
  const list: readonly unknown[] = Array.isArray(picks) ? picks : []
  return Object.fromEntries(
    list.flatMap((pick) => {
      const { id, revision } = (pick ?? {}) as { readonly id?: unknown; readonly revision?: unknown }
      return typeof id === 'string' ? [[`pick-${id}`, String(revision)]] : []
    }),
  )
}
