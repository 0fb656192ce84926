import fc from 'fast-check'
import { describe, it } from 'vitest'
import { readReport, recipientsIn } from '../../../../src/mail/bounces/read-report'
import { arf, dsn, ourHeaders, plain } from '../../../support/reports'

const TOKEN = 'abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstu'
const kindOf = async (raw: string) => (await readReport(raw))?.kind

describe('a delivery report (RFC 3464)', () => {
  it.for([
    ['failed', '5.1.1', 'smtp; 550 5.1.1 user unknown', 'hard'],
    ['failed', '5.1.2', 'dns; host not found', 'hard'],
    ['failed', '5.1.10', 'smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'hard'],
    ['failed', '5.1.6', 'smtp; 551 5.1.6 mailbox has moved', 'hard'],
    ['failed', '5.0.0', 'smtp; 550 No such user here', 'hard'],
    ['failed', '5.0.0', 'smtp; 550 Unknown user', 'hard'],
    ['Failed (permanently)', '5.1.1 (bad mailbox)', 'smtp; 550 5.1.1 unknown', 'hard'],
    ['failed', '5.2.2', 'smtp; 552 5.2.2 mailbox full', 'soft'],
    ['failed', '5.1.1', 'smtp; 550 5.1.1 mailbox is full: over quota', 'soft'],
    ['failed', '5.2.3', 'smtp; 552 5.2.3 message too big', 'soft'],
    ['failed', '5.3.4', 'smtp; 552 5.3.4 size limit exceeded', 'soft'],
    ['failed', '5.7.1', 'smtp; 554 5.7.1 rejected as spam', 'soft'],
    [
      'failed',
      '5.7.515',
      'smtp; 550 5.7.515 Access denied, sending domain does not meet the required authentication level',
      'soft',
    ],
    ['failed', '5.7.26', 'smtp; 550 5.7.26 unauthenticated email is not accepted', 'soft'],
    ['failed', '5.1.8', 'smtp; 553 5.1.8 Domain of sender address does not exist', 'soft'],
    ['failed', '5.4.7', 'smtp; delivery time expired', 'soft'],
    ['failed', '5.0.0', 'smtp; 550 blocked, see https://example.org/user-unknown', 'soft'],
    ['failed', '4.1.1', 'smtp; 450 4.1.1 user unknown', 'soft'],
    ['failed', '5.0.0', '', 'soft'],
    ['delayed', '4.4.1', 'smtp; connection timed out', 'soft'],
    ['delayed', '5.1.1', 'smtp; 550 5.1.1 user unknown', 'soft'],
    ['delivered', '2.0.0', '', 'delivered'],
    ['relayed', '2.0.0', '', undefined],
    ['expanded', '2.0.0', '', undefined],
  ] as const)('%s %s "%s": %s (B2)', async ([action, status, diagnostic, kind], { expect }) => {
    expect(await kindOf(dsn({ action, status, diagnostic }))).toBe(kind)
  })

  it('reads fields that are folded, written in capitals, or end their lines with LF alone', async ({
    expect,
  }) => {
    const folded = dsn({ diagnostic: 'smtp; 550 5.1.1\r\n <somebody@example.org>:\r\n\tuser unknown' })
    expect(await kindOf(folded)).toBe('hard')
    expect(await kindOf(folded.replace('Status:', 'STATUS:').replaceAll('\r\n', '\n'))).toBe('hard')
  })

  it('keeps the recipients apart from what is said of the mail', ({ expect }) => {
    const status =
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: RFC822; <a-b@example.org>\nAction: failed\nStatus: 5.1.1\n\n\nAction: delayed\nStatus: 4.2.2\nDiagnostic-Code: smtp; x\n'
    expect(recipientsIn(status)).toEqual([
      { action: 'failed', status: '5.1.1', diagnostic: '', recipient: 'a-b@example.org' },
      { action: 'delayed', status: '4.2.2', diagnostic: 'smtp; x', recipient: '' },
    ])
  })

  it('is no failure while one of several recipients, to whom ours was forwarded, may still get it', async ({
    expect,
  }) => {
    const two = dsn()
      .replace('--=_b--', '')
      .replace(
        'Diagnostic-Code: smtp; 550 5.1.1 <somebody@example.org>: user unknown\r\n',
        'Diagnostic-Code: smtp; 550 5.1.1 user unknown\r\n\r\nFinal-Recipient: rfc822; other@example.org\r\nAction: failed\r\nStatus: 5.2.2\r\n',
      )
    expect(await kindOf(two)).toBe('soft')
  })
})

describe('the name of the mailbox, without its host', () => {
  const unknown = (recipient: string) =>
    dsn({ recipient, status: '5.0.0', diagnostic: `X-Local; unknown user: ${recipient.split('@')[0]}` })

  it.for(['spam-quota', 'blocked.by.policy', 'relay+full', 'virus2', '(mailbox) is full*'])(
    '%s is no reason',
    async (name, { expect }) => {
      expect(await kindOf(unknown(`${name}@example.org`))).toBe('hard')
    },
  )

  it('stays if it is a single word or a number, which may be the server’s: that is soft, and harms nobody', async ({
    expect,
  }) => {
    expect(await kindOf(unknown('quota@example.org'))).toBe('soft')
    const diagnostic = 'smtp; 450 user unknown'
    expect(await kindOf(dsn({ recipient: '450@example.org', status: '5.0.0', diagnostic }))).toBe('soft')
  })

  it('is not looked for inside of other words', async ({ expect }) => {
    const diagnostic = 'smtp; 550 rejected: too-big-letter'
    expect(await kindOf(dsn({ recipient: 'o-b@example.org', status: '5.1.1', diagnostic }))).toBe('hard')
    const full = 'smtp; 550 5.1.1 user is over-quota2'
    expect(await kindOf(dsn({ recipient: 'quota2@example.org', diagnostic: full }))).toBe('soft')
  })
})

describe('the words of servers that know no report', () => {
  const daemon = (body: string, headers: Record<string, string> = {}) =>
    plain({ From: 'MAILER-DAEMON@mx.example.org', Subject: 'failure notice', ...headers }, body)

  it.for([
    [
      'qmail',
      'Hi. This is the qmail-send program.\nI’m afraid I wasn’t able to deliver your message.\n\n<a@example.org>:\nRemote host said: 550 5.1.1 user unknown\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <x@y>\n\nmailbox full',
      'hard',
    ],
    [
      'Exim',
      'A message that you sent could not be delivered.\n\n  a@example.org\n    SMTP error from remote mail server after RCPT TO:<a@example.org>:\n    550 no such user here\n\n------ This is a copy of the message ------\n\nspam',
      'hard',
    ],
    ['a full mailbox', 'Remote host said: 552 5.2.2 mailbox full\n', 'soft'],
    [
      'the sender’s fault',
      'SMTP error from remote mail server after MAIL FROM:<x@y>:\n550 unknown domain\n',
      'soft',
    ],
    ['an account that is disabled', 'The account is disabled.\n550 user unknown\n', 'soft'],
    ['a warning', 'THIS IS A WARNING MESSAGE ONLY. Host unknown so far.\n', 'soft'],
    ['no word of a reason', 'It did not work.\n', undefined],
  ] as const)('%s', async ([, body, kind], { expect }) => {
    expect(await kindOf(daemon(body))).toBe(kind)
  })

  it('are read from HTML where there is no text', async ({ expect }) => {
    const html = '<style>.full{}</style><p>Not delivered.</p><br>550 5.1.1 user unknown'
    expect(await kindOf(daemon(html, { 'Content-Type': 'text/html' }))).toBe('hard')
  })

  it('are read as they stand where the boundary is written into no part', async ({ expect }) => {
    const body = '550 5.1.1 user unknown'
    expect(await kindOf(daemon(body, { 'Content-Type': 'multipart/report; boundary="nowhere"' }))).toBe(
      'hard',
    )
  })
})

describe('what is no report', () => {
  it.for([
    ['a vacation reply', { From: 'ada@example.org', 'Auto-Submitted': 'auto-replied', Subject: 'On leave' }],
    ['one that says so in the subject only', { From: 'ada@example.org', Subject: 'Out of office: News' }],
    ['one in German', { From: 'ada@example.org', Subject: 'Abwesenheitsnotiz: News' }],
    ['one marked by another custom', { From: 'ada@example.org', Subject: 'News', 'X-Autoreply': 'yes' }],
    ['an answer of a person', { From: 'ada@example.org', Subject: 'Re: News' }],
  ] as const)('%s, even where it quotes "550 user unknown"', async ([, headers], { expect }) => {
    expect(await readReport(plain(headers, 'I am away.\n> 550 5.1.1 user unknown'))).toBeUndefined()
  })

  it('nothing at all, and noise: never throws', async ({ expect }) => {
    expect(await readReport('')).toBeUndefined()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        await readReport(noise)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a complaint (RFC 5965)', () => {
  it.for([
    ['abuse', 'complaint'],
    ['fraud', 'complaint'],
    ['not-spam', undefined],
    ['opt-out', undefined],
    ['auth-failure', undefined],
    ['virus', undefined],
    ['something-new', undefined],
  ] as const)('of type %s is %s', async ([type, kind], { expect }) => {
    expect(await kindOf(arf(type, ourHeaders(TOKEN)))).toBe(kind)
  })
})

describe('the tokens in a report', () => {
  it.for([
    ['headers', dsn({ brought: ourHeaders(TOKEN) })],
    ['the whole mail', dsn({ brought: `${ourHeaders(TOKEN)}\r\nNews.`, broughtType: 'message/rfc822' })],
    ['the mail a complaint is about', arf('abuse', ourHeaders(TOKEN))],
    ['words', dsn({ words: `Message headers follow.\n\nX-Afterword-Mail: ${TOKEN}` })],
    ['another case', dsn({ brought: ourHeaders(TOKEN.toUpperCase()) })],
  ] as const)('are found in %s', async ([, raw], { expect }) => {
    expect((await readReport(raw))?.tokens).toEqual([TOKEN])
  })

  it('are whole words of their length, each once, and not without end', async ({ expect }) => {
    const words = `${TOKEN}a ${TOKEN.slice(1)} ${TOKEN} ${TOKEN} 1${TOKEN}`
    expect((await readReport(dsn({ words })))?.tokens).toEqual([TOKEN])
    const many = Array.from(
      { length: 60 },
      (_, at) => TOKEN.slice(2) + 'abcdefgh'[at % 8] + 'abcdefgh'[at >> 3],
    ).join(' ')
    expect((await readReport(dsn({ words: many })))?.tokens).toHaveLength(20)
  })
})
