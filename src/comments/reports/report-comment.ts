import { heedBans, networkMark, stopIfBanned } from '../../bans/public'
import { HOUR_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { enqueue } from '../../platform/outbox'
import { isStop } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { refuse as refuseRequest } from '../../web/errors'
import { openReader } from '../checks/open-reader'
import { refuse } from '../errors'
import { noticeToAnswer } from '../jobs'
import type { SendReport } from '../schema'
import { statusName } from '../status'
import { findScore } from '../votes/vote-queries'
import { holdReported } from './hold-reported'
import {
  findOpenNotice,
  findReported,
  insertReport,
  setNotifier,
  takeForReportOrStop,
} from './report-queries'

/** Reports of one network in an hour, over all comments of a site (S-50). */
export const REPORTS_HOURLY_MAX = 10

export interface Reported {
  readonly id: number
  /** For the device to keep, if it had none. */
  readonly token?: string
  /** Of a notice of illegal content. */
  readonly reference?: string
}

/** Of an hour: references that nobody made are of the first after the comment. */
const SLOTS = HOUR_MS * 4096

type ReportCtx = Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens' | 'networks' | 'mayProceed' | 'wake' | 'cache'>

/**
 * A reader says that a published comment should be looked at. Once for each reader: a second report changes nothing and gets the same answer, but that an address it gives is
 * where an open notice is answered from then on.
 * Reports from as many networks as the site says put the comment before the moderators again (V-82); the answer does not tell
 * whether this one did. A report of illegal content is a notice: it has a reference, keeps which words it is about, and is answered by mail where an address is given (V-81).
 * @param token what the device got for its first vote or report; without it, this is the first
 * @throws comments/unknown (404), comments/vote-own (403), comments/token-wrong (403), comments/reports-many (429), bans/banned and
 *   bans/banned-until (403, where the reader's network is), web/too-many-requests (429)
 */
export async function reportComment(
  ctx: ReportCtx,
  site: Site,
  id: number,
  { reason, note, email }: SendReport,
  token: string | undefined,
  locale: string,
): Promise<Reported> {
  const networks = await ctx.networks.recent()
  const network = networks[0]
  const marks = networks.map(networkMark)
  const [reader, mayProceed] = await Promise.all([
    openReader(ctx, site, id, token, network ?? ''),
    ctx.mayProceed(`report:${site.id}:${network ?? ''}`),
  ])
  if (!mayProceed) throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  const now = ctx.clock.now()
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS
  const isNotice = reason === 'illegal'
  const open =
    isNotice && email && token ? await ctx.db.first(findOpenNotice(site.id, id, reader.mark)) : undefined
  // Known already; nothing else of a reader is kept (V-80).
  const answerTo = isNotice && open?.email !== email?.address ? email : undefined
  let reference: number | null = null
  try {
    const answers = await withFreshIds(() => {
      const fresh = isNotice ? (open?.reference ?? ctx.newId()) : null
      return ctx.db.batch([
        stopIfBanned(site.id, marks, now, 1),
        ...reader.taken,
        takeForReportOrStop(
          site.id,
          id,
          hour,
          network ?? '',
          reader.mark,
          REPORTS_HOURLY_MAX,
          answerTo ? 1 : 0,
        ),
        insertReport(site.id, id, reader.mark, reason, note, network ?? null, now, fresh),
        ...(fresh !== null && answerTo
          ? [
              setNotifier(site.id, id, reader.mark, answerTo.address, locale),
              enqueue(ctx, noticeToAnswer, {
                siteId: site.id,
                reference: fresh,
                decision: null,
                mailId: ctx.newId(),
              }),
            ]
          : []),
        findReported(site.id, id, reader.mark),
      ])
    })
    const row = answers.at(-1)?.rows[0] as ReturnType<typeof findReported>['row']
    if (!row?.reported) throw refuse('unknown')
    reference = row.reference
    const limit = site.settings.reportsToHold
    if (limit > 0 && row.networks >= limit && statusName(row.status) === 'published')
      await holdReported(ctx, site, id, row)
  } catch (error) {
    if (!isStop(error)) throw error
    // One from a network that is silently banned counts for nobody, and the answer does not tell.
    const silent = await heedBans(ctx, site, marks)
    const score = silent.length > 0 && (await ctx.db.first(findScore(site.id, id)))
    if (silent.length === 0) throw refuse('reports-many', { retryAfterS: 3600 }, { cause: error })
    if (!score || statusName(score.status) !== 'published') throw refuse('unknown')
    // The same reader is told the same again, as everybody is.
    return answer(isNotice ? id + 1 + (reader.mark % SLOTS) : null)
  }
  if (answerTo) ctx.wake()
  return answer(reference)

  function answer(reference: number | null): Reported {
    return {
      id,
      ...(reader.token && { token: reader.token }),
      ...(reference !== null && { reference: String(reference) }),
    }
  }
}
