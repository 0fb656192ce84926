import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { JOB_HANDLERS } from '../../../src/jobs'
import type { Site } from '../../../src/sites/public'
import { aSite } from '../../support/a-site'
import { anAddress, hashOf, mailTo, subscriberOf } from '../../support/a-subscriber'
import { liveContext } from '../../support/a-team'
import { type Answer, aNetwork, call, postForm } from '../../support/api'

/** The real clock, by which the Worker under test lives; each step has a context of its own, as each request has. */
async function work(site: Site): Promise<void> {
  for (let round = 0; round < 10; round++) {
    const { results } = await env.DB.prepare(
      "SELECT id, kind, payload FROM jobs WHERE json_extract(payload, '$.siteId') = ?1 ORDER BY id",
    )
      .bind(site.id)
      .all<{ id: number; kind: string; payload: string }>()
    if (results.length === 0) return
    for (const { id, kind, payload } of results) {
      // Whoever comes first does it: the Worker's own queue may.
      const { meta } = await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(id).run()
      if (meta.changes === 0) continue
      await JOB_HANDLERS.find((handler) => handler.kind.name === kind)!.run(
        liveContext(),
        JSON.parse(payload),
      )
    }
  }
}

const mails = async (email: string) => (await mailTo(liveContext(), email)).length
/** The path of a link in the newest mail to an address that has one. */
async function linkTo(email: string, kind: string): Promise<string> {
  for (const { text } of await mailTo(liveContext(), email)) {
    const path = new RegExp(`https?://[^\\s]+?(/${kind}/[\\w.-]+)`).exec(text)?.[1]
    if (path) return path
  }
  throw new Error(`no link to ${kind}`)
}

const signUp = (site: Site, email: string): Promise<Answer> =>
  postForm(`/v1/${site.id}/subscriptions`, { email }, { accept: 'text/html', ...aNetwork() })

const standing = async (site: Site, email: string) => {
  const row = await subscriberOf(site, liveContext(), email)
  return row && { status: row.status, frequency: row.frequency, paused: row.paused_until !== null }
}

describe('a reader’s life with a newsletter', () => {
  it('E1–E6: signs up twice, confirms elsewhere, changes, pauses, leaves, comes back, is erased, and may come again', async ({
    expect,
  }) => {
    const site = await aSite()
    const email = anAddress()

    // Twice on one page: the same answer, and nobody is subscribed by it.
    const [first, second] = [await signUp(site, email), await signUp(site, email)]
    expect(second.status).toBe(first.status)
    expect(first.status).toBeLessThan(400)
    await work(site)
    expect(await standing(site, email)).toMatchObject({ status: 'pending' })
    expect(await mails(email)).toBeGreaterThanOrEqual(1)

    // On another device: the link is looked at, as scanners do, then pressed.
    const confirm = await linkTo(email, 'confirm')
    expect((await call(confirm)).status).toBe(200)
    expect(await standing(site, email)).toMatchObject({ status: 'pending' })
    expect((await postForm(confirm, {}, aNetwork())).status).toBe(200)
    expect(await standing(site, email)).toEqual({ status: 'confirmed', frequency: 'at-once', paused: false })
    expect((await postForm(confirm, {}, aNetwork())).status).toBe(200)

    // Everything else from one page that a mail leads to.
    const { id } = (await subscriberOf(site, liveContext(), email))!
    const own = `/preferences/${await liveContext().tokens.sign('preferences', [site.id, Number(id)], 0)}`
    const form = {
      'list:news': 'yes',
      frequency: 'weekly',
      hour: '18',
      weekday: '5',
      timeZone: 'Europe/Berlin',
    }
    expect((await postForm(own, form)).text).toContain('Saved.')
    expect(await standing(site, email)).toMatchObject({ frequency: 'weekly' })
    expect((await postForm(`${own}/pause`, { pause: '30' })).status).toBeLessThan(500)
    await postForm(`${own}/resume`, {})
    expect(await standing(site, email)).toMatchObject({ status: 'confirmed', paused: false })

    // Out by one press, twice the same; the page of their own still opens.
    const leave = `/unsubscribe/${await liveContext().tokens.sign('unsubscribe', [site.id, Number(id)], 0)}`
    const oneClick = { 'List-Unsubscribe': 'One-Click' }
    expect((await postForm(leave, oneClick)).status).toBe(200)
    expect((await postForm(leave, oneClick)).status).toBe(200)
    expect(await standing(site, email)).toMatchObject({ status: 'unsubscribed' })
    expect((await call(own)).status).toBe(200)

    // Back only by the mailbox.
    await postForm(`${own}/back`, {})
    expect(await standing(site, email)).toMatchObject({ status: 'unsubscribed' })

    // Gone for good, at the mailbox again; what stays is a keyed hash.
    await postForm(`${own}/data`, {})
    await work(site)
    const data = await linkTo(email, 'own-data')
    const erased = await postForm(`${data}/erase`, { sure: 'yes' })
    expect(erased.status).toBeLessThan(400)
    expect(await standing(site, email)).toBeNull()
    const { results } = await env.DB.prepare(
      'SELECT reason FROM suppressions WHERE address_hash = ?1 AND lifted_at IS NULL',
    )
      .bind(await hashOf(liveContext(), email))
      .all()
    expect(results).toEqual([{ reason: 'erased' }])
    expect(
      JSON.stringify((await env.DB.prepare('SELECT * FROM subscriber_words').all()).results),
    ).not.toContain(email.split('@')[0])

    // They may sign up anew; nobody else may bring them.
    expect((await signUp(site, email)).status).toBe(first.status)
    expect(await standing(site, email)).toMatchObject({ status: 'pending' })
  })

  it('answers the same to whoever is new, waits, is subscribed or has left, and mails each what is right', async ({
    expect,
  }) => {
    const site = await aSite()
    const email = anAddress('same')
    const answers: string[] = []
    const ask = async () => {
      const { status, text } = await signUp(site, email)
      answers.push(`${status} ${text.replaceAll(/[\w-]{20,}/g, '…')}`)
    }
    await ask()
    await work(site)
    await ask()
    await postForm(await linkTo(email, 'confirm'), {}, aNetwork())
    await ask()
    const { id } = (await subscriberOf(site, liveContext(), email))!
    await postForm(
      `/unsubscribe/${await liveContext().tokens.sign('unsubscribe', [site.id, Number(id)], 0)}`,
      {
        'List-Unsubscribe': 'One-Click',
      },
    )
    await ask()
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).not.toContain(email)
  })
})
