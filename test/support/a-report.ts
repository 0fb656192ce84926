import { env } from 'cloudflare:workers'
import { type Reported, reportComment } from '../../src/comments/reports/report-comment'
import type { ReportReason } from '../../src/comments/reports/report-reasons'
import { parseEmail } from '../../src/kernel/email-address'
import type { Site } from '../../src/sites/public'
import { aNetwork } from './a-vote'
import { type TestCtx, testContext } from './test-context'

/** A reader's report, from a network of its own if nothing else is said. */
export const aReport = (
  site: Site,
  id: number,
  {
    reason = 'spam',
    note = '',
    email,
    token,
    ctx = testContext({ ip: aNetwork() }),
  }: { reason?: ReportReason; note?: string; email?: string; token?: string; ctx?: TestCtx } = {},
): Promise<Reported> =>
  reportComment(
    ctx,
    site,
    id,
    { reason, note, email: email === undefined ? undefined : parseEmail(email) },
    token,
    'en',
  )

/** Where a comment stands, and its reports: open ones, and all of them. */
export async function reportedOf(id: number) {
  const row = await env.DB.prepare(
    `SELECT status, shown, reports, decided_at,
       (SELECT count(*) FROM reports WHERE comment_id = c.id AND settled_by IS NULL) AS open,
       (SELECT count(*) FROM reports WHERE comment_id = c.id) AS all_of_them
     FROM comments c WHERE id = ?1`,
  )
    .bind(id)
    .first<{ status: number; shown: number; reports: number; open: number; all_of_them: number }>()
  return row!
}
