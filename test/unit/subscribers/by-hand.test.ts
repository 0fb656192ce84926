import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { parseEmail } from '../../../src/kernel/email-address'
import type { Site } from '../../../src/sites/public'
import { addByHand } from '../../../src/subscribers/by-hand/add-by-hand'
import { askByHand } from '../../../src/subscribers/by-hand/ask-by-hand'
import { endByHand } from '../../../src/subscribers/by-hand/end-by-hand'
import { eraseByHand } from '../../../src/subscribers/by-hand/erase-by-hand'
import { aList, listsOf } from '../../support/a-list'
import { aSite } from '../../support/a-site'
import {
  anAddress,
  aSignUp,
  aSubscriber,
  dumpOf,
  hashOf,
  newsContext,
  receiptsOf,
  subscriberOf,
} from '../../support/a-subscriber'
import type { TestCtx } from '../../support/test-context'

const add = (ctx: TestCtx, site: Site, email: string, list = '') =>
  addByHand(ctx, site, 7, parseEmail(email)!, list)
const actionsOf = async (site: Site) =>
  (
    await env.DB.prepare('SELECT action, actor, subject FROM audit WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all<{ action: string; actor: string; subject: string }>()
  ).results
const namesOf = async (site: Site) => (await actionsOf(site)).map(({ action }) => action)
const jobsOf = async (site: Site): Promise<number> =>
  (await env.DB.prepare("SELECT count(*) AS count FROM jobs WHERE payload LIKE '%' || ?1 || '%'")
    .bind(site.id)
    .first<number>('count'))!

describe('an address the team enters', () => {
  it('waits, with a receipt from the desk, and its owner is asked', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), newsContext(), anAddress()]
    const { id, asked } = await add(ctx, site, email)
    expect(asked).toBe(true)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({
      id,
      email,
      status: 'pending',
      confirmed_at: null,
    })
    const [receipt, ...others] = await receiptsOf(site, email)
    expect(others).toEqual([])
    expect(receipt).toMatchObject({
      source: 'desk',
      form_id: 'desk',
      lists: '["news"]',
      requested_at: ctx.clock.now(),
      confirmed_at: null,
      request_network: null,
    })
    expect(receipt!.words).toContain(site.name)
    expect(ctx.wakeUps.count).toBe(1)
    expect(await jobsOf(site)).toBe(1)
  })

  it('is in the log under the name of whoever entered it', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { id } = await add(ctx, site, anAddress())
    expect(await actionsOf(site)).toEqual([
      { action: 'subscriber.add', actor: 'person:7', subject: `subscriber:${id}` },
    ])
  })

  it('is on no list before its owner agrees', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), newsContext(), anAddress()]
    await add(ctx, site, email)
    expect(await listsOf(site, ctx, email)).toEqual([])
  })

  it('is for the list that was picked', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), newsContext(), anAddress()]
    await add(ctx, site, email, await aList(site, 'letter'))
    expect(await receiptsOf(site, email)).toMatchObject([{ lists: '["letter"]' }])
  })

  it('is asked in the language of the site', async ({ expect }) => {
    const [site, ctx, email] = [await aSite({ locale: 'de' }), newsContext(), anAddress()]
    await add(ctx, site, email)
    expect(await subscriberOf(site, ctx, email)).toMatchObject({ locale: 'de' })
    expect(await receiptsOf(site, email)).toMatchObject([{ locale: 'de' }])
  })

  it('entered twice is one subscriber who was asked twice', async ({ expect }) => {
    const [site, email] = [await aSite(), anAddress()]
    const first = await add(newsContext(), site, email)
    const second = await add(newsContext(), site, email.toUpperCase())
    expect(second).toEqual(first)
    expect(await receiptsOf(site, email)).toMatchObject([{ version: 1 }, { version: 1 }])
    expect(new Set((await actionsOf(site)).map(({ subject }) => subject))).toEqual(
      new Set([`subscriber:${first.id}`]),
    )
  })

  it('of somebody subscribed changes nothing, and asks nobody', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    const before = await dumpOf(site, ctx, reader.email)
    const later = newsContext()
    expect(await add(later, site, reader.email)).toEqual({ id: reader.id, asked: false })
    expect(await dumpOf(site, ctx, reader.email)).toEqual(before)
    expect(later.wakeUps.count).toBe(0)
  })

  it('of somebody who left is refused: only they can come back', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    await endByHand(ctx, site.id, 7, reader.id)
    const before = await dumpOf(site, ctx, reader.email)
    await expect(add(newsContext(), site, reader.email)).rejects.toMatchObject({
      code: 'subscribers/has-left',
    })
    expect(await dumpOf(site, ctx, reader.email)).toEqual(before)
  })

  it('that was erased may not be entered again', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    await eraseByHand(ctx, site.id, 7, reader.id)
    await expect(add(newsContext(), site, reader.email)).rejects.toMatchObject({
      code: 'subscribers/address-stopped',
    })
    expect(await subscriberOf(site, ctx, reader.email)).toBeNull()
  })

  it('of one site says nothing of another', async ({ expect }) => {
    const [here, there] = [await aSite(), await aSite()]
    const reader = await aSubscriber(there, newsContext())
    const { id, asked } = await add(newsContext(), here, reader.email)
    expect(asked).toBe(true)
    expect(id).not.toBe(reader.id)
  })

  it.for(['postmaster', 'abuse', 'noreply'])('of a role such as %s is refused', async (role, { expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    await expect(add(ctx, site, `${role}@${site.id}.example`)).rejects.toMatchObject({
      code: 'subscribers/role-address',
    })
    expect(await namesOf(site)).toEqual([])
  })

  it('for a list that is not there, or closed, is refused and nothing is written', async ({ expect }) => {
    const [site, ctx, email] = [await aSite(), newsContext(), anAddress()]
    const closed = await aList(site, 'old', { closed: 'yes' })
    const before = await dumpOf(site, ctx, email)
    await expect(add(ctx, site, email, 'none')).rejects.toMatchObject({ code: 'subscribers/list-unknown' })
    await expect(add(ctx, site, email, closed)).rejects.toMatchObject({ code: 'subscribers/lists-closed' })
    expect(await dumpOf(site, ctx, email)).toEqual(before)
    expect(ctx.wakeUps.count).toBe(0)
  })
})

