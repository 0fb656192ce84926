import { Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { AppError } from '../../kernel/error'
import { applyBulkAction, BulkAction, inWords, ListQueue, readPicks } from '../../moderation/public'
import { type SitesEnv, withSites } from '../../sites/middleware'
import { authorize, findSite, toSite } from '../../sites/public'
import { form, optionalLine } from '../../web/fields'
import { describeProblem } from '../../web/on-error'
import { checkInput, type RawInput, readInput, readQuery } from '../../web/read-input'
import { BulkUndoOffer } from '../flash'
import { reportBulk } from './bulk-report'
import { placeIn } from './place-in'
import { QUEUE_PAGE, refuseBulk, showQueue, tellNews } from './show-queue'

/** The lists of all sites of a person. One comment is decided at its own site (routes.tsx); this is the page, and the form of many without a script. */
export const acrossDesk = new Hono<SitesEnv>()

const AcrossQuery = form({ ...ListQueue.entries, of: optionalLine(40), did: optionalLine(40) })

acrossDesk.use('/all/*', requirePerson, withSites)

acrossDesk.get('/all', (c) => showQueue(c, { ...checkInput(AcrossQuery, readQuery(c)), across: 'all' }))

acrossDesk.get('/all/news', (c) => tellNews(c, c.var.sites))

acrossDesk.post('/all/comments', async (c) => {
  const { t, ctx, person, sites } = c.var
  const input = await readInput(c)
  const action = checkInput(BulkAction, input)
  const place = { ...placeIn(input, action.from), across: 'all' } as const
  const picks = picksBySite(input)
  try {
    // Checked of all of them together, before anything is decided anywhere.
    readPicks(Object.assign({}, ...picks.values()))
  } catch (error) {
    return refuseBulk(c, error, place)
  }
  const said: string[] = []
  const offers = []
  for (const own of sites) {
    const mine = picks.get(own.id)
    if (!mine) continue
    try {
      authorize(own.role, 'comments.moderate')
      const site = toSite(await ctx.db.first(findSite(own.id)))
      const done = await applyBulkAction(ctx, site, person.id, action, readPicks(mine))
      said.push(`${site.name}: ${reportBulk(t, action.action, done)}`)
      if (done.bulk !== null) {
        const bulk = { id: done.bulk, action: action.action, picks: done.moved }
        offers.push(<BulkUndoOffer t={t} site={site} bulk={bulk} place={place} />)
      }
    } catch (error) {
      // One site's refusal is told beside what was done at the others.
      const told = inWords(error, t)
      if (!(told instanceof AppError)) throw told
      const { errors, detail } = describeProblem(told, t)
      said.push(`${own.name}: ${errors?.[0]?.message ?? detail}`)
    }
  }
  const notice = { text: said.join(' ') || t('desk.pick-none'), offers, status: said.length > 0 ? 200 : 422 }
  return showQueue(c, { ...place, item: undefined, limit: QUEUE_PAGE }, notice)
})

/** Boxes say whose comment they pick behind its revision (queue-page.tsx). What they name beside a person's sites picks nothing. */
function picksBySite(input: RawInput): ReadonlyMap<string, RawInput> {
  const picks = new Map<string, Record<string, unknown>>()
  for (const [name, value] of Object.entries(input)) {
    const [, revision, siteId] = /^(\d+)@(.+)$/.exec(String(value)) ?? []
    if (!siteId) continue
    const mine = picks.get(siteId) ?? {}
    mine[name] = revision
    picks.set(siteId, mine)
  }
  return picks
}
