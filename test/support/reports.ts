import { decodePath } from '../../src/kernel/id'
import { sealReport } from '../../src/mail/bounces/report-token'
import { REPORT_HEADER } from '../../src/mail/letter/compose'
import type { MailedAddress } from './mail-hooks'
import { type TestCtx, testContext } from './test-context'

/** Where reports go in these tests. */
export const BOUNCES = { local: 'bounces', domain: 'in.comments.test' }

/** A context of an install that takes reports. */
export function reportContext(ctx: TestCtx = testContext({ now: Date.now() })): TestCtx {
  return { ...ctx, config: { ...ctx.config, bounceAddress: BOUNCES } }
}

export const tokenOf = (
  { tag, hash }: Pick<MailedAddress, 'tag' | 'hash'>,
  hashKey = testContext().config.hashKey,
) => sealReport(hashKey, { id: decodePath(tag)[0]!, addressHash: hash })

export const returnPathOf = async (about: Pick<MailedAddress, 'tag' | 'hash'>): Promise<string> =>
  `${BOUNCES.local}+${await tokenOf(about)}@${BOUNCES.domain}`

const lines = (...all: readonly string[]) => all.join('\r\n')

/** Headers of one of our mails, as a server sends them back. */
export const ourHeaders = (token: string): string =>
  lines(
    'Received: from comments.test by mx.example.org; Wed, 25 Nov 2026 10:00:00 +0000',
    'From: "The Courier" <comments@comments.test>',
    'To: somebody@example.org',
    'Subject: News',
    'Message-ID: <0abcdefghjk@comments.test>',
    `${REPORT_HEADER}: ${token}`,
    '',
  )

interface Dsn {
  readonly action?: string
  readonly status?: string
  readonly diagnostic?: string
  readonly recipient?: string
  readonly words?: string
  /** What stands in the third part; none without it. */
  readonly brought?: string
  readonly broughtType?: string
}

/** A delivery report as RFC 3464 has it. */
export const dsn = ({
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <somebody@example.org>: user unknown',
  recipient = 'somebody@example.org',
  words = 'Your message could not be delivered.',
  brought,
  broughtType = 'text/rfc822-headers',
}: Dsn = {}): string =>
  lines(
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    'To: bounces@in.comments.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"',
    '',
    '--=_b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
    '',
    '--=_b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    'Arrival-Date: Wed, 25 Nov 2026 10:00:00 +0000',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    ...(action === '' ? [] : [`Action: ${action}`]),
    ...(status === '' ? [] : [`Status: ${status}`]),
    ...(diagnostic === '' ? [] : [`Diagnostic-Code: ${diagnostic}`]),
    '',
    ...(brought === undefined ? [] : ['--=_b', `Content-Type: ${broughtType}`, '', brought]),
    '--=_b--',
    '',
  )

/** A complaint as RFC 5965 has it; who complains is masked, as most providers do. */
export const arf = (type: string, brought: string): string =>
  lines(
    'From: feedback@provider.example',
    'To: bounces@in.comments.test',
    'Subject: Complaint about a message',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="=_b"',
    '',
    '--=_b',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report for a message received from 192.0.2.1.',
    '',
    '--=_b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: Provider/1.0',
    'Version: 1',
    'Original-Rcpt-To: <redacted>',
    '',
    '--=_b',
    'Content-Type: message/rfc822',
    '',
    brought,
    '',
    'News.',
    '--=_b--',
    '',
  )

/** A mail without parts. */
export const plain = (headers: Readonly<Record<string, string>>, body: string): string =>
  lines(...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body, '')
