import fc from 'fast-check'
import { describe, it } from 'vitest'
import { type RecipientReport, reportClass } from '../../../../src/mail/bounces/report-class'

const said = (fields: Partial<RecipientReport> = {}, own = '') =>
  reportClass({ action: 'failed', status: '5.0.0', diagnostic: '', ...fields }, own)

describe('reportClass: the action', () => {
  for (const [action, kind] of [
    ['delivered', 'delivered'],
    ['delayed', 'soft'],
    ['relayed', undefined],
    ['expanded', undefined],
    ['failed', 'hard'],
    ['', 'hard'],
  ] as const) {
    it(`"${action}" beside a code of no such user is ${kind}`, ({ expect }) => {
      expect(said({ action, status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 user unknown' })).toBe(kind)
    })
  }

  it('says nothing about the address if neither action, code nor words do', ({ expect }) => {
    expect(said({ action: '', status: '', diagnostic: '' }, 'Your letter came back.')).toBeUndefined()
  })

  it('is soft if it failed and nobody says why', ({ expect }) => {
    expect(said({ action: 'failed', status: '' }, 'Your letter came back.')).toBe('soft')
  })
})

describe('reportClass: the status alone', () => {
  for (const [status, kind] of [
    ['5.1.0', 'soft'],
    ['5.1.1', 'hard'],
    ['5.1.2', 'hard'],
    ['5.1.3', 'hard'],
    ['5.1.4', 'hard'],
    ['5.1.5', 'soft'],
    ['5.1.6', 'hard'],
    ['5.1.7', 'soft'],
    ['5.1.8', 'soft'],
    ['5.1.9', 'soft'],
    ['5.1.10', 'hard'],
    ['5.1.11', 'soft'],
    ['5.2.1', 'soft'],
    ['5.2.2', 'soft'],
    ['5.2.3', 'soft'],
    ['5.3.4', 'soft'],
    ['5.4.1', 'hard'],
    ['5.4.2', 'soft'],
    ['5.4.4', 'hard'],
    ['5.4.14', 'soft'],
    ['5.6.1', 'soft'],
    ['5.7.1', 'soft'],
    ['4.1.1', 'soft'],
    ['4.4.1', 'soft'],
  ] as const) {
    it(`${status} is ${kind}`, ({ expect }) => {
      expect(said({ status })).toBe(kind)
    })
  }
})

describe('reportClass: words say that the mail was not taken, whatever the code', () => {
  for (const words of [
    '550 5.1.1 Mailbox is full',
    '550 5.1.1 user over quota',
    '552 5.1.1 message too big',
    '550 5.1.1 rejected as spam',
    '550 5.1.1 blocked by our blacklist',
    '550 5.1.1 SPF check did not pass',
    '550 5.1.1 not allowed by policy',
    '550 5.1.1 relay access denied',
    '550 5.1.1 greylisted',
    '550 5.1.1 temporary failure',
    '550 5.1.1 try again later',
    '550 5.1.1 too many hops',
    '550 5.1.1 account suspended',
    '550 5.1.1 connection refused',
    '550 5.1.1 sender address does not resolve',
    '550 5.1.1 bare LF in message',
    '550 5.1.1 Other mail system problem',
  ]) {
    it(`"${words}" is soft`, ({ expect }) => {
      expect(said({ status: '5.1.1', diagnostic: `smtp; ${words}` })).toBe('soft')
    })
  }
})

describe('reportClass: words say that nobody lives there, without a code that does', () => {
  for (const words of [
    '550 user unknown',
    '550 Mailbox not found',
    '550 recipient address invalid',
    '550 No such user here',
    '550 unknown recipient',
    '550 mailbox unavailable',
    '550 account does not exist',
    '550 not our customer',
    '550 Host or domain name not found',
    '550 unrouteable address',
    '556 domain does not accept mail',
    '551 user has moved',
    '550 Recipient address rejected.',
    '550 address no longer valid',
  ]) {
    it(`"${words}" is hard`, ({ expect }) => {
      expect(said({ diagnostic: `smtp; ${words}` })).toBe('hard')
    })
  }
})

describe('reportClass: a refusal after the letter was handed over is about the letter', () => {
  const unknown = { diagnostic: 'smtp; 550 Unknown user somebody@example.org' }

  for (const [server, words] of [
    ['Postfix', 'said: 550 Unknown user somebody@example.org (in reply to end of DATA command)'],
    ['Postfix, before the letter', 'said: 550 Unknown user somebody@example.org (in reply to DATA command)'],
    ['Exim', 'SMTP error from remote mail server after end of data:\nhost mx.example.org: 550 unknown user'],
    ['Sendmail', '... while talking to mx.example.org.:\n>>> DATA\n<<< 550 Unknown user'],
    ['m-FILTER', '-------server message\n550 unknown user\n\n-------SMTP command\nDATA'],
  ] as const) {
    it(`${server}: words alone are soft, a code of a bad address is hard`, ({ expect }) => {
      expect(said(unknown, words)).toBe('soft')
      expect(said({ diagnostic: 'smtp; 550 5.1.1 Unknown user' }, words)).toBe('hard')
      expect(said({ status: '5.4.1', diagnostic: 'smtp; 550 5.4.1 All refused' }, words)).toBe('soft')
    })
  }

  it('the same words in reply to the address are hard', ({ expect }) => {
    expect(said(unknown, 'said: 550 Unknown user (in reply to RCPT TO command)')).toBe('hard')
    expect(said(unknown, 'SMTP error from remote mail server after RCPT TO')).toBe('hard')
    expect(said({ status: '5.4.1', diagnostic: 'smtp; 550 5.4.1 All refused' })).toBe('hard')
  })

  it('a server left without recipients refused the address, though it was told with the letter', ({
    expect,
  }) => {
    const words = '>>> DATA\n<<< 550 Unknown user\n<<< 554 5.5.1 Error: no valid recipients'
    expect(said(unknown, words)).toBe('hard')
  })

  it('that somebody has no account there is of no letter', ({ expect }) => {
    const diagnostic = "smtp; 554 delivery error: This user doesn't have an account"
    expect(said({ diagnostic }, '>>> DATA')).toBe('hard')
  })

  it('an address that is refused for a reason is not one that is refused without', ({ expect }) => {
    expect(said({ diagnostic: 'smtp; 550 Recipient address rejected. (in reply to RCPT TO)' })).toBe('hard')
    expect(said({ diagnostic: 'smtp; 550 Recipient address rejected: come back as a friend' })).toBe('soft')
  })

  it('“user unknown” that names nobody is what filters of KDDI say', ({ expect }) => {
    expect(said({ diagnostic: 'smtp; 550 : User unknown' })).toBe('soft')
    expect(said({ diagnostic: 'smtp; 550 <somebody@example.org>: User unknown' })).toBe('hard')
  })
})

describe('reportClass: which words count', () => {
  it('the code in the server’s words goes before the status', ({ expect }) => {
    expect(said({ status: '5.1.1', diagnostic: 'smtp; 550 5.7.1 no' })).toBe('soft')
    expect(said({ status: '5.7.1', diagnostic: 'smtp; 550 5.1.1 no' })).toBe('hard')
  })

  it('a reply that begins with 4 is for now, with and without its type', ({ expect }) => {
    for (const diagnostic of ['smtp; 450 user unknown', '450 user unknown', '450-5.1.1 user unknown'])
      expect(said({ status: '5.1.1', diagnostic })).toBe('soft')
  })

  it('no version or address of a host is a code', ({ expect }) => {
    expect(said({ status: '5.1.1', diagnostic: 'smtp; 550 no (Mailer 5.7.1.3)' })).toBe('hard')
    expect(said({ status: '5.1.1', diagnostic: 'smtp; 550 no from 15.7.1' })).toBe('hard')
  })

  it('words within addresses of pages and people do not count', ({ expect }) => {
    const ours = ['<spam-quota@example.org>', 'quarantine-blocked@example.org', 'https://example.org/spam']
    for (const address of ours)
      expect(said({ diagnostic: `smtp; 550 5.1.1 ${address} user unknown` })).toBe('hard')
  })

  it('a reply of nothing but the address of a page is read by that: the list it was looked up in', ({
    expect,
  }) => {
    const reply = 'SMTP; 553 http://www.spamhaus.org/query/bl?ip=192.0.2.222'
    expect(said({ status: '5.1.3', diagnostic: reply })).toBe('soft')
    expect(said({ status: '5.1.1', diagnostic: 'SMTP; 550 https://example.org/help/14' })).toBe('hard')
    expect(said({ status: '5.1.1', diagnostic: 'SMTP; 550 <spam-quota@example.org>' })).toBe('hard')
  })

  it('counts the first 600 characters, and not the one after', ({ expect }) => {
    const gone = '5.1.1'
    const at = (length: number) => `${'x'.repeat(length - gone.length - 1)} ${gone}`
    expect(said({ diagnostic: at(600) })).toBe('hard')
    expect(said({ diagnostic: `${at(601)}0` })).toBe('soft')
  })

  it('a report without a reply is read from the server’s own words around it', ({ expect }) => {
    const own = 'Your letter could not be delivered.\n\n550 5.1.1 user unknown\n\nThe mail system'
    expect(said({ status: '' }, own)).toBe('hard')
    expect(said({ action: '', status: '' }, own)).toBe('hard')
    expect(said({ status: '' }, own.replace('550 5.1.1 user unknown', '552 5.2.2 mailbox full'))).toBe('soft')
  })

  it('the words around do not count where the server gave a reply', ({ expect }) => {
    expect(said({ diagnostic: 'smtp; 550 rejected' }, 'user unknown')).toBe('soft')
  })

  it('but for a reason that is not gone: a report that says two things says the milder', ({ expect }) => {
    const gone = { status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 user unknown' }
    for (const words of [
      'Your letter was rejected: not enough disk space',
      'This account has been disabled.',
    ])
      expect(said(gone, words)).toBe('soft')
  })

  it('a warning that the letter still waits is no failure', ({ expect }) => {
    expect(said({ status: '5.1.1' }, 'This is a warning message only. user unknown')).toBe('soft')
  })
})

describe('reportClass: whoever the address belongs to', () => {
  /** What servers say, with a place for the address. */
  const REPLIES = [
    ['550 5.1.1 {}: Recipient address rejected: user unknown', 'hard'],
    ['550 5.1.1 {}... User unknown', 'hard'],
    ['550 No such user here: {}', 'hard'],
    ['550 {} no such mailbox', 'hard'],
    ['552 5.2.2 {}: mailbox full', 'soft'],
    ['554 5.7.1 {}: rejected as spam', 'soft'],
    ['550 5.0.0 {}: not taken', 'soft'],
    ['550 {}', 'soft'],
  ] as const
  /** Words that each decide, were they the server's. */
  const word = fc.constantFrom(
    ...['spam', 'quota', 'over-quota', 'blocked', 'virus', 'relay', 'loop', 'policy', 'mailbox-full'],
    ...['user-unknown', 'no-such-user', 'unknown.mailbox', 'unrouteable', 'not-our-customer', 'suspended'],
  )
  const address = fc
    .tuple(word, fc.constantFrom('-', '.', '+'), word, fc.boolean(), word)
    .map(([first, between, second, isQuoted, host]) => {
      const local = `${first}${between}${second}`
      return `${isQuoted ? `"${local} is full"` : local}@${host}.example.org`
    })
  const written = fc
    .tuple(address, fc.constantFrom('<>', '', '()', 'rfc822;'))
    .map(([text, around]) => (around.length === 2 ? `${around[0]}${text}${around[1]}` : `${around}${text}`))

  it('its own words make no difference, in a reply as in the words around one', ({ expect }) => {
    fc.assert(
      fc.property(fc.constantFrom(...REPLIES), written, ([reply, kind], text) => {
        const words = reply.replace('{}', text)
        expect(said({ diagnostic: `smtp; ${words}` }), words).toBe(kind)
        expect(said({}, `It did not work for\n\n${text}\n\n${words}\n\n`), words).toBe(kind)
      }),
    )
  })

  it('its own words are no reason where the server gives none', ({ expect }) => {
    fc.assert(
      fc.property(written, (text) => {
        expect(said({ action: '', status: '' }, `Your letter to ${text} came back.`), text).toBeUndefined()
      }),
    )
  })
})
