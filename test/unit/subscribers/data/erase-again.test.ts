import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { LEDGER_DAYS } from '../../../../src/audit/public'
import { JOB_HANDLERS } from '../../../../src/jobs'
import { DAY_MS } from '../../../../src/kernel/time'
import { drain, enqueue } from '../../../../src/platform/outbox'
import type { Site } from '../../../../src/sites/public'
import { ERASED_AT_ONCE, eraseAgain } from '../../../../src/subscribers/data/erase-again'
import { eraseSubscriber } from '../../../../src/subscribers/data/erase-subscriber'
import { confirmSubscription, erasureChecked } from '../../../../src/subscribers/public'
import { dumpDatabase } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import {
  aMailedSignUp,
  aSubscriber,
  hashOf,
  newsContext,
  subscriberOf,
  tokenIn,
} from '../../../support/a-subscriber'
import type { TestCtx } from '../../../support/test-context'

/** What a site holds of its subscribers: an older copy of the database has it as it was. */
const COPIED = ['subscribers', 'consents', 'subscriptions', 'suppressions'] as const

type Rows = Readonly<Record<string, unknown>>

async function aCopy(site: Site): Promise<readonly (readonly [table: string, rows: readonly Rows[]])[]> {
  const of = (table: string) =>
    table === 'consents'
      ? 'SELECT * FROM consents WHERE subscriber_id IN (SELECT id FROM subscribers WHERE site_id = ?1)'
      : `SELECT * FROM ${table} WHERE site_id = ?1`
  const answers = await env.DB.batch<Rows>(COPIED.map((table) => env.DB.prepare(of(table)).bind(site.id)))
  return COPIED.map((table, at) => [table, answers[at]!.results])
}

/** Time Travel to that copy: what is there now goes, and what was there then comes back. */
async function turnBack(site: Site, copy: Awaited<ReturnType<typeof aCopy>>): Promise<void> {
  const wipe = ['subscriptions', 'suppressions', 'subscribers'].map((table) =>
    env.DB.prepare(`DELETE FROM ${table} WHERE site_id = ?1`).bind(site.id),
  )
  const back = copy.flatMap(([table, rows]) =>
    rows.map((row) => {
      const names = Object.keys(row)
      const holes = names.map((_, at) => `?${at + 1}`)
      return env.DB.prepare(`INSERT INTO ${table} (${names}) VALUES (${holes})`).bind(...Object.values(row))
    }),
  )
  await env.DB.batch([...wipe, ...back])
}

const erase = async (site: Site, ctx: TestCtx, { id, email }: { id: number; email: string }) =>
  eraseSubscriber(ctx, site.id, { id, email_key: await hashOf(ctx, email) })

const isThere = async (id: number) =>
  (await env.DB.prepare('SELECT 1 AS is_there FROM subscribers WHERE id = ?1').bind(id).first()) !== null

const reasonsFor = async (ctx: TestCtx, site: Site, email: string) => {
  const { results } = await env.DB.prepare(
    'SELECT reason FROM suppressions WHERE address_hash = ?1 AND site_id = ?2',
  )
    .bind(await hashOf(ctx, email), site.id)
    .all<{ reason: string }>()
  return results.map(({ reason }) => reason)
}

/** The line of the ledger before that of somebody who was erased today: the ledger is the whole install's, so a test begins at its own. */
const lineBefore = (ctx: TestCtx, { id }: { readonly id: number }) => ({
  day: Math.floor(ctx.clock.now() / DAY_MS),
  id: id - 1,
})

