import { type Context, Hono } from 'hono'
import { AppError } from '../kernel/error'
import { findRole, findSite, isAllowed, type Site, toSite } from '../sites/public'
import type { AppEnv } from '../web/app-env'
import { renderDoor } from '../web/desk-page'
import { describeProblem } from '../web/on-error'
import { checkInput, readInput } from '../web/read-input'
import { applyAction } from './decisions/apply-action'
import { inWords } from './decisions/in-words'
import { DecidePage, LinkProblem } from './notices/decide-page'
import { type Item, readItem } from './queue/read-item'
import { DecideByMail } from './schema'

/**
 * Decisions from the mail: `/moderate/{token}`. GET shows, POST acts as the person the mail went to. The token is the whole credential and no
 * cookie is read, so there is nothing a foreign page could borrow.
 */
export const moderateByMail = new Hono<AppEnv>()

moderateByMail.get('/moderate/:token', async (c) => {
  const link = await readLink(c)
  return link instanceof Response ? link : showItem(c, link.site, await itemOf(c, link))
})

moderateByMail.post('/moderate/:token', async (c) => {
  const link = await readLink(c)
  if (link instanceof Response) return link
  const decided = checkInput(DecideByMail, await readInput(c))
  try {
    await applyAction(c.var.ctx, link.site, link.personId, link.commentId, { ...decided, from: 'held' })
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error
    const { detail } = describeProblem(inWords(error, c.var.t) as AppError, c.var.t)
    return showItem(c, link.site, await itemOf(c, link), { status: 409, alert: detail })
  }
  return showItem(c, link.site, await itemOf(c, link))
})

interface Link {
  readonly site: Site
  readonly commentId: number
  readonly personId: number
}

/** @returns whose link to what it is, or the page that says why it opens nothing */
async function readLink(c: Context<AppEnv, '/moderate/:token'>): Promise<Link | Response> {
  const { ctx } = c.var
  const reading = await ctx.tokens.read('moderate', c.req.param('token'))
  if (reading.state === 'forged') return showProblem(c, 'altered', 403)
  if (reading.state === 'expired') return showProblem(c, 'expired', 410)
  const [siteId, commentId, , personId] = reading.value as [string, number, number, number]
  const [sites, roles] = await ctx.db.batch([findSite(siteId), findRole(siteId, personId)])
  const role = roles.rows[0]?.role
  // Who left the team keeps the mails but not the say.
  if (!sites.rows[0] || !role || !isAllowed(role, 'comments.moderate')) return showProblem(c, 'altered', 403)
  return { site: toSite(sites.rows[0]), commentId, personId }
}

const itemOf = (c: Context<AppEnv>, { site, commentId }: Link): Promise<Item> =>
  readItem(c.var.ctx, site, commentId)

function showItem(
  c: Context<AppEnv>,
  site: Site,
  item: Item,
  { status = 200, alert }: { readonly status?: number; readonly alert?: string } = {},
) {
  const { t, ctx } = c.var
  return renderDoor(
    c,
    { title: t('desk.decide-title', { site: site.name }), status },
    <DecidePage t={t} site={site} item={item} now={ctx.clock.now()} alert={alert} />,
  )
}

const showProblem = (c: Context<AppEnv>, state: 'altered' | 'expired', status: 403 | 410) =>
  renderDoor(
    c,
    { title: c.var.t(`desk.link-${state}-title`), status },
    <LinkProblem t={c.var.t} state={state} />,
  )
