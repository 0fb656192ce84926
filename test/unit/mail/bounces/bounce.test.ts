import { describe, it } from 'vitest'
import { type BounceKind, bounceClass, momentOf } from '../../../../src/mail/bounces/bounce'
import { mailgunHook } from '../../../../src/mail/bounces/hook-mailgun'
import { postmarkHook } from '../../../../src/mail/bounces/hook-postmark'
import { resendHook } from '../../../../src/mail/bounces/hook-resend'

describe('bounceClass', () => {
  it.for([
    ['5.1.1', 'hard', 'no such user'],
    ['5.1.2', 'hard', 'no such domain'],
    ['5.1.6', 'hard', 'moved, no forwarding'],
    ['5.1.10', 'hard', 'null MX'],
    ['5.2.1', 'hard', 'mailbox switched off'],
    ['5.2.2', 'soft', 'mailbox full'],
    ['5.2.3', 'soft', 'too big for the mailbox'],
    ['5.3.4', 'soft', 'too big for the system'],
    ['5.7.1', 'soft', 'policy'],
    ['5.7.26', 'soft', 'not authenticated'],
    ['5.7.509', 'soft', 'DMARC'],
    ['4.2.2', 'soft', 'mailbox full for now'],
    ['4.4.7', 'soft', 'expired'],
    ['4.7.0', 'soft', 'greylisted'],
  ] as const)('B2: %s is %s: %s', ([code, kind], { expect }) => {
    expect(bounceClass(code, 'hard')).toBe(kind)
    expect(bounceClass(`smtp; 550 ${code} <ada@example.org>: refused (in reply to RCPT TO)`, 'hard')).toBe(
      kind,
    )
    expect(bounceClass(`550-${code} refused`, 'hard')).toBe(kind)
  })

  it('takes the provider’s word where no code is told', ({ expect }) => {
    for (const told of [
      undefined,
      '',
      'user unknown',
      '550',
      'host mx5.1.1.example refused',
      '10.5.1.1 refused',
    ]) {
      expect(bounceClass(told, 'hard'), told).toBe('hard')
      expect(bounceClass(told, 'soft'), told).toBe('soft')
    }
  })

  it('never makes a soft one harder', ({ expect }) => {
    expect(bounceClass('5.1.1', 'soft')).toBe('soft')
  })
})

describe('momentOf', () => {
  it('reads ISO times and nothing else', ({ expect }) => {
    expect(momentOf('2026-11-24T09:00:00Z')).toBe(Date.UTC(2026, 10, 24, 9))
    expect(momentOf('2026-11-24T09:00:00.1230000Z')).toBe(Date.UTC(2026, 10, 24, 9, 0, 0, 123))
    expect(momentOf('yesterday-ish')).toBeUndefined()
    expect(momentOf(undefined)).toBeUndefined()
  })
})

const kindsOf = (bounces: readonly { kind: BounceKind }[] | undefined) => bounces?.map(({ kind }) => kind)

describe('events of Resend', () => {
  const event = (type: string, data: object = {}) => ({
    type,
    created_at: '2026-11-24T09:00:00.000Z',
    data: { email_id: 'e-1', to: ['ada@example.org'], tags: { mail: '0abcdefghjk' }, ...data },
  })

  it('become a bounce with address, ids and time', ({ expect }) => {
    const bounced = event('email.bounced', {
      bounce: { type: 'Permanent', subType: 'General', message: '550 5.1.1' },
    })
    expect(resendHook.read(bounced)).toEqual([
      {
        kind: 'hard',
        address: 'ada@example.org',
        provider: 'resend',
        providerId: 'e-1',
        tag: '0abcdefghjk',
        at: Date.UTC(2026, 10, 24, 9),
      },
    ])
  })

  it.for([
    ['email.bounced', { bounce: { type: 'Permanent', message: 'no' } }, ['hard']],
    ['email.bounced', { bounce: { type: 'Permanent', message: '550 5.7.1 spam' } }, ['soft']],
    ['email.bounced', { bounce: { type: 'Transient', message: '552 5.2.2 full' } }, ['soft']],
    ['email.bounced', { bounce: { type: 'Undetermined', message: '' } }, ['soft']],
    ['email.bounced', {}, ['soft']],
    ['email.delivery_delayed', {}, ['soft']],
    ['email.complained', {}, ['complaint']],
    ['email.delivered', {}, ['delivered']],
    ['email.delivered', { to: ['ada@example.org', 'not-ours@example.org'] }, []],
    ['email.delivered', { to: [] }, []],
    ['email.sent', {}, []],
    ['email.opened', {}, []],
    ['email.failed', {}, []],
    ['contact.created', { to: undefined, email: 'ada@example.org' }, []],
  ] as const)('%s %j means %j', ([type, data, kinds], { expect }) => {
    expect(kindsOf(resendHook.read(event(type, data)))).toEqual(kinds)
  })

  it('carry our tag also as a list of names and values', ({ expect }) => {
    const tags = [
      { name: 'other', value: 'x' },
      { name: 'mail', value: '0abcdefghjm' },
    ]
    expect(resendHook.read(event('email.delivered', { tags }))?.[0]?.tag).toBe('0abcdefghjm')
  })

  it.for([null, 'text', 7, [], {}, { type: 1 }, { type: 'email.bounced', data: { to: 'ada@example.org' } }])(
    'are not %j',
    (body, { expect }) => {
      expect(resendHook.read(body)).toBeUndefined()
    },
  )
})

