import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'

/** How long a confirmation link opens. */
export const CONFIRM_MS = 7 * DAY_MS

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

/** The way out of every mail, without an end: a link in a mail of years ago still leads out (U11). */
export const unsubscribeLink = async (ctx: LinkCtx, siteId: string, subscriberId: number) =>
  `${ctx.config.publicUrl}/unsubscribe/${await ctx.tokens.sign('unsubscribe', [siteId, subscriberId], 0)}`
