import { afterEach, describe, it, vi } from 'vitest'
import { SNS_AGE_MS } from '../../../../src/mail/bounces/hook-ses'
import { aMailedAddress, dumpMail, knownOf, reasonsOf } from '../../../support/mail-hooks'
import {
  type Amazon,
  anAmazon,
  CERTIFICATE_URL,
  hostsCertificate,
  postSns,
  SNS,
  type SnsFields,
  sesEvent,
  snsMessage,
  TOPIC,
} from '../../../support/sns'

afterEach(() => void vi.restoreAllMocks())

const shared: { amazon?: Amazon } = {}
/** Making RSA keys takes long; the tests that need no second one share this. */
const amazonOf = async (): Promise<Amazon> => {
  shared.amazon ??= await anAmazon()
  return shared.amazon
}

async function aHardBounce(fields: SnsFields = {}, options: Parameters<typeof snsMessage>[2] = {}) {
  const amazon = await amazonOf()
  const about = await aMailedAddress()
  const asked = hostsCertificate(amazon)
  const body = await snsMessage(
    amazon,
    { Message: JSON.stringify(sesEvent('hard', about)), ...fields },
    options,
  )
  return { amazon, about, asked, body }
}

/** What was refused left everything as it was. */
async function refused(post: () => ReturnType<typeof postSns>): Promise<unknown[]> {
  const before = await dumpMail()
  const answer = await post()
  const same = JSON.stringify(await dumpMail()) === JSON.stringify(before)
  return [answer.status, answer.json.code, same ? 'nothing changed' : 'something changed']
}

