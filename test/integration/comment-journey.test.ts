import { afterAll, beforeAll, describe, it } from 'vitest'
import { waitUntil } from '../support/browser/wait-until'
import { type RunningWorker, startWorker } from '../support/browser/worker'

let worker: RunningWorker

beforeAll(async () => {
  worker = await startWorker()
})
afterAll(() => worker.close())

const ORIGIN = 'https://news.example'
const PAGE = `${ORIGIN}/street-lights`

interface KeptMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Record<string, string>
}

/** A site with one moderator, made as the set-up command makes it. */
async function aSite(moderator = `mo-${crypto.randomUUID().slice(0, 8)}@team.example`) {
  const id = `s${crypto.randomUUID().slice(0, 13)}`
  const person = Date.now() * 1000 + Math.floor(Math.random() * 1000)
  await worker.db.batch([
    worker.db
      .prepare('INSERT INTO sites (id, name, settings, created_at) VALUES (?1, ?2, ?3, 0)')
      .bind(id, 'The Courier', JSON.stringify({ origins: [ORIGIN] })),
    worker.db
      .prepare('INSERT INTO people (id, email, name, created_at) VALUES (?1, ?2, ?3, 0)')
      .bind(person, moderator, 'Mo'),
    worker.db
      .prepare(
        "INSERT INTO members (site_id, person_id, role, notices, created_at) VALUES (?1, ?2, 'moderator', 'each', 0)",
      )
      .bind(id, person),
  ])
  return { id, moderator }
}

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(new URL(path, worker.url), { headers, redirect: 'manual' })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(new URL(path, worker.url), { method: 'POST', body, headers, redirect: 'manual' })

const postComment = async (
  site: string,
  fields: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) => {
  const answer = await post(
    `/v1/${site}/comments`,
    JSON.stringify({
      page: PAGE,
      title: 'Street lights',
      name: 'Ada',
      email: 'ada@reader.example',
      body: 'Keep *mine*.',
      ...fields,
    }),
    { 'content-type': 'application/json', origin: ORIGIN, ...headers },
  )
  return {
    status: answer.status,
    json: (await answer.json()) as { id: string; status: string; token: string; code?: string },
  }
}

const mailsTo = async (address: string): Promise<KeptMail[]> => {
  const { items } = JSON.parse((await get('/demo/outbox.json')).text) as { items: KeptMail[] }
  return items.filter(({ to }) => to.includes(address))
}

/** The queue delivers in its own time. */
const aMailTo = (address: string): Promise<KeptMail> =>
  waitUntil(`a mail to ${address}`, async () => (await mailsTo(address)).at(-1))

const linkIn = (mail: KeptMail): string => new URL(/\/moderate\/[\w.-]+/.exec(mail.text)![0], worker.url).href

/** Presses a button of the page behind a mailed link, with the hidden fields that page holds, as a browser does. */
const press = async (link: string, action: string) => {
  const { text } = await get(link)
  const hidden = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
    ([, name, value]) => [name!, value!],
  )
  return post(link, new URLSearchParams([...hidden, ['action', action]]), {
    origin: worker.url,
    'sec-fetch-site': 'same-origin',
  })
}

const thread = async (site: string) =>
  JSON.parse((await get(`/v1/${site}/comments?page=${encodeURIComponent(PAGE)}`)).text) as {
    thread: { count: number }
    items: { id: string; html: string; name: string }[]
  }

const statusOf = async (site: string, { id, token }: { id: string; token: string }) =>
  JSON.parse((await get(`/v1/${site}/comments/${id}/status`, { authorization: `Bearer ${token}` })).text)
    .status as string