describe('events of Postmark', () => {
  const bounce = (Type: string, Details = '') => ({
    RecordType: 'Bounce',
    Type,
    Details,
    Email: 'ada@example.org',
    MessageID: 'm-1',
    Metadata: { mail: '0abcdefghjk' },
    BouncedAt: '2026-11-24T09:00:00Z',
  })

  it.for([
    ['HardBounce', '', ['hard']],
    ['HardBounce', 'smtp;550 5.1.1 no such user', ['hard']],
    ['HardBounce', 'smtp;552 5.2.2 over quota', ['soft']],
    ['BadEmailAddress', '', ['hard']],
    ['SoftBounce', 'smtp;550 5.1.1 said softly', ['soft']],
    ['Transient', '', ['soft']],
    ['DnsError', '', ['soft']],
    ['Blocked', '', ['soft']],
    ['SpamNotification', '', ['soft']],
    ['SpamComplaint', '', ['complaint']],
    ['AutoResponder', 'on vacation', []],
    ['ChallengeVerification', '', []],
    ['AddressChange', '', []],
    ['Subscribe', '', []],
    ['Unknown', '', []],
    ['ManuallyDeactivated', '', []],
  ] as const)('a bounce of type %s (%s) means %j', ([type, details, kinds], { expect }) => {
    expect(kindsOf(postmarkHook.read(bounce(type, details)))).toEqual(kinds)
  })

  it('become a bounce with address, ids and time, whichever fields the record has', ({ expect }) => {
    const told = { provider: 'postmark', providerId: 'm-1', tag: '0abcdefghjk', address: 'ada@example.org' }
    const at = Date.UTC(2026, 10, 24, 9)
    expect(postmarkHook.read(bounce('HardBounce'))).toEqual([{ ...told, kind: 'hard', at }])
    const { Email, BouncedAt, Type: _, ...rest } = bounce('')
    const delivery = { ...rest, RecordType: 'Delivery', Recipient: Email, DeliveredAt: BouncedAt }
    expect(postmarkHook.read(delivery)).toEqual([{ ...told, kind: 'delivered', at }])
    const complaint = {
      ...bounce('SpamComplaint'),
      RecordType: 'SpamComplaint',
      Metadata: null,
      Details: null,
    }
    expect(postmarkHook.read(complaint)).toEqual([{ ...told, tag: undefined, kind: 'complaint', at }])
  })

  it('are no opens, clicks or changes of subscription, and nothing that is no record', ({ expect }) => {
    for (const RecordType of ['Open', 'Click', 'SubscriptionChange', 'Inbound']) {
      expect(postmarkHook.read({ ...bounce('HardBounce'), RecordType })).toEqual([])
    }
    for (const body of [null, [], {}, 'x', { RecordType: 3 }]) expect(postmarkHook.read(body)).toBeUndefined()
  })
})

describe('events of Mailgun', () => {
  const failed = (fields: object) => ({
    'event-data': { event: 'failed', recipient: 'ada@example.org', timestamp: 1_795_510_800.5, ...fields },
  })
  const status = (code: string, message = '') => ({
    'delivery-status': { code: 550, 'enhanced-code': code, message },
  })

  it.for([
    [{ severity: 'permanent', reason: 'bounce', ...status('5.1.1') }, ['hard']],
    [{ severity: 'permanent', reason: 'generic', ...status('', '550 no such user') }, ['hard']],
    [{ severity: 'permanent', reason: 'suppress-bounce' }, ['hard']],
    [{ severity: 'permanent', reason: 'bounce', ...status('5.2.2') }, ['soft']],
    [{ severity: 'permanent', reason: 'bounce', ...status('', 'smtp; 554 5.7.1 spam') }, ['soft']],
    [{ severity: 'permanent', reason: 'espblock', ...status('5.1.1') }, ['soft']],
    [{ severity: 'permanent', reason: 'old' }, ['soft']],
    [{ severity: 'temporary', reason: 'generic', ...status('4.4.7') }, ['soft']],
    [{ severity: 'temporary', reason: 'bounce', ...status('5.1.1') }, ['soft']],
    [{ severity: 'permanent', reason: 'suppress-complaint' }, ['complaint']],
    [{ severity: 'permanent', reason: 'suppress-unsubscribe' }, []],
    [{ event: 'complained' }, ['complaint']],
    [{ event: 'delivered' }, ['delivered']],
    [{ event: 'accepted' }, []],
    [{ event: 'opened' }, []],
    [{ event: 'unsubscribed' }, []],
    [{ event: 'complained', recipient: undefined }, []],
  ] as const)('%j means %j', ([fields, kinds], { expect }) => {
    expect(kindsOf(mailgunHook.read(failed(fields)))).toEqual(kinds)
  })

  it('become a bounce with address, ids and time', ({ expect }) => {
    const event = failed({
      event: 'delivered',
      message: { headers: { 'message-id': 'm@x' } },
      'user-variables': { mail: '0abcdefghjk' },
    })
    expect(mailgunHook.read(event)).toEqual([
      {
        kind: 'delivered',
        address: 'ada@example.org',
        provider: 'mailgun',
        providerId: 'm@x',
        tag: '0abcdefghjk',
        at: 1_795_510_800_500,
      },
    ])
    expect(mailgunHook.read(failed({ event: 'delivered', 'user-variables': [] }))?.[0]?.tag).toBeUndefined()
    for (const body of [null, [], {}, { 'event-data': 'x' }]) expect(mailgunHook.read(body)).toBeUndefined()
  })
})