describe('asking once more', () => {
  it('repeats the request as it was, and says so in the log', async ({ expect }) => {
    const [site, email] = [await aSite(), anAddress()]
    const { id } = await add(newsContext(), site, email)
    const ctx = newsContext()
    await askByHand(ctx, site.id, 8, id)
    const [first, second] = await receiptsOf(site, email)
    expect(second).toMatchObject({ words_id: first!.words_id, lists: first!.lists, locale: first!.locale })
    expect(second).toMatchObject({ requested_at: ctx.clock.now(), confirmed_at: null, request_network: null })
    expect((await actionsOf(site)).at(-1)).toEqual({
      action: 'subscriber.ask-again',
      actor: 'person:8',
      subject: `subscriber:${id}`,
    })
    expect(ctx.wakeUps.count).toBe(1)
  })

  it('is also for those who signed up themselves', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { email } = await aSignUp(site, ctx)
    const row = await subscriberOf(site, ctx, email)
    await askByHand(newsContext(), site.id, 7, Number(row!.id))
    expect(await receiptsOf(site, email)).toHaveLength(2)
  })

  it('is refused for whoever does not wait, and changes nothing', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const confirmed = await aSubscriber(site, ctx)
    const left = await aSubscriber(site, newsContext())
    await endByHand(newsContext(), site.id, 7, left.id)
    const before = await dumpOf(site, ctx, confirmed.email)
    for (const id of [confirmed.id, left.id, 1]) {
      await expect(askByHand(newsContext(), site.id, 7, id)).rejects.toMatchObject({
        code: 'subscribers/not-waiting',
      })
    }
    expect(await dumpOf(site, ctx, confirmed.email)).toEqual(before)
  })

  it('is refused to the team of another site', async ({ expect }) => {
    const [site, other, email] = [await aSite(), await aSite(), anAddress()]
    const { id } = await add(newsContext(), site, email)
    await expect(askByHand(newsContext(), other.id, 7, id)).rejects.toMatchObject({
      code: 'subscribers/not-waiting',
    })
    expect(await receiptsOf(site, email)).toHaveLength(1)
  })
})

