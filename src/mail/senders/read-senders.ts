import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import type { Sender, SenderName, TransportName } from '../../platform/mail-config'
import { findLook } from '../letter/look-queries'
import { type CheckRow, findCheck, listTests, type TestRow } from './check-queries'
import type { Finding } from './finding'
import { planOf } from './sender-plan'
import { findSender, weighComplaints } from './sender-queries'

/** Why a site's news may not go. */
export type NewsHindrance = 'postal-address' | 'transport' | 'domain' | 'stopped' | 'complaints'

/** Mailbox providers want less than one complaint in a thousand mails, and help nobody again before seven days in a row below three (G3). So few say nothing. */
const COMPLAINTS_SHARE = 0.001
const COMPLAINTS_FEW = 3
const COMPLAINTS_MS = 7 * DAY_MS

/** What the desk shows of one way to send. No key and no password. */
export interface SenderState {
  readonly name: SenderName
  readonly from: string
  readonly domain: string
  readonly transport: TransportName
  readonly perSecond: number | undefined
  /** What the DNS said last about this very domain and transport; undefined: nobody looked. */
  readonly check:
    | { readonly at: number; readonly isVerified: boolean; readonly findings: readonly Finding[] }
    | undefined
  /** The site's last test mail by it. */
  readonly test: TestRow | undefined
}

export interface SenderRoom {
  readonly senders: readonly SenderState[]
  readonly hindrances: readonly NewsHindrance[]
}

/** Both senders as a site sees them, and what keeps its news from going. One round trip. */
export async function readSenders(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock'>,
  siteId: string,
): Promise<SenderRoom> {
  const { notices, news } = ctx.config.senders
  const since = ctx.clock.now() - COMPLAINTS_MS
  const [looks, tests, checkOfNotices, checkOfNews, standing, heard] = await ctx.db.batch([
    findLook(siteId),
    listTests(siteId),
    findCheck('notices'),
    findCheck('news'),
    findSender('news'),
    weighComplaints(siteId, since, Math.floor(since / DAY_MS)),
  ])
  const state = (sender: Sender, row: CheckRow | undefined): SenderState => {
    const { domain } = planOf(sender, ctx.config.bounceAddress)
    const isCurrent = row?.domain === domain && row.transport === sender.transport
    return {
      name: sender.name,
      from: sender.from,
      domain,
      transport: sender.transport,
      perSecond: sender.perSecond,
      check: isCurrent
        ? {
            at: row.checked_at,
            isVerified: row.is_verified === 1,
            findings: JSON.parse(row.findings) as Finding[],
          }
        : undefined,
      test: tests.rows.find((test) => test.sender === sender.name),
    }
  }
  const ofNews = state(news, checkOfNews.rows[0])
  const hindrances: NewsHindrance[] = []
  // CAN-SPAM (16 CFR 316.2) and most laws like it: whoever sends news says where he is.
  if (!looks.rows[0]?.postal_address) hindrances.push('postal-address')
  // Cloudflare's terms: transactional mail only.
  if (news.transport === 'cloudflare') hindrances.push('transport')
  if (news.transport !== 'development' && !ofNews.check?.isVerified) hindrances.push('domain')
  if (standing.rows[0]?.stopped_at) hindrances.push('stopped')
  const { complaints, sent } = heard.rows[0]!
  if (complaints >= COMPLAINTS_FEW && complaints >= sent * COMPLAINTS_SHARE) hindrances.push('complaints')
  return { senders: [state(notices, checkOfNotices.rows[0]), ofNews], hindrances }
}
