import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'

/** How long a confirmation link opens, of a sign-up and of a new address. */
export const CONFIRM_MS = 7 * DAY_MS
/** How long the link to all data opens: it shows what no forwarded mail should. */
export const OWN_DATA_MS = DAY_MS

type LinkCtx = Pick<Ctx, 'tokens' | 'config'>

/** Which sign-up, as the links of its mail say it. */
interface Request {
  readonly site_id: string
  readonly consent_id: number
  readonly requested_at: number
}

export const confirmLink = async (ctx: LinkCtx, { site_id, consent_id, requested_at }: Request) =>
  `${ctx.config.publicUrl}/confirm/${await ctx.tokens.sign('confirm', [site_id, consent_id], requested_at + CONFIRM_MS)}`

/** "I did not ask for this" stays true: it never ends. */
export const notMeLink = async (ctx: LinkCtx, { site_id, consent_id }: Request) =>
  `${ctx.config.publicUrl}/not-me/${await ctx.tokens.sign('not-me', [site_id, consent_id], 0)}`

/**
 * The way out of every mail, without an end: a link in a mail of years ago still leads out (U11).
 * @param listId of the list the mail belongs to: the link leaves that one (U4); without it, all
 */
export const unsubscribeLink = async (ctx: LinkCtx, siteId: string, subscriberId: number, listId?: string) =>
  `${ctx.config.publicUrl}/unsubscribe/${await unsubscribeToken(ctx, siteId, subscriberId, listId)}`

export const unsubscribeToken = (
  ctx: Pick<Ctx, 'tokens'>,
  siteId: string,
  subscriberId: number,
  listId?: string,
) =>
  ctx.tokens.sign(
    'unsubscribe',
    listId === undefined ? [siteId, subscriberId] : [siteId, subscriberId, listId],
    0,
  )

/** The reader's own page, without an end. It shows the address masked, and what it changes can be changed back. */
export const preferencesLink = async (ctx: LinkCtx, siteId: string, subscriberId: number) =>
  `${ctx.config.publicUrl}${await preferencesPath(ctx, siteId, subscriberId)}`

/** The same for pages of ours. */
export const preferencesPath = async (ctx: Pick<Ctx, 'tokens'>, siteId: string, subscriberId: number) =>
  `/preferences/${await ctx.tokens.sign('preferences', [siteId, subscriberId], 0)}`

export const newAddressLink = async (
  ctx: LinkCtx,
  siteId: string,
  subscriberId: number,
  changeId: number,
  requestedAt: number,
) =>
  `${ctx.config.publicUrl}/new-address/${await ctx.tokens.sign('new-address', [siteId, subscriberId, changeId], requestedAt + CONFIRM_MS)}`

export const ownDataLink = async (ctx: LinkCtx, siteId: string, subscriberId: number, now: number) =>
  `${ctx.config.publicUrl}/own-data/${await ctx.tokens.sign('own-data', [siteId, subscriberId], now + OWN_DATA_MS)}`
