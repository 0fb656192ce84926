import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { recordBounce } from '../../../src/mail/bounces/record-bounce'
import type { Role, Site } from '../../../src/sites/public'
import { sendConfirmation } from '../../../src/subscribers/public'
import { aMember, dumpDatabase, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import {
  aMailedSignUp,
  anAddress,
  aSignUp,
  aSubscriber,
  hashOf,
  mailTo,
  newsContext,
  receiptsOf,
  subscriberOf,
  tokenIn,
} from '../../support/a-subscriber'

async function aDesk(role: Role = 'owner') {
  const site = await aSite()
  return { site, member: await aMember(site, role), path: `/desk/${site.id}/subscribers` }
}

const auditOf = async (site: Site) =>
  (
    await env.DB.prepare(
      "SELECT actor, action, subject FROM audit WHERE site_id = ?1 AND actor LIKE 'person:%' ORDER BY id",
    )
      .bind(site.id)
      .all<{ actor: string; action: string; subject: string }>()
  ).results

/** The newest request of a site, as its job knows it. */
const newestConsent = async (site: Site) =>
  (await env.DB.prepare(
    'SELECT c.id, c.source, c.form_id, c.lists FROM consents c JOIN subscribers s ON s.id = c.subscriber_id WHERE s.site_id = ?1 ORDER BY c.id DESC LIMIT 1',
  )
    .bind(site.id)
    .first<{ id: number; source: string; form_id: string; lists: string }>())!

describe('the page of subscribers', () => {
  it('is for every member; addresses are for owners and moderators', async ({ expect }) => {
    for (const role of ['reader', 'moderator', 'owner'] as const) {
      const desk = await aDesk(role)
      const { email } = await aSubscriber(desk.site, newsContext())
      const { text } = await visit(desk.member, desk.path)
      expect(text.includes(email), role).toBe(role !== 'reader')
      expect(text.includes('a•••@example.org'), role).toBe(role === 'reader')
      expect(text.includes('name="q"'), role).toBe(role !== 'reader')
      expect(text.includes('name="email"'), role).toBe(role !== 'reader')
      expect(text.includes('export.csv'), role).toBe(role === 'owner')
    }
  })

  it('tells a reader nothing by a search', async ({ expect }) => {
    const desk = await aDesk('reader')
    const { email } = await aSubscriber(desk.site, newsContext())
    const rows = (text: string) => text.match(/class="entries people"[\s\S]*?<\/ul>/)?.[0]
    const there = rows((await visit(desk.member, `${desk.path}?q=${encodeURIComponent(email)}`)).text)
    const not = rows((await visit(desk.member, `${desk.path}?q=nobody`)).text)
    expect(there).toBe(not)
    expect(there).not.toContain(email)
  })

  it('says so where nobody is', async ({ expect }) => {
    const desk = await aDesk()
    expect((await visit(desk.member, desk.path)).text).toContain('Nobody yet.')
    expect((await visit(desk.member, `${desk.path}?q=x`)).text).toContain('Nobody fits.')
  })

  it('shows names and addresses as text', async ({ expect }) => {
    const desk = await aDesk()
    await aSubscriber(desk.site, newsContext(), { name: '<img src=x onerror=alert(1)>' })
    const { text } = await visit(desk.member, desk.path)
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(text).not.toContain('<img')
  })

  it('changes nothing by being looked at', async ({ expect }) => {
    const desk = await aDesk()
    const { id } = await aSubscriber(desk.site, newsContext())
    const before = await dumpDatabase()
    for (const path of [
      '',
      '?state=pending',
      '?list=news&source=desk&from=2026-01-01',
      '?q=ada',
      `/${id}`,
      `/${id}?erase=1`,
      `/${id}/export.json`,
    ])
      expect((await visit(desk.member, `${desk.path}${path}`)).status).toBe(200)
    expect(await dumpDatabase()).toBe(before)
  })
})

describe('one subscriber', () => {
  it('C3: shows the exact words, form, page, times, network and browser of the consent', async ({
    expect,
  }) => {
    const desk = await aDesk()
    const page = `https://${desk.site.id}.example/post/1`
    const { id, email } = await aSubscriber(desk.site, newsContext(), { page, facts: { agent: 'Browser/9' } })
    const [receipt] = await receiptsOf(desk.site, email)
    const { text } = await visit(desk.member, `${desk.path}/${id}`)
    for (const part of [
      email,
      receipt!.words,
      page,
      'Browser/9',
      receipt!.request_network,
      'Browser/1',
      'default, 1',
      'news',
    ])
      expect(text).toContain(String(part))
    expect(text).toContain('<details class="receipt" open="">')
  })

  it('shows what happened since, newest first', async ({ expect }) => {
    const desk = await aDesk()
    const { id } = await aSubscriber(desk.site, newsContext())
    await send(desk.member, `${desk.path}/${id}/end`, {})
    const { text } = await visit(desk.member, `${desk.path}/${id}`)
    const history = text.slice(text.indexOf('>History<'))
    for (const line of ['ended a subscription', 'confirmed a subscription', 'confirmation mail'])
      expect(history).toContain(line)
    expect(history).toContain('by the team')
    expect(history).toContain('by the reader')
  })

  it('calls every mail and its state by words, also one about comments and one that is on its way', async ({
    expect,
  }) => {
    const desk = await aDesk()
    const ctx = newsContext()
    const { id, email } = await aSubscriber(desk.site, ctx)
    await env.DB.prepare(
      `INSERT INTO mail_log (address_hash, id, site_id, kind, state, created_at) VALUES (?1, ?2, ?3, 'following.news', 'sending', ?4)`,
    )
      .bind(await hashOf(ctx, email), ctx.newId(), desk.site.id, ctx.clock.now())
      .run()
    const { text } = await visit(desk.member, `${desk.path}/${id}`)
    const history = text.slice(text.indexOf('>History<'))
    expect(history).toContain('mail about a comment to who follows <span class="muted">on its way</span>')
  })

  it('E7: says what stops mail to the address', async ({ expect }) => {
    const desk = await aDesk()
    const { id, email } = await aSubscriber(desk.site, newsContext())
    const tag = (await env.DB.prepare('SELECT id FROM mail_log WHERE site_id = ?1')
      .bind(desk.site.id)
      .first<{ id: number }>())!
    await recordBounce(newsContext(), {
      kind: 'hard',
      address: email,
      tag: undefined,
      at: undefined,
      provider: 'resend',
      providerId: String(tag.id),
    })
    const { text } = await visit(desk.member, `${desk.path}/${id}`)
    expect(text).toContain('Mail to this address is stopped: no such mailbox.')
  })

  it('hides address and name from readers, here too', async ({ expect }) => {
    const desk = await aDesk('reader')
    const { id, email } = await aSubscriber(desk.site, newsContext(), { name: 'Ada Lovelace' })
    const { text } = await visit(desk.member, `${desk.path}/${id}`)
    expect(text).not.toContain(email)
    expect(text).not.toContain('Lovelace')
    expect(text).not.toContain('/erase')
  })

  it('S-32: is nobody of another site', async ({ expect }) => {
    const [desk, other] = [await aDesk(), await aSite()]
    const { id, email } = await aSubscriber(other, newsContext())
    const before = await dumpDatabase()
    for (const path of [`/${id}`, `/${id}/export.json`])
      expect((await visit(desk.member, desk.path + path)).status).toBe(404)
    for (const action of ['ask', 'end'])
      expect((await send(desk.member, `${desk.path}/${id}/${action}`, {})).status).toBe(404)
    await send(desk.member, `${desk.path}/${id}/erase`, { typed: email })
    expect(await dumpDatabase()).toBe(before)
    expect(await subscriberOf(other, newsContext(), email)).toMatchObject({ status: 'confirmed' })
  })

  it('GDPR 15, 20: is a file with receipts, lists, mails and actions', async ({ expect }) => {
    const desk = await aDesk()
    const { id, email } = await aSubscriber(desk.site, newsContext(), { name: 'Ada' })
    const { json, headers } = await visit(desk.member, `${desk.path}/${id}/export.json`)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="subscriber-${id}.json"`)
    expect(json).toMatchObject({
      email,
      name: 'Ada',
      status: 'confirmed',
      frequency: 'at-once',
      lists: [{ id: 'news', leftAt: null }],
      receipts: [
        { source: 'form', form: 'default', version: 1, confirmAgent: 'Browser/1', wishes: { name: 'Ada' } },
      ],
      mails: [{ kind: 'subscribers.sign-up', state: 'sent' }],
      actions: [{ action: 'subscriber.confirm', by: 'visitor' }],
      suppressions: [],
    })
    expect(json.receipts[0].requestedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  })
})

describe('adding by hand', () => {
  it('asks by mail and subscribes nobody before the button is pressed', async ({ expect }) => {
    const [desk, ctx, email] = [await aDesk('moderator'), newsContext(), anAddress('hand')]
    const added = await send(desk.member, desk.path, { email })
    expect(added.headers.get('location')).toMatch(/\/subscribers\/\d+\?did=added$/)
    expect(await subscriberOf(desk.site, ctx, email)).toMatchObject({ status: 'pending' })
    const consent = await newestConsent(desk.site)
    expect(consent).toMatchObject({ source: 'desk', form_id: 'desk', lists: '["news"]' })
    const later = newsContext({ now: Date.now() + 1000 })
    await sendConfirmation(later, { siteId: desk.site.id, consentId: consent.id })
    const [mail] = await mailTo(later, email)
    tokenIn(mail, 'confirm')
    const [receipt] = await receiptsOf(desk.site, email)
    expect(receipt!.words).toBe(
      `The team of ${desk.site.name} entered this address. News comes only after its owner has confirmed it.`,
    )
    expect(await auditOf(desk.site)).toEqual([
      {
        actor: `person:${desk.member.personId}`,
        action: 'subscriber.add',
        subject: expect.stringMatching(/^subscriber:\d+$/),
      },
    ])
  })

  it('leads to whoever is subscribed already, and asks nobody again', async ({ expect }) => {
    const desk = await aDesk()
    const { id, email } = await aSubscriber(desk.site, newsContext())
    const answer = await send(desk.member, desk.path, { email: email.toUpperCase() })
    expect(answer.headers.get('location')).toBe(`${desk.path}/${id}?did=known`)
    expect(await receiptsOf(desk.site, email)).toHaveLength(1)
  })

  it('asks once more for somebody who waits, on the same row', async ({ expect }) => {
    const desk = await aDesk()
    const { email } = await aSignUp(desk.site, newsContext())
    await send(desk.member, desk.path, { email })
    expect(await receiptsOf(desk.site, email)).toHaveLength(2)
    expect(await auditOf(desk.site)).toMatchObject([
      { subject: `subscriber:${(await subscriberOf(desk.site, newsContext(), email))!.id}` },
    ])
  })

  it('never brings back who has left, and says so', async ({ expect }) => {
    const desk = await aDesk()
    const { id, email } = await aSubscriber(desk.site, newsContext())
    await send(desk.member, `${desk.path}/${id}/end`, {})
    const { status, text } = await send(desk.member, desk.path, { email })
    expect(status).toBe(409)
    expect(text).toContain('Only they can come back')
    expect(text).toContain(`value="${email}"`)
    expect(await subscriberOf(desk.site, newsContext(), email)).toMatchObject({ status: 'unsubscribed' })
  })

  it.for([
    ['', 422, 'needs'],
    ['not an address', 422, 'email-error'],
    ['a@b.example\r\nBcc: x@y.example', 422, 'email-error'],
    ['abuse@example.org', 422, 'belongs to a function'],
  ] as const)('refuses %j', async ([email, status, told], { expect }) => {
    const desk = await aDesk()
    const answer = await send(desk.member, desk.path, { email })
    expect(answer.status).toBe(status)
    if (told !== 'needs') expect(answer.text).toContain(told)
    expect(await auditOf(desk.site)).toEqual([])
  })

  it('asks nobody whose mail is stopped', async ({ expect }) => {
    const [desk, email, ctx] = [await aDesk(), anAddress(), newsContext()]
    await env.DB.prepare(
      "INSERT INTO suppressions (address_hash, site_id, reason, source, by_site, created_at) VALUES (?1, '*', 'not-me', 'reader', 'x', 1)",
    )
      .bind(await hashOf(ctx, email))
      .run()
    const { status, text } = await send(desk.member, desk.path, { email })
    expect(status).toBe(409)
    expect(text).toContain('Mail to this address is stopped')
    expect(await subscriberOf(desk.site, ctx, email)).toBeNull()
  })
})

describe('asking again and ending', () => {
  it('sends the confirmation of a request once more', async ({ expect }) => {
    const desk = await aDesk('moderator')
    const { email } = await aMailedSignUp(desk.site, newsContext())
    const { id } = (await subscriberOf(desk.site, newsContext(), email)) as { id: number }
    expect((await send(desk.member, `${desk.path}/${id}/ask`, {})).headers.get('location')).toBe(
      `${desk.path}/${id}?did=asked`,
    )
    expect(await receiptsOf(desk.site, email)).toMatchObject([
      { source: 'form' },
      { source: 'form', request_agent: null },
    ])
  })

  it('says that nothing waits for somebody who confirmed', async ({ expect }) => {
    const desk = await aDesk()
    const { id, email } = await aSubscriber(desk.site, newsContext())
    const { status, text } = await send(desk.member, `${desk.path}/${id}/ask`, {})
    expect(status).toBe(409)
    expect(text).toContain('Nothing of this reader waits')
    expect(await receiptsOf(desk.site, email)).toHaveLength(1)
  })

  it('U12: ends every list at once, and twice is once', async ({ expect }) => {
    const desk = await aDesk('moderator')
    const { id, email } = await aSubscriber(desk.site, newsContext())
    await send(desk.member, `${desk.path}/${id}/end`, {})
    await send(desk.member, `${desk.path}/${id}/end`, {})
    expect(await subscriberOf(desk.site, newsContext(), email)).toMatchObject({ status: 'unsubscribed' })
    const lists = await env.DB.prepare('SELECT left_at FROM subscriptions WHERE site_id = ?1')
      .bind(desk.site.id)
      .all()
    expect(lists.results.filter(({ left_at }) => left_at === null)).toEqual([])
    expect(await auditOf(desk.site)).toMatchObject([{ action: 'subscriber.end' }])
  })
})

describe('erasing', () => {
  it('asks first, then leaves nothing but a keyed hash (C5)', async ({ expect }) => {
    const desk = await aDesk()
    const ctx = newsContext()
    const name = `Ada ${crypto.randomUUID()}`
    const { id, email } = await aSubscriber(desk.site, ctx, { name })
    expect(await dumpDatabase(['kept_mail'])).toContain(name)
    expect((await visit(desk.member, `${desk.path}/${id}`)).text).not.toContain('Erase for good')
    expect((await visit(desk.member, `${desk.path}/${id}?erase=1`)).text).toContain('Erase for good')
    expect((await send(desk.member, `${desk.path}/${id}/erase`, {})).status).toBe(422)
    expect(
      (await send(desk.member, `${desk.path}/${id}/erase`, { typed: email })).headers.get('location'),
    ).toBe(`${desk.path}?did=erased`)
    // The development outbox keeps every mail whole; it does not exist in production.
    const left = await dumpDatabase(['kept_mail'])
    expect(left).not.toContain(email)
    expect(left).not.toContain(name)
    const stops = await env.DB.prepare(
      'SELECT site_id, reason, source FROM suppressions WHERE address_hash = ?1',
    )
      .bind(await hashOf(ctx, email))
      .all()
    expect(stops.results).toEqual([{ site_id: desk.site.id, reason: 'erased', source: 'desk' }])
    expect((await visit(desk.member, `${desk.path}/${id}`)).status).toBe(404)
  })

  it('wants the address typed as it stands above, however its letters are written (M-34)', async ({
    expect,
  }) => {
    const desk = await aDesk()
    const { id, email } = await aSubscriber(desk.site, newsContext())
    const erase = (fields: Record<string, string>) => send(desk.member, `${desk.path}/${id}/erase`, fields)
    for (const typed of ['somebody.else@mail.example', 'yes', '']) {
      const { status, text } = await erase({ typed })
      expect(status, typed).toBe(422)
      expect(text, typed).toContain('id="typed-error"')
      expect(text, typed).toContain('Erase for good')
    }
    expect(await subscriberOf(desk.site, newsContext(), email)).toBeDefined()
    expect((await erase({ typed: ` ${email.toUpperCase()} ` })).status).toBe(303)
    expect(await subscriberOf(desk.site, newsContext(), email)).not.toMatchObject({ id })
  })

  it('lets them sign up again, by mail as everybody', async () => {
    const desk = await aDesk()
    const { id, email } = await aSubscriber(desk.site, newsContext())
    await send(desk.member, `${desk.path}/${id}/erase`, { typed: email })
    // The cap of one mail in ten minutes holds across erasing.
    const later = newsContext({ now: Date.now() + 400 * 86_400_000 })
    const { mail } = await aMailedSignUp(desk.site, later, { email })
    tokenIn(mail, 'confirm')
  })

  it('twice is once, and is for owners', async ({ expect }) => {
    const desk = await aDesk()
    const moderator = await aMember(desk.site, 'moderator')
    const { id, email } = await aSubscriber(desk.site, newsContext())
    expect((await send(moderator, `${desk.path}/${id}/erase`, { typed: email })).status).toBe(403)
    await send(desk.member, `${desk.path}/${id}/erase`, { typed: email })
    await send(desk.member, `${desk.path}/${id}/erase`, { typed: email })
    expect((await auditOf(desk.site)).map(({ action }) => action)).toEqual(['subscriber.erase'])
  })
})

describe('the log', () => {
  it('has words for what happens with subscribers', async ({ expect }) => {
    const desk = await aDesk()
    const { id } = await aSubscriber(desk.site, newsContext())
    await send(desk.member, `${desk.path}/${id}/end`, {})
    const { status, text } = await visit(desk.member, `/desk/${desk.site.id}/log`)
    expect(status).toBe(200)
    expect(text).toContain('confirmed a subscription')
    expect(text).toContain('waiting → subscribed')
    expect(text).toContain('ended a subscription')
  })
})