describe('a comment, from the keyboard of a visitor to everybody’s screen', () => {
  it('is held, told to the moderator by mail, approved from there, and read', async ({ expect }) => {
    const site = await aSite()
    const { status, json: own } = await postComment(site.id)
    expect([status, own.status]).toEqual([202, 'held'])
    expect((await thread(site.id)).thread.count).toBe(0)
    expect(await statusOf(site.id, own)).toBe('held')

    // The mail leaves by the outbox and the queue, not by the request.
    const mail = await aMailTo(site.moderator)
    expect(mail.subject).toContain('Street lights')
    expect(mail.text).toContain('Keep *mine*.')
    expect(mail.text + mail.html).not.toContain('ada@reader.example')
    expect(mail.headers['Auto-Submitted']).toBe('auto-generated')

    // A scanner opens the link, with every method that should do nothing.
    const link = linkIn(mail)
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(link, { method })
    expect(await statusOf(site.id, own)).toBe('held')
    const page = await get(link)
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.text).toContain('<em>mine</em>')

    // A person presses the button.
    const decided = await press(link, 'approve')
    expect([200, 303]).toContain(decided.status)
    expect(await statusOf(site.id, own)).toBe('published')
    const after = await thread(site.id)
    expect(after.thread.count).toBe(1)
    expect(after.items).toMatchObject([{ id: own.id, name: 'Ada', html: '<p>Keep <em>mine</em>.</p>' }])

    const counts = JSON.parse(
      (await get(`/v1/${site.id}/counts?page=${encodeURIComponent(`${PAGE}/?utm_source=x#c`)}`)).text,
    )
    expect(counts.items[0].count).toBe(1)
    const fragment = await get(`/embed/${site.id}/thread?page=${encodeURIComponent(PAGE)}`)
    expect(fragment.text).toContain(`id="c-${own.id}"`)
    expect(fragment.text).not.toContain('ada@reader.example')
  })

  it('leaves one line in the log, with before and after', async ({ expect }) => {
    const site = await aSite()
    const { json: own } = await postComment(site.id)
    const mail = await aMailTo(site.moderator)
    await press(linkIn(mail), 'spam')
    await press(linkIn(mail), 'spam')
    const { results } = await worker.db
      .prepare('SELECT action, subject, before, after FROM audit WHERE site_id = ?1')
      .bind(site.id)
      .all()
    expect(results).toHaveLength(1)
    expect(results[0]).toMatchObject({ subject: `comment:${own.id}` })
    expect(String(results[0]!.before)).toContain('held')
    expect(String(results[0]!.after)).toContain('spam')
  })

  it('is not decided by a link that was altered, or made for another comment', async ({ expect }) => {
    const site = await aSite()
    const { json: own } = await postComment(site.id)
    const mail = await aMailTo(site.moderator)
    const link = linkIn(mail)
    for (const altered of [`${link}x`, link.slice(0, -1), link.replace('/moderate/', '/moderate/x')]) {
      expect((await get(altered)).status, altered).toBe(403)
      expect(
        (await post(altered, new URLSearchParams({ action: 'approve' }), { origin: worker.url })).status,
      ).toBe(403)
    }
    expect(await statusOf(site.id, own)).toBe('held')
  })

  it('posted twice under one key is one comment and one mail', async ({ expect }) => {
    const site = await aSite()
    const key = { 'idempotency-key': crypto.randomUUID() }
    const answers = await Promise.all(Array.from({ length: 6 }, () => postComment(site.id, {}, key)))
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
    await aMailTo(site.moderator)
    await worker.harness.getWorker().scheduled({ cron: '*/5 * * * *' })
    expect(await mailsTo(site.moderator)).toHaveLength(1)
  })
})

describe('what was lost on the way', () => {
  it('is swept up: a job whose wake-up never came is done by the clock', async ({ expect }) => {
    const site = await aSite()
    const id = Date.now() * 1000 + Math.floor(Math.random() * 1000)
    const { json: own } = await postComment(site.id)
    await aMailTo(site.moderator)
    await worker.db
      .prepare(
        "INSERT INTO jobs (id, kind, payload, run_at, created_at) VALUES (?1, 'comments.tell-moderators', ?2, 0, 0)",
      )
      .bind(id, JSON.stringify({ siteId: site.id, commentId: Number(own.id) }))
      .run()
    await worker.harness.getWorker().scheduled({ cron: '*/5 * * * *' })
    expect(await worker.db.prepare('SELECT id FROM jobs WHERE id = ?1').bind(id).first()).toBeNull()
  })

  it('is parked with its reason when it can never be done, and the rest goes on', async ({ expect }) => {
    const id = Date.now() * 1000 + Math.floor(Math.random() * 1000)
    await worker.db
      .prepare(
        "INSERT INTO jobs (id, kind, payload, run_at, created_at) VALUES (?1, 'tests.unknown', '{}', 0, 0)",
      )
      .bind(id)
      .run()
    await worker.harness.getWorker().scheduled({ cron: '*/5 * * * *' })
    expect(
      await worker.db.prepare('SELECT last_error FROM parked_jobs WHERE id = ?1').bind(id).first(),
    ).toEqual({
      last_error: 'no handler for tests.unknown',
    })
  })
})

describe('one site and another', () => {
  it('share nothing: not a comment, not a count, not a link, not a token', async ({ expect }) => {
    const [mine, theirs] = [await aSite(), await aSite()]
    const { json: own } = await postComment(mine.id)
    await worker.db
      .prepare('UPDATE comments SET status = 1, shown = 1 WHERE id = ?1')
      .bind(Number(own.id))
      .run()
    expect((await thread(theirs.id)).items).toEqual([])
    for (const path of [`comments/${own.id}`, `comments/${own.id}/replies`]) {
      expect((await get(`/v1/${theirs.id}/${path}`)).status, path).toBe(404)
    }
    expect(
      (await get(`/v1/${theirs.id}/comments/${own.id}/status`, { authorization: `Bearer ${own.token}` }))
        .status,
    ).toBe(403)
    expect((await postComment(theirs.id, { parentId: own.id })).status).toBe(422)
    expect((await get(`/embed/${theirs.id}/replies/${own.id}`)).status).toBe(404)
  })
})
