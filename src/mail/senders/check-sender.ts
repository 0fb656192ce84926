import type { Ctx } from '../../platform/context'
import type { Sender } from '../../platform/mail-config'
import { saveCheck } from './check-queries'
import { countLookUps } from './count-look-ups'
import {
  dmarcNames,
  type Finding,
  isSpf,
  judgeDkim,
  judgeDmarc,
  judgeMx,
  judgeReports,
  judgeReturnPath,
  judgeSpf,
} from './finding'
import { lookUpRecords, type RecordType } from './look-up-records'
import { planOf, type SenderPlan } from './sender-plan'

/**
 * Asks the DNS whether mail of this sender will be believed, and keeps the answer with its date. A domain counts as verified when
 * everything that Gmail, Yahoo and Outlook ask of senders of news is there: a DKIM key, SPF where it is ours to set, and DMARC (G4, G5).
 * @returns false if nobody answered at all: then what was found before stays
 */
export async function checkSender(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock'>,
  sender: Sender,
): Promise<boolean> {
  const plan = planOf(sender, ctx.config.bounceAddress)
  const findings = sender.transport === 'development' ? [] : await findingsOf(ctx, plan)
  if (
    findings.length > 0 &&
    findings.every(({ code }) => code === 'unanswered' || code === 'dkim-no-selector')
  )
    return false
  const isVerified = findings.every(({ weight }) => weight !== 'needed')
  const kept = JSON.stringify(findings)
  await ctx.db.run(
    saveCheck(sender.name, plan.domain, sender.transport, ctx.clock.now(), isVerified ? 1 : 0, kept),
  )
  return true
}

/** All at once: each waits for the network and for nothing else. */
async function findingsOf({ config }: Pick<Ctx, 'config'>, plan: SenderPlan): Promise<readonly Finding[]> {
  const ask = (name: string, type: RecordType) => lookUpRecords(config, name, type)
  const [keys, spf, dmarc, returns, hosts, reports] = await Promise.all([
    Promise.all(plan.selectors.map((selector) => ask(`${selector}._domainkey.${plan.signingDomain}`, 'TXT'))),
    plan.spf && ask(plan.spf.name, 'TXT'),
    Promise.all(dmarcNames(plan.domain).map((name) => ask(`_dmarc.${name}`, 'TXT'))),
    plan.returnPath && ask(plan.returnPath.name, plan.returnPath.type),
    ask(plan.domain, 'MX'),
    plan.reports === undefined ? undefined : ask(plan.reports, 'MX'),
  ])
  const record = spf?.find(isSpf)
  const lookUps = record === undefined ? 0 : await countLookUps(record, (name) => ask(name, 'TXT'))
  return [
    judgeDkim(plan, keys),
    judgeSpf(plan, spf, lookUps),
    judgeDmarc(plan, dmarc),
    judgeReturnPath(plan, returns),
    judgeMx(plan, hosts),
    judgeReports(plan, reports),
  ].filter((finding) => finding !== undefined)
}