describe('a database that is turned back to before an erasure (S-85)', () => {
  it('has the person again, until the ledger erases them again: address, receipts, lists, and nothing may go there', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const ada = await aSubscriber(site, ctx, { name: 'Ada Lovelace' })
    const stays = await aSubscriber(site, ctx)
    const copy = await aCopy(site)
    await erase(site, ctx, ada)
    await turnBack(site, copy)
    expect(await isThere(ada.id)).toBe(true)
    expect(await reasonsFor(ctx, site, ada.email)).toEqual([])

    await eraseAgain(ctx, lineBefore(ctx, ada))
    expect(await isThere(ada.id)).toBe(false)
    expect(await isThere(stays.id)).toBe(true)
    expect(await reasonsFor(ctx, site, ada.email)).toEqual(['erased'])
    const left = await dumpDatabase(['kept_mail'])
    expect(left).not.toContain(ada.email)
    expect(left).not.toContain('Lovelace')
  })

  it('says in the log that the system did it, once, and names nobody', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const ada = await aSubscriber(site, ctx)
    const copy = await aCopy(site)
    await erase(site, ctx, ada)
    await turnBack(site, copy)
    expect(await eraseAgain(ctx, lineBefore(ctx, ada))).toBe(1)
    expect(await eraseAgain(ctx, lineBefore(ctx, ada))).toBe(0)
    const { results } = await env.DB.prepare(
      "SELECT actor, subject, before, after FROM audit WHERE site_id = ?1 AND action = 'subscriber.erase' ORDER BY id",
    )
      .bind(site.id)
      .all()
    const subject = `subscriber:${ada.id}`
    expect(results).toEqual([
      { actor: 'visitor', subject, before: null, after: null },
      { actor: 'system', subject, before: null, after: null },
    ])
  })

  it('leaves in peace who signed up anew after being erased', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const ada = await aSubscriber(site, ctx)
    await erase(site, ctx, ada)
    const line = lineBefore(ctx, ada)
    ctx.sleep(399 * DAY_MS)
    const { mail } = await aMailedSignUp(site, ctx, { email: ada.email })
    await confirmSubscription(ctx, tokenIn(mail, 'confirm'), 'Browser/1')
    expect(await eraseAgain(ctx, line)).toBe(0)
    expect(await subscriberOf(site, ctx, ada.email)).toMatchObject({ status: 'confirmed' })
  })

  it('is gone through a part at a time, with a job for the next, until nobody is left', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const people = []
    for (let count = 0; count <= ERASED_AT_ONCE; count++) people.push(await aSubscriber(site, ctx))
    const copy = await aCopy(site)
    for (const person of people) await erase(site, ctx, person)
    await turnBack(site, copy)
    const woken = ctx.wakeUps.count
    expect(await eraseAgain(ctx, lineBefore(ctx, people[0]!))).toBe(ERASED_AT_ONCE)
    expect(ctx.wakeUps.count).toBe(woken + 1)
    const job = await env.DB.prepare(
      "SELECT payload FROM jobs WHERE kind = 'subscribers.erase-again' ORDER BY id DESC LIMIT 1",
    ).first<string>('payload')
    expect(await eraseAgain(ctx, JSON.parse(job!))).toBe(1)
    for (const { id } of people) expect(await isThere(id)).toBe(false)
  })

  it('is done by the job that `npm run reindex` puts into the table', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const ada = await aSubscriber(site, ctx)
    const copy = await aCopy(site)
    await erase(site, ctx, ada)
    await turnBack(site, copy)
    await ctx.db.run(enqueue(ctx, erasureChecked, lineBefore(ctx, ada)))
    // Before all that other tests have left behind.
    await env.DB.prepare("UPDATE jobs SET urgent = 1 WHERE kind = 'subscribers.erase-again'").run()
    for (let round = 0; round < 60 && (await isThere(ada.id)); round++) await drain(ctx, JOB_HANDLERS)
    expect(await isThere(ada.id)).toBe(false)
  })

  it('writes nothing where nobody is back', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const ada = await aSubscriber(site, ctx)
    await erase(site, ctx, ada)
    const written = ctx.db.usage.rowsWritten
    expect(await eraseAgain(ctx, lineBefore(ctx, ada))).toBe(0)
    expect(ctx.db.usage.rowsWritten).toBe(written)
  })
})

describe('the ledger of what was erased', () => {
  const lines = async () => (await env.SEARCH.prepare('SELECT * FROM erased').all()).results

  it('holds numbers and days, and nothing else of anybody', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const ada = await aSubscriber(site, ctx)
    await erase(site, ctx, ada)
    const mine = (await lines()).filter(({ id }) => id === ada.id)
    expect(mine).toEqual([{ day: Math.floor(ctx.clock.now() / DAY_MS), id: ada.id }])
  })

  it('knows of an erasure in whose middle the Worker died', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const ada = await aSubscriber(site, ctx)
    const dying = {
      ...ctx,
      db: { ...ctx.db, batch: () => Promise.reject(new Error('gone')) } as unknown as TestCtx['db'],
    }
    await expect(erase(site, dying, ada)).rejects.toThrow('gone')
    expect(await isThere(ada.id)).toBe(true)
    await eraseAgain(ctx, lineBefore(ctx, ada))
    expect(await isThere(ada.id)).toBe(false)
  })

  it('forgets after four hundred days, which is longer than a database can be turned back', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const ada = await aSubscriber(site, ctx)
    await erase(site, ctx, ada)
    const isKnown = async () => (await lines()).some(({ id }) => id === ada.id)
    ctx.sleep(LEDGER_DAYS * DAY_MS)
    await eraseAgain(ctx)
    expect(await isKnown()).toBe(true)
    ctx.sleep(DAY_MS)
    await eraseAgain(ctx)
    expect(await isKnown()).toBe(false)
  })
})
