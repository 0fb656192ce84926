import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { countReported, listQueue, readOwnAction } from '../moderation/public'

import { isAllowed, type SitesEnv } from '../sites/public'
import { renderDesk } from '../web/desk-page'
import { allSites } from './all-sites'
import { EmptyList } from './empty-queue'
import { UndoOffer, Warning } from './flash'
import { ItemPane } from './item-pane'
import { readKeys } from './key-table'
import { frameOf } from './nav'
import { QueueMain } from './queue-page'
import { type Notice, type QueueQuery, readPane } from './show-queue'

/** As the queue of one site; besides, whose the open comment is, and whose was just decided. */
type AcrossQuery = QueueQuery & { readonly of?: string | undefined; readonly did?: string | undefined }

/**
 * The lists of all sites of a person as one, by time, with the open comment as its own site shows it. Each decision is one of that site.
 * @param notice what is told above the list, and the ways back from what was done
 */
export async function showAcross<E extends SitesEnv>(
  c: Context<E>,
  query: AcrossQuery,
  notice?: Notice & { readonly offers?: Child },
) {
  const { t, ctx, person, sites } = c.var as SitesEnv['Variables']
  const { status, after, order } = query
  const [queue, reported] = await Promise.all([listQueue(ctx, sites, query), countReported(ctx, ...sites)])
  const find = (siteId: string | undefined) => sites.find(({ id }) => id === siteId)
  const asked = find(query.of)
  const open = asked && query.item ? { id: query.item, siteId: asked.id } : queue.items[0]
  const site = find(open?.siteId)
  const pane = open && site && (await readPane({ ctx, person, site, role: site.role }, open.id))
  const decided = find(query.did)
  const done = decided && query.done ? await readOwnAction(ctx, decided, person.id, query.done) : undefined
  const place = { status, after, order, across: 'all' } as const
  const all = allSites(t)
  const view = {
    site: all,
    sites,
    place,
    reported,
    queue,
    openId: open?.id,
    chosen: asked !== undefined,
    mayDecide: sites.some(({ role }) => isAllowed(role, 'comments.moderate')),
    keys: readKeys(person.keys),
    now: ctx.clock.now(),
  }
  const next = queue.items[queue.items.findIndex(({ id }) => id === open?.id) + 1]
  const flash = (
    <>
      {notice && <Warning text={notice.text} />}
      {done && <UndoOffer t={t} site={decided!} done={done} across />}
      {notice?.offers}
    </>
  )
  const amount = `${queue.items.length}${queue.next || after ? '+' : ''}`
  const title = `${t('desk.queue-title', { list: t(`desk.tab-${status}`), amount })} · ${all.name}`
  return renderDesk(
    c,
    { title, status: notice?.status },
    frameOf(t, person, { site: all, role: 'reader', sites, at: 'across' }),
    <QueueMain t={t} view={view} flash={flash}>
      {pane ? (
        <ItemPane t={t} view={{ ...pane, place, next }} />
      ) : (
        <EmptyList t={t} waiting={status === 'held'} />
      )}
    </QueueMain>,
  )
}
