import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { waitUntil } from '../support/browser/wait-until'
import { type RunningWorker, startWorker } from '../support/browser/worker'

interface OutboxMail {
  readonly to: string
  readonly subject: string
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly html: string
}

describe('a reader of the newsletter', () => {
  const HOST = 'https://courier.example'
  const email = 'ada@example.org'
  let worker: RunningWorker
  beforeAll(async () => {
    worker = await startWorker()
    await worker.db
      .prepare("INSERT INTO sites (id, name, settings, created_at) VALUES ('courier', 'The Courier', ?1, 1)")
      .bind(JSON.stringify({ origins: [HOST], consentWords: 'One mail each morning.' }))
      .run()
  })
  afterAll(() => worker.close())

  const rows = async (sql: string, ...values: string[]) =>
    (
      await worker.db
        .prepare(sql)
        .bind(...values)
        .all<Record<string, unknown>>()
    ).results
  const outbox = async (): Promise<OutboxMail[]> =>
    (await rows('SELECT message FROM kept_mail ORDER BY id DESC')).map(({ message }) =>
      JSON.parse(String(message)),
    )
  const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(worker.url + path, { method: 'POST', body, headers, redirect: 'manual' })
  const linkIn = (mail: OutboxMail | undefined, kind: string): string => {
    const link = new RegExp(`http://[^\\s]+(/${kind}/[\\w.-]+)`).exec(mail?.text ?? '')?.[1]
    if (!link) throw new Error(`no ${kind} link in ${mail?.text}`)
    return link
  }

  let confirmPath = ''
  let leavePath = ''

  it('signs up on a page of another origin', async ({ expect }) => {
    const form = await (await fetch(`${worker.url}/embed/courier/subscribe`)).text()
    expect(form).toContain('One mail each morning.')
    const answer = await post(
      '/v1/courier/subscriptions',
      JSON.stringify({
        email,
        page: `${HOST}/post/1?utm_source=x`,
        words: /name="words" value="([^"]+)"/.exec(form)![1],
      }),
      { 'content-type': 'application/json', origin: HOST, 'user-agent': 'Reader/1' },
    )
    expect(answer.status).toBe(202)
    expect(await answer.json()).toMatchObject({ status: 'pending' })
  })

  it('gets one mail, through the queue, and signing up again sends no second', async ({ expect }) => {
    const [mail] = await waitUntil('the mail', async () => {
      const mails = await outbox()
      return mails.length > 0 && mails
    })
    expect(mail).toMatchObject({ to: email, subject: 'Confirm your subscription to The Courier' })
    confirmPath = linkIn(mail, 'confirm')
    for (let at = 0; at < 3; at++) await post('/courier/subscribe', new URLSearchParams({ email }))
    await waitUntil('the queue to run dry', async () => (await rows('SELECT id FROM jobs')).length === 0)
    expect(await outbox()).toHaveLength(1)
  })

  it('opens the link, which changes nothing, and presses the button', async ({ expect }) => {
    const page = await (await fetch(worker.url + confirmPath)).text()
    expect(page).toContain('a•••@example.org')
    expect(await rows('SELECT status FROM subscribers')).toEqual([{ status: 'pending' }])
    const done = await post(confirmPath, new URLSearchParams({ pressed: 'yes' }), {
      'user-agent': 'Reader/2',
    })
    expect(done.status).toBe(200)
    expect(await done.text()).toContain('You’re in')
  })

  it('C3: has a receipt: words, version, page, times, browsers, mail', async ({ expect }) => {
    const [receipt] = await rows(
      `SELECT w.words, w.version, c.page, c.request_agent, c.confirm_agent, c.requested_at, c.confirmed_at, m.kind, m.state
       FROM consents c JOIN consent_words w ON w.id = c.words_id JOIN mail_log m ON m.id = c.mail_id
       WHERE c.confirmed_at IS NOT NULL`,
    )
    expect(receipt).toMatchObject({
      words: 'One mail each morning.',
      version: 1,
      page: `${HOST}/post/1`,
      request_agent: 'Reader/1',
      confirm_agent: 'Reader/2',
      kind: 'subscribers.sign-up',
      state: 'sent',
    })
    expect(Number(receipt!.confirmed_at)).toBeGreaterThan(Number(receipt!.requested_at))
  })

  it('learns by mail that they are subscribed already, and the page never says so', async ({ expect }) => {
    await worker.db.prepare('UPDATE mail_log SET created_at = created_at - 3600000').run()
    const answer = await post('/courier/subscribe', new URLSearchParams({ email }))
    expect(answer.status).toBe(202)
    expect(await answer.text()).not.toContain('already')
    const [mail] = await waitUntil('the second mail', async () => {
      const mails = await outbox()
      return mails.length > 1 && mails
    })
    expect(mail!.subject).toBe('You are already subscribed to The Courier')
    leavePath = linkIn(mail, 'unsubscribe')
  })

  it('U5–U7, U10: leaves with one click of the mail program, and again', async ({ expect }) => {
    const body = new FormData()
    body.set('List-Unsubscribe', 'One-Click')
    for (const again of [body, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })]) {
      const answer = await post(leavePath, again)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('location')).toBeNull()
    }
    expect(await rows('SELECT status FROM subscribers')).toEqual([{ status: 'unsubscribed' }])
  })

  it('N-24: takes it back within half an hour', async ({ expect }) => {
    expect((await post(`${leavePath}/undo`, new URLSearchParams())).status).toBe(200)
    expect(await rows('SELECT status FROM subscribers')).toEqual([{ status: 'confirmed' }])
    expect((await rows('SELECT action FROM audit ORDER BY id')).map(({ action }) => action)).toEqual([
      'subscriber.confirm',
      'subscriber.unsubscribe',
      'subscriber.resubscribe',
    ])
  })

  it('C6: the daily cron erases what nobody confirmed, and keeps the receipt', async ({ expect }) => {
    // From a household of her own: from one where many sign up without scripts, the mail would come later.
    await post('/courier/subscribe', new URLSearchParams({ email: 'grace@example.org' }), {
      'cf-connecting-ip': '100.64.9.1',
    })
    await waitUntil('the sign-up’s mail', async () =>
      (await outbox()).some(({ to }) => to === 'grace@example.org'),
    )
    await worker.db.prepare('UPDATE consents SET requested_at = requested_at - 31 * 86400000').run()
    await worker.harness.getWorker().scheduled({ cron: '17 3 * * *' })
    expect(await rows('SELECT email FROM subscribers')).toEqual([{ email }])
    expect(await rows('SELECT id FROM consents')).toHaveLength(1)
  })

  it('gets mails whose headers a parser reads as meant', async ({ expect }) => {
    for (const { headers, text } of await outbox()) {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
      const parsed = await simpleParser(`${lines.join('\r\n')}\r\n\r\n${text}`)
      expect(parsed.from?.value).toEqual([{ name: 'The Courier', address: 'comments@comments.test' }])
      expect(parsed.headers.has('list-unsubscribe')).toBe(false)
      expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
    }
  })
})
