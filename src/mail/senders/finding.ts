import type { DnsRecord, SenderPlan } from './sender-plan'

/** Plain words for each stand under `mail.check-…` in every language. */
export type FindingCode =
  | 'dkim-good'
  | 'dkim-missing'
  | 'dkim-revoked'
  | 'dkim-no-selector'
  | 'spf-good'
  | 'spf-missing'
  | 'spf-many'
  | 'spf-not-included'
  | 'spf-open'
  | 'spf-deep'
  | 'dmarc-good'
  | 'dmarc-missing'
  | 'dmarc-many'
  | 'dmarc-unaligned'
  | 'return-good'
  | 'return-missing'
  | 'mx-good'
  | 'mx-missing'
  | 'reports-good'
  | 'reports-missing'
  | 'unanswered'

export type Subject = 'dkim' | 'spf' | 'dmarc' | 'return' | 'mx' | 'reports'

/** What the DNS says about one thing, and the record that would mend it. */
export interface Finding {
  readonly subject: Subject
  readonly code: FindingCode
  /** `advice`: better with it, and mail goes without. */
  readonly weight: 'good' | 'needed' | 'advice'
  /** The name that was asked for. */
  readonly name: string
  readonly record?: DnsRecord
}

/** Values of the records asked for; undefined where nobody answered. */
export type Found = readonly string[] | undefined

const found = (subject: Subject, code: FindingCode, name: string, more: Partial<Finding> = {}): Finding => ({
  subject,
  code,
  weight: code.endsWith('-good') ? 'good' : 'needed',
  name,
  ...more,
})

/** The key of one selector is enough; a record without one says that it was taken back (RFC 6376, 3.6.1). */
export function judgeDkim(plan: SenderPlan, keys: readonly Found[]): Finding {
  const names = plan.selectors.map((selector) => `${selector}._domainkey.${plan.signingDomain}`)
  const [name = plan.signingDomain] = names
  if (names.length === 0) return found('dkim', 'dkim-no-selector', name)
  const records = keys.map((each) => each?.filter((text) => /(^|;)\s*p=/.test(text)))
  const good = records.findIndex((each) => each?.some((text) => /(^|;)\s*p=\s*[A-Za-z0-9+/]/.test(text)))
  if (good !== -1) return found('dkim', 'dkim-good', names[good]!)
  if (records.some((each) => each === undefined)) return found('dkim', 'unanswered', name)
  if (records.some((each) => each!.length > 0)) return found('dkim', 'dkim-revoked', name)
  return found('dkim', 'dkim-missing', name, { record: { type: 'TXT', name, value: 'v=DKIM1; k=rsa; p=…' } })
}

/** Look-ups that an SPF record may take (RFC 7208, 4.6.4). */
export const MOST_LOOK_UPS = 10

export const isSpf = (text: string): boolean => /^v=spf1(\s|$)/i.test(text)

/**
 * Exactly one record (RFC 7208, 4.5), which names the provider, does not let everybody in, and is read to its end.
 * @param lookUps what the record takes, if that was counted
 */
export function judgeSpf({ spf }: SenderPlan, texts: Found, lookUps = 0): Finding | undefined {
  if (!spf) return undefined
  const { name, include } = spf
  if (texts === undefined) return found('spf', 'unanswered', name)
  const records = texts.filter(isSpf)
  const [record] = records
  const names = `include:${include ?? '…'}`
  const fresh = { record: { type: 'TXT', name, value: `v=spf1 ${names} ~all` } } as const
  if (record === undefined) return found('spf', 'spf-missing', name, fresh)
  if (records.length > 1) return found('spf', 'spf-many', name)
  const terms = record.toLowerCase().split(/\s+/)
  if (terms.includes('+all') || terms.includes('all')) return found('spf', 'spf-open', name)
  if (include !== undefined && !terms.includes(`include:${include}`)) {
    const value = record.replace(/(\s+[-~?]all)?\s*$/i, (end) => ` ${names}${end.trimEnd() || ' ~all'}`)
    return found('spf', 'spf-not-included', name, { record: { type: 'TXT', name, value } })
  }
  return found('spf', lookUps > MOST_LOOK_UPS ? 'spf-deep' : 'spf-good', name)
}

/** A domain and those above it, down to the last that can hold a record: `a.b.example` → itself, `b.example`. */
export const dmarcNames = (domain: string): readonly string[] => {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}

/** The nearest record upwards counts. Aligned is what belongs to the domain it stands at, or with `adkim=s` is the very same (RFC 7489, 3.1). */
export function judgeDmarc(plan: SenderPlan, texts: readonly Found[]): Finding {
  const { domain, signingDomain } = plan
  const name = `_dmarc.${domain}`
  const names = dmarcNames(domain)
  for (const [at, each] of texts.entries()) {
    if (each === undefined) return found('dmarc', 'unanswered', name)
    const records = each.filter((text) => /^v=DMARC1\s*(;|$)/i.test(text))
    if (records.length > 1) return found('dmarc', 'dmarc-many', `_dmarc.${names[at]}`)
    if (records.length === 0) continue
    const isStrict = /;\s*adkim\s*=\s*s\b/i.test(records[0]!)
    const within = (one: string) => one === names[at] || one.endsWith(`.${names[at]}`)
    const isAligned = signingDomain === domain || (!isStrict && within(signingDomain))
    return found('dmarc', isAligned ? 'dmarc-good' : 'dmarc-unaligned', `_dmarc.${names[at]}`)
  }
  return found('dmarc', 'dmarc-missing', name, { record: { type: 'TXT', name, value: 'v=DMARC1; p=none' } })
}

/** A return path of one's own domain lets SPF count for DMARC too; mail is believed by DKIM alone. */
export function judgeReturnPath({ returnPath }: SenderPlan, values: Found): Finding | undefined {
  if (!returnPath) return undefined
  const { name, type, value } = returnPath
  if (values === undefined) return found('return', 'unanswered', name, { weight: 'advice' })
  const isThere = type === 'CNAME' ? values.includes(value) : values.length > 0
  return isThere
    ? found('return', 'return-good', name)
    : found('return', 'return-missing', name, { weight: 'advice', record: returnPath })
}

/** Whether answers to the address readers see arrive somewhere. A single dot says that nothing does (RFC 7505). */
export function judgeMx({ domain }: SenderPlan, hosts: Found): Finding {
  if (hosts === undefined) return found('mx', 'unanswered', domain, { weight: 'advice' })
  const isThere = hosts.some((host) => host !== '')
  return isThere ? found('mx', 'mx-good', domain) : found('mx', 'mx-missing', domain, { weight: 'advice' })
}

/** Reports by mail need Cloudflare's servers in the MX of their domain. */
export function judgeReports({ reports }: SenderPlan, hosts: Found): Finding | undefined {
  if (reports === undefined) return undefined
  if (hosts === undefined) return found('reports', 'unanswered', reports, { weight: 'advice' })
  if (hosts.some((host) => host.endsWith('.mx.cloudflare.net')))
    return found('reports', 'reports-good', reports)
  const record = { type: 'MX', name: reports, value: 'route1.mx.cloudflare.net' } as const
  return found('reports', 'reports-missing', reports, { weight: 'advice', record })
}
