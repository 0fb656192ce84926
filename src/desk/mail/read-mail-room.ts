import { commentHeld, commentReported, noticeToAnswer } from '../../comments/public'
import { cameUp, followAsked, linkWanted } from '../../followers/public'
import { newsCame } from '../../following/public'
import { decodeCursor, encodeCursor } from '../../kernel/page'
import { DAY_MS } from '../../kernel/time'
import { brakePulled } from '../../limits/public'
import {
  countDays,
  findSender,
  type HeldRow,
  listHeld,
  listSuppressed,
  listUncertain,
  type SenderRow,
  testAsked,
  type UncertainRow,
} from '../../mail/public'
import { authorToTell, digestDue, reminderDue } from '../../moderation/public'
import type { Ctx } from '../../platform/context'
import type { SenderName } from '../../platform/mail-config'
import { listParkedJobs, type ParkedJob } from '../../platform/queries'
import type { Site } from '../../sites/public'
import { addressAsked, addressChanged, consentRequested, dataAsked } from '../../subscribers/public'
import { deletionTold, invitationDue } from '../../team/public'
import { fieldsRefused } from '../../web/read-input'

/**
 * Jobs of a site that send mail. A sign-in link belongs to no site, and is over before anybody could put it back; the hour's digests
 * belong to all sites, and the next hour brings what they left.
 */
export const MAILING_KINDS: readonly string[] = [
  commentHeld,
  commentReported,
  noticeToAnswer,
  digestDue,
  reminderDue,
  authorToTell,
  brakePulled,
  consentRequested,
  addressAsked,
  addressChanged,
  dataAsked,
  followAsked,
  linkWanted,
  newsCame,
  cameUp,
  invitationDue,
  deletionTold,
  testAsked,
].map(({ name }) => name)

export const COUNTED_DAYS = 30
const PARKED_MAX = 50
const SUPPRESSED_PAGE = 50
const HELD_MAX = 100

export type SuppressedRow = NonNullable<ReturnType<typeof listSuppressed>['row']>

export interface StoppedSender {
  readonly name: SenderName
  readonly since: number
  readonly reason: string
}

export interface MailRoom {
  /** What became of the site's mails, by outcome. */
  readonly counts: ReadonlyMap<string, number>
  readonly parked: readonly ParkedJob[]
  readonly suppressed: readonly SuppressedRow[]
  /** Addresses this site's mail was held back from, because of what happened at another. */
  readonly held: readonly HeldRow[]
  /** Mails of which nobody knows whether they went. */
  readonly uncertain: readonly UncertainRow[]
  /** Senders that stand still until somebody changes something. */
  readonly stopped: readonly StoppedSender[]
  /** Where the list of suppressions goes on; null at its end. */
  readonly next: string | null
}

/**
 * What the desk shows of a site's mail, in one round trip that reads about as many rows as it shows.
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function readMailRoom(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: Site,
  after: string | undefined,
): Promise<MailRoom> {
  const scope = `suppressed:${site.id}`
  const [from, skip] = after === undefined ? [Number.MAX_SAFE_INTEGER, 0] : (decodeCursor(scope, after) ?? [])
  if (typeof from !== 'number' || typeof skip !== 'number' || skip < 0) {
    throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  }
  const today = Math.floor(ctx.clock.now() / DAY_MS)
  const [counts, parked, suppressed, held, uncertain, notices, news] = await ctx.db.batch([
    countDays(site.id, today - COUNTED_DAYS + 1),
    listParkedJobs(site.id, JSON.stringify(MAILING_KINDS), PARKED_MAX),
    listSuppressed(site.id, from, SUPPRESSED_PAGE + 1, skip),
    listHeld(site.id, HELD_MAX),
    listUncertain(site.id, PARKED_MAX),
    findSender('notices'),
    findSender('news'),
  ])
  const page = suppressed.rows.slice(0, SUPPRESSED_PAGE)
  const last = suppressed.rows.length > SUPPRESSED_PAGE ? page.at(-1)?.created_at : undefined
  return {
    counts: new Map(counts.rows.map(({ state, count }) => [state, count])),
    parked: parked.rows,
    suppressed: page,
    held: held.rows,
    uncertain: uncertain.rows,
    stopped: [...stoppedOf('notices', notices.rows[0]), ...stoppedOf('news', news.rows[0])],
    next: last === undefined ? null : encodeCursor(scope, [last, passed(page, last, from, skip)]),
  }
}

const stoppedOf = (name: SenderName, row: SenderRow | undefined): readonly StoppedSender[] =>
  row && row.stopped_at !== null ? [{ name, since: row.stopped_at, reason: row.stop_reason ?? '' }] : []

/**
 * How many rows of the moment `last` have been shown by now. A cursor must not hold the hash that would tell them apart, so the next page
 * begins at that moment and leaves out this many.
 */
const passed = (page: readonly SuppressedRow[], last: number, from: number, skip: number): number =>
  page.filter(({ created_at }) => created_at === last).length + (last === from ? skip : 0)