describe('what Amazon SES tells by SNS', () => {
  it.for([
    ['2', 'SHA-256'],
    ['1', 'SHA-1'],
  ] as const)('is believed under a signature of version %s', async ([version, hash], { expect }) => {
    const amazon = await anAmazon(hash)
    const about = await aMailedAddress()
    const asked = hostsCertificate(amazon)
    const body = await snsMessage(amazon, { Message: JSON.stringify(sesEvent('hard', about)) }, { version })
    expect((await postSns(body)).status).toBe(200)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
    expect(asked).toEqual([CERTIFICATE_URL])
  })

  it('signs a subject along, if there is one', async ({ expect }) => {
    const { about, body } = await aHardBounce({ Subject: 'Amazon SES Email Event Notification' })
    expect((await postSns(body)).status).toBe(200)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('asks for the certificate once, and keeps it', async ({ expect }) => {
    const { asked, body } = await aHardBounce()
    for (let times = 0; times < 3; times++) expect((await postSns(body)).status).toBe(200)
    expect(asked).toHaveLength(1)
  })

  it('tells of complaints, deliveries and days on which it failed for a while', async ({ expect }) => {
    const amazon = await amazonOf()
    hostsCertificate(amazon)
    const post = async (told: Parameters<typeof sesEvent>[0], about: Parameters<typeof sesEvent>[1]) =>
      postSns(await snsMessage(amazon, { Message: JSON.stringify(sesEvent(told, about)) }))
    const [angry, reached, full] = [await aMailedAddress(), await aMailedAddress(), await aMailedAddress()]
    await post('complaint', angry)
    await post('delivered', reached)
    await post('soft', full)
    expect(await reasonsOf(angry.hash)).toEqual(['complaint'])
    expect((await knownOf(reached.hash)).mail_reached).toHaveLength(1)
    expect((await knownOf(full.hash)).soft_bounces).toHaveLength(1)
    expect(await reasonsOf(full.hash)).toEqual([])
  })

  it('understands an identity’s own notifications as well, which carry no tag', async ({ expect }) => {
    const { about, amazon } = await aHardBounce()
    const { eventType, ...rest } = sesEvent('hard', { email: about.email }) as { eventType: string }
    const body = await snsMessage(amazon, {
      Message: JSON.stringify({ notificationType: eventType, ...rest }),
    })
    expect((await postSns(body)).status).toBe(200)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it.for([
    [
      'a vacation reply, reported as a transient bounce',
      { bounceType: 'Transient', bounceSubType: 'General' },
      undefined,
    ],
    ['a full mailbox, called permanent', { bounceType: 'Permanent', bounceSubType: 'General' }, '5.2.2'],
    ['a policy, called permanent', { bounceType: 'Permanent', bounceSubType: 'General' }, '5.7.1'],
    ['something undetermined', { bounceType: 'Undetermined', bounceSubType: 'Undetermined' }, undefined],
  ] as const)('ends no mail for %s', async ([, bounce, status], { expect }) => {
    const { about, amazon } = await aHardBounce()
    const bouncedRecipients = [{ emailAddress: about.email, ...(status && { status }) }]
    const event = { eventType: 'Bounce', mail: {}, bounce: { ...bounce, bouncedRecipients } }
    await postSns(await snsMessage(amazon, { Message: JSON.stringify(event) }))
    expect(await reasonsOf(about.hash)).toEqual([])
  })

  it('takes words it has no use for, and changes nothing', async ({ expect }) => {
    const amazon = await amazonOf()
    hostsCertificate(amazon)
    const before = await dumpMail()
    for (const Message of [
      'Successfully validated SNS topic for Amazon SES event publishing.',
      '{"eventType":"Open","mail":{}}',
      '{"eventType":"Complaint","mail":{},"complaint":{"complainedRecipients":[],"complaintFeedbackType":"not-spam"}}',
      '[]',
    ]) {
      expect((await postSns(await snsMessage(amazon, { Message }))).status).toBe(200)
    }
    expect(await dumpMail()).toEqual(before)
  })
})

describe('what SNS tells and is not believed', () => {
  const FORGED = [403, 'mail/hook-forged', 'nothing changed']

  it('was signed by another key', async ({ expect }) => {
    const { body } = await aHardBounce()
    vi.restoreAllMocks()
    hostsCertificate(await anAmazon())
    expect(await refused(() => postSns(body))).toEqual(FORGED)
  })

  it.for(['Message', 'MessageId', 'Timestamp', 'Type', 'Subject'])(
    'changed in one byte: %s',
    async (name, { expect }) => {
      const { body } = await aHardBounce({ Subject: 'Subject' })
      const message = JSON.parse(body)
      const value = String(message[name])
      const altered =
        name === 'Type' ? 'UnsubscribeConfirmation' : value.replace(/.$/, value.endsWith('x') ? 'y' : 'x')
      expect(await refused(() => postSns(JSON.stringify({ ...message, [name]: altered })))).toEqual(FORGED)
    },
  )

  it('lost or gained a subject on the way', async ({ expect }) => {
    const { body } = await aHardBounce()
    expect(await refused(() => postSns(JSON.stringify({ ...JSON.parse(body), Subject: 'More' })))).toEqual(
      FORGED,
    )
  })

  it('comes from somebody else’s topic, though Amazon signed it well; nothing is fetched for it', async ({
    expect,
  }) => {
    const { asked, body } = await aHardBounce({ TopicArn: TOPIC.replace('123456789012', '210987654321') })
    expect(await refused(() => postSns(body))).toEqual(FORGED)
    expect(asked).toEqual([])
  })

  it.for([
    'https://sns.eu-central-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem',
    'https://evil.example/SimpleNotificationService-1.pem',
    'http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem',
    'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem',
    'https://user@sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem',
    'https://sns.eu-central-1.amazonaws.com:8443/SimpleNotificationService-1.pem',
    'https://sns.eu-central-1.amazonaws.com/?Action=SimpleNotificationService-1.pem',
    'https://sns.eu-central-1.amazonaws.com/evil/SimpleNotificationService-1.pem',
    'https://s3.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem',
    'no address',
  ])('names a certificate at %s; nothing is fetched', async (SigningCertURL, { expect }) => {
    const { asked, body } = await aHardBounce({ SigningCertURL })
    expect(await refused(() => postSns(body))).toEqual(FORGED)
    expect(asked).toEqual([])
  })

  it('names a certificate that is none', async ({ expect }) => {
    const { body } = await aHardBounce()
    vi.restoreAllMocks()
    hostsCertificate({ ...(await amazonOf()), pem: 'Not found' })
    expect(await refused(() => postSns(body))).toEqual(FORGED)
  })

  it('is older than a day, or from the future', async ({ expect }) => {
    for (const at of [Date.now() - SNS_AGE_MS - 60_000, Date.now() + 600_000]) {
      const { body } = await aHardBounce({}, { at })
      expect(await refused(() => postSns(body))).toEqual([403, 'mail/hook-old', 'nothing changed'])
    }
  })

  it.for([
    ['no signature', { Signature: undefined }],
    ['another version', { SignatureVersion: '3' }],
    ['no topic', { TopicArn: undefined }],
  ] as const)('has %s', async ([, after], { expect }) => {
    const { asked, body } = await aHardBounce({}, { after })
    expect(await refused(() => postSns(body))).toEqual([401, 'mail/hook-unsigned', 'nothing changed'])
    expect(asked).toEqual([])
  })

  it('replayed leaves what once leaves', async ({ expect }) => {
    const { about, body } = await aHardBounce()
    await postSns(body)
    const once = await knownOf(about.hash)
    for (let times = 0; times < 5; times++) expect((await postSns(body)).status).toBe(200)
    expect(await knownOf(about.hash)).toEqual(once)
  })
})

describe('SNS that asks whether we want to be called', () => {
  const confirmation = (more: SnsFields = {}): SnsFields => ({
    Type: 'SubscriptionConfirmation',
    Message: 'You have chosen to subscribe to the topic.',
    Token: '2336412f37',
    SubscribeURL: `${SNS}/?${new URLSearchParams({ Action: 'ConfirmSubscription', TopicArn: TOPIC, Token: '2336412f37' })}`,
    ...more,
  })

  it('is answered for our topic', async ({ expect }) => {
    const amazon = await amazonOf()
    const asked = hostsCertificate(amazon)
    const fields = confirmation()
    expect((await postSns(await snsMessage(amazon, fields))).status).toBe(200)
    expect(asked).toEqual([CERTIFICATE_URL, fields.SubscribeURL])
  })

  it.for([
    ['another topic', { TopicArn: `${TOPIC}-other` }],
    ['another host', { SubscribeURL: 'https://evil.example/?Action=ConfirmSubscription' }],
    ['this Worker', { SubscribeURL: 'https://comments.test/desk' }],
    [
      'another topic in the address',
      { SubscribeURL: `${SNS}/?Action=ConfirmSubscription&TopicArn=${TOPIC}-other` },
    ],
    ['something else to do', { SubscribeURL: `${SNS}/?Action=DeleteTopic&TopicArn=${TOPIC}` }],
  ] as const)('is not for %s: the address is not visited', async ([, more], { expect }) => {
    const amazon = await amazonOf()
    const asked = hostsCertificate(amazon)
    expect((await postSns(await snsMessage(amazon, confirmation(more)))).status).toBe(403)
    expect(asked.filter((url) => !url.endsWith('.pem'))).toEqual([])
  })

  it('asks again when Amazon did not hear us', async ({ expect }) => {
    const amazon = await amazonOf()
    hostsCertificate(amazon, 500)
    vi.spyOn(console, 'error').mockImplementation(() => {})
    expect((await postSns(await snsMessage(amazon, confirmation()))).status).toBe(500)
  })
})
