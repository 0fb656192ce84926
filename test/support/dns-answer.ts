/** Records by "TYPE name"; what is not here is not there. `'away'` answers nothing that can be read. */
export type Zone = Readonly<Record<string, readonly string[] | 'away'>>

const TYPES: Readonly<Record<string, number>> = { TXT: 16, MX: 15, CNAME: 5 }

/** What a resolver answers as JSON, in its own spelling: quoted TXT in pieces of at most 255, names with their dot. */
export function dnsAnswer(zone: Zone, name: string, type: string): object | undefined {
  const values = zone[`${type} ${name}`] ?? []
  if (values === 'away') return undefined
  const data = (value: string) =>
    type === 'TXT'
      ? (value.match(/.{1,200}/gs) ?? ['']).map((piece) => `"${piece.replace(/["\\]/g, '\\$&')}"`).join(' ')
      : type === 'MX'
        ? `10 ${value}.`
        : `${value}.`
  return {
    Status: values.length === 0 ? 3 : 0,
    Question: [{ name, type: TYPES[type] }],
    Answer: values.map((value) => ({ name, type: TYPES[type], TTL: 300, data: data(value) })),
  }
}

/** All that Resend and the mailbox providers ask of a domain. */
export const goodZone = (domain: string): Zone => ({
  [`TXT resend._domainkey.${domain}`]: [`p=${'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB'.repeat(9)}`],
  [`TXT send.${domain}`]: ['v=spf1 include:amazonses.com ~all'],
  [`MX send.${domain}`]: ['feedback-smtp.eu-west-1.amazonses.com'],
  [`TXT _dmarc.${domain}`]: ['v=DMARC1; p=quarantine; rua=mailto:dmarc@example.org'],
  [`MX ${domain}`]: ['mx.example.org'],
})
