import type { SenderName, TransportName } from '../../platform/mail-config'
import { statement } from '../../platform/sql'

export const saveCheck = statement<
  never,
  [
    sender: SenderName,
    domain: string,
    transport: TransportName,
    checkedAt: number,
    isVerified: 0 | 1,
    findings: string,
  ]
>(
  'mail.save-check',
  `INSERT INTO sender_checks (sender, domain, transport, checked_at, is_verified, findings) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
   ON CONFLICT DO UPDATE SET domain = excluded.domain, transport = excluded.transport, checked_at = excluded.checked_at,
     is_verified = excluded.is_verified, findings = excluded.findings`,
)

export interface CheckRow {
  readonly domain: string
  readonly transport: string
  readonly checked_at: number
  readonly is_verified: 0 | 1
  readonly findings: string
}

export const findCheck = statement<CheckRow, [sender: SenderName]>(
  'mail.find-check',
  'SELECT domain, transport, checked_at, is_verified, findings FROM sender_checks WHERE sender = ?1',
)

export const saveTest = statement<never, [siteId: string, sender: SenderName, state: string, sentAt: number]>(
  'mail.save-test',
  `INSERT INTO mail_tests (site_id, sender, state, sent_at) VALUES (?1, ?2, ?3, ?4)
   ON CONFLICT DO UPDATE SET state = excluded.state, sent_at = excluded.sent_at`,
)

export interface TestRow {
  readonly sender: SenderName
  readonly state: 'sent' | 'suppressed' | 'refused'
  readonly sent_at: number
}

/** At most one row for each sender. */
export const listTests = statement<TestRow, [siteId: string]>(
  'mail.list-tests',
  'SELECT sender, state, sent_at FROM mail_tests WHERE site_id = ?1',
)
