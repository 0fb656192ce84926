import type { Ctx } from '../../platform/context'
import { findMailedSite } from '../queries'
import { readReport } from './read-report'
import { recordBounce } from './record-bounce'
import { openReport } from './report-token'

/** A report with the whole letter in it is a fraction of that. */
export const REPORT_MAX_BYTES = 2 * 1024 * 1024

/**
 * What a mail server sends to our bounce address. Anybody can write there, and every line of such a mail may be invented (B3): it is
 * believed only if it brings back the token of a mail we sent, which stands in the address it was sent to, or in a header of the mail it
 * returns, and nobody who did not see that mail can know it. The token alone says whose mail it was; what the report says of recipients
 * does not, because a forwarder names another, and providers mask them. Nothing is ever answered (A2).
 * @param to the address it was delivered to
 * @returns what it was taken for; for the log
 */
export async function receiveReport(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock'>,
  to: string,
  raw: ArrayBuffer | Uint8Array | string,
): Promise<'no-report' | 'not-ours' | 'complaint' | 'hard' | 'soft' | 'delivered'> {
  const report = await readReport(raw)
  if (!report) return 'no-report'
  const inAddress = /\+([a-z2-7]{53})@/i.exec(to)?.[1]
  for (const token of [...(inAddress === undefined ? [] : [inAddress]), ...report.tokens]) {
    const mail = await openReport(ctx.config.hashKey, token)
    if (!mail || !(await ctx.db.first(findMailedSite(mail.addressHash, mail.id, mail.id)))) continue
    await recordBounce(ctx, {
      kind: report.kind,
      address: { hash: mail.addressHash },
      provider: 'report',
      providerId: '',
      mailId: mail.id,
      tag: undefined,
      at: undefined,
    })
    return report.kind
  }
  return 'not-ours'
}