describe('ending by hand', () => {
  it('ends every list at one moment and keeps the receipts', async ({ expect }) => {
    const [site, email] = [await aSite(), anAddress()]
    await aList(site, 'letter')
    const reader = await aSubscriber(site, newsContext(), { email, list: ['news', 'letter'] })
    const ctx = newsContext()
    expect(await listsOf(site, ctx, email)).toEqual(['letter', 'news'])
    await endByHand(ctx, site.id, 7, reader.id)
    expect(await listsOf(site, ctx, email)).toEqual([])
    expect(await subscriberOf(site, ctx, email)).toMatchObject({
      status: 'unsubscribed',
      unsubscribed_at: ctx.clock.now(),
    })
    expect(await receiptsOf(site, email)).toHaveLength(1)
    expect((await actionsOf(site)).at(-1)).toMatchObject({ action: 'subscriber.end', actor: 'person:7' })
  })

  it('twice is once', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    await endByHand(ctx, site.id, 7, reader.id)
    const before = await dumpOf(site, ctx, reader.email)
    ctx.sleep(1000)
    await endByHand(ctx, site.id, 8, reader.id)
    expect(await dumpOf(site, ctx, reader.email)).toEqual(before)
  })

  it('leaves everybody else and every other site alone', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const [one, two] = [await aSubscriber(site, ctx), await aSubscriber(site, newsContext())]
    await endByHand(newsContext(), other.id, 7, one.id)
    expect(await listsOf(site, ctx, one.email)).toEqual(['news'])
    await endByHand(newsContext(), site.id, 7, one.id)
    expect(await listsOf(site, ctx, two.email)).toEqual(['news'])
    expect(await namesOf(other)).toEqual([])
  })
})

describe('erasing by hand', () => {
  it('leaves a keyed hash, and nothing else of the person', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx, { name: 'Ada' })
    await eraseByHand(ctx, site.id, 7, reader.id)
    expect(await subscriberOf(site, ctx, reader.email)).toBeNull()
    expect(await receiptsOf(site, reader.email)).toEqual([])
    expect(await listsOf(site, ctx, reader.email)).toEqual([])
    const { results } = await env.DB.prepare(
      'SELECT reason FROM suppressions WHERE address_hash = ?1 AND site_id = ?2',
    )
      .bind(await hashOf(ctx, reader.email), site.id)
      .all()
    expect(results).toEqual([{ reason: 'erased' }])
  })

  it('twice is once, and of nobody is nothing', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    await eraseByHand(ctx, site.id, 7, reader.id)
    const before = await dumpOf(site, ctx, reader.email)
    for (const id of [reader.id, 1]) await eraseByHand(newsContext(), site.id, 7, id)
    expect(await dumpOf(site, ctx, reader.email)).toEqual(before)
  })

  it('is not for the team of another site', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    const before = await dumpOf(site, ctx, reader.email)
    await eraseByHand(newsContext(), other.id, 7, reader.id)
    expect(await dumpOf(site, ctx, reader.email)).toEqual(before)
  })

  it('lets the person sign up again, two days later', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const reader = await aSubscriber(site, ctx)
    await eraseByHand(ctx, site.id, 7, reader.id)
    const later = newsContext()
    later.sleep(2 * 86_400_000)
    const again = await aSubscriber(site, later, { email: reader.email })
    expect(await listsOf(site, ctx, again.email)).toEqual(['news'])
    expect(again.id).not.toBe(reader.id)
  })
})
