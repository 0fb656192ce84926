import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { checkTraits } from '../../../src/bans/check-traits'
import { changeBan, listBans, settleBans } from '../../../src/bans/public'
import { ENDLESS } from '../../../src/bans/queries'
import { type ChangeBan, endOf } from '../../../src/bans/schema'
import { parseEmail } from '../../../src/kernel/email-address'
import { hashAddress } from '../../../src/platform/hash'
import type { Site } from '../../../src/sites/public'
import { eraseSubscriber } from '../../../src/subscribers/data/erase-subscriber'
import { exportSubscriber } from '../../../src/subscribers/data/export-subscriber'
import { aBan } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aSubscriber } from '../../support/a-subscriber'
import { loggedAt } from '../../support/a-team'
import { type TestCtx, testContext } from '../../support/test-context'

const DAY = 86_400_000
const OWNER = { personId: 1, mayAll: true }
const lift: ChangeBan = { change: 'lift', end: 'week', until: undefined, how: 'open' }
const ending = (end: ChangeBan['end'], how: ChangeBan['how'] = 'open', until?: number): ChangeBan => ({
  change: 'end',
  end,
  how,
  until,
})
const marksAt = async (site: Site) =>
  (
    await env.DB.prepare('SELECT mark, silent, ends_at FROM ban_marks WHERE site_id = ?1 ORDER BY mark')
      .bind(site.id)
      .all<{ mark: string; silent: number; ends_at: number }>()
  ).results
const idsIn = async (ctx: TestCtx, site: Site, list: 'in-force' | 'ended' | 'lifted') =>
  (await listBans(ctx, site, { list })).items.map(({ id }) => id)

describe('a list of bans', () => {
  it('knows what is in force, what ended and what was lifted, also before the clock has looked', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = testContext()
    const [short, long, wrong] = [
      await aBan(site, { name: 'Mo', endsAt: ctx.clock.now() + 1000 }, ctx),
      await aBan(site, { name: 'Jo' }, ctx),
      await aBan(site, { name: 'Zo' }, ctx),
    ]
    expect(await idsIn(ctx, site, 'in-force')).toEqual([wrong, long, short])
    await changeBan(ctx, site, OWNER, wrong, lift)
    ctx.sleep(1000)
    for (const look of [async () => undefined, () => settleBans(ctx)]) {
      await look()
      expect(await idsIn(ctx, site, 'in-force')).toEqual([long])
      expect(await idsIn(ctx, site, 'ended')).toEqual([short])
      expect(await idsIn(ctx, site, 'lifted')).toEqual([wrong])
    }
  })

  it('says who made it, when, why and how, and who lifted it; never an address or a hash', async ({
    expect,
  }) => {
    const site = await aSite()
    const [mo, owner] = [await aMember(site), await aMember(site, 'owner')]
    const ctx = testContext()
    const id = await aBan(
      site,
      { address: 'rude@mail.example', name: 'Rude', silent: true, personId: mo.personId, reason: 'Insults' },
      ctx,
    )
    const madeAt = ctx.clock.now()
    await changeBan(ctx, site, { personId: owner.personId, mayAll: true }, id, lift)
    const [ban] = (await listBans(ctx, site, { list: 'lifted' })).items
    expect(ban).toMatchObject({
      name: 'Rude',
      silent: true,
      reason: 'Insults',
      madeBy: { id: mo.personId, name: mo.name },
      endsAt: null,
      state: 'lifted',
      lifted: { by: owner.name },
    })
    expect(Math.abs(ban!.madeAt - madeAt)).toBeLessThan(1000)
    expect(JSON.stringify(ban)).not.toContain(await hashAddress(ctx.config.hashKey, 'rude@mail.example'))
  })

  it('is paged by keyset to its end, and a page of many thousands reads no more than itself', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = testContext()
    await env.DB.prepare(
      `INSERT INTO bans (site_id, id, name, silent, reason, made_by, ends_at, state)
       WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 3000)
       SELECT ?1, at, 'Name ' || at, 0, '', 1, ?2, at % 3 FROM n`,
    )
      .bind(site.id, ENDLESS)
      .run()
    for (const list of ['in-force', 'ended', 'lifted'] as const) {
      const page = testContext()
      const first = await listBans(page, site, { list })
      expect(first.items).toHaveLength(25)
      expect(page.db.usage.roundTrips).toBe(1)
      expect(page.db.usage.rowsRead).toBeLessThanOrEqual(110)
      const seen = new Set<number>()
      for (let after: string | null = null; ; ) {
        const part = await listBans(ctx, site, { list, ...(after && { after }) })
        for (const { id } of part.items) seen.add(id)
        if (!part.next) break
        after = part.next
      }
      expect(seen.size).toBe(1000)
      await expect(listBans(ctx, await aSite(), { list, after: first.next! })).rejects.toMatchObject({
        code: 'web/fields-refused',
      })
    }
    await env.DB.prepare('DELETE FROM bans WHERE site_id = ?1').bind(site.id).run()
  })
})

describe('changing a ban', () => {
  it('gives it another end and manner, for everything that gives its writer away', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const id = await aBan(site, { name: 'Mo', domain: 'shop.example', address: 'mo@mail.example' }, ctx)
    await changeBan(ctx, site, OWNER, id, ending('day', 'silent'))
    const marks = await marksAt(site)
    expect(marks.length).toBeGreaterThanOrEqual(3)
    expect(new Set(marks.map(({ silent, ends_at }) => `${silent} ${ends_at}`))).toEqual(
      new Set([`1 ${ctx.clock.now() + DAY}`]),
    )
    expect(await aComment(site, { name: 'Mo' }, { ctx })).toMatchObject({ status: 'held' })
  })

  it('lets one that ended begin again, also after the clock has cleared away', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const id = await aBan(site, { name: 'Mo', endsAt: ctx.clock.now() + 1000 }, ctx)
    ctx.sleep(2000)
    await settleBans(ctx)
    expect(await marksAt(site)).toEqual([])
    await changeBan(ctx, site, OWNER, id, ending('hour'))
    await expect(aComment(site, { name: 'Mo' }, { ctx })).rejects.toMatchObject({ code: 'bans/banned-until' })
  })

  it('cannot begin again where only a network was known, and its salt is forgotten', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const until = ctx.clock.now() + 3000
    const id = await aBan(site, { network: { hash: 'h', until } }, ctx)
    const both = await aBan(site, { network: { hash: 'h', until }, name: 'Mo' }, ctx)
    ctx.sleep(4000)
    for (const look of [async () => undefined, () => settleBans(ctx)]) {
      await look()
      await expect(changeBan(ctx, site, OWNER, id, ending('week'))).rejects.toMatchObject({
        code: 'bans/over',
      })
    }
    await changeBan(ctx, site, OWNER, both, ending('week'))
  })

  it('leaves an end within a day where it is, when its day comes back as the form told it', async ({
    expect,
  }) => {
    const site = await aSite()
    const noon = Date.UTC(2026, 10, 24, 12)
    const ctx = testContext({ now: noon })
    const endsAt = noon + 2.5 * 3_600_000
    const id = await aBan(site, { name: 'Mo', endsAt }, ctx)
    const today = Date.UTC(2026, 10, 24)
    await changeBan(ctx, site, OWNER, id, ending('date', 'silent', today))
    const ends = async () =>
      new Set((await marksAt(site)).map(({ silent, ends_at }) => `${silent} ${ends_at}`))
    expect(await ends()).toEqual(new Set([`1 ${endsAt}`]))
    // Another day is meant whole; so is this one, once the ban has ended.
    await changeBan(ctx, site, OWNER, id, ending('date', 'silent', today + DAY))
    expect(await ends()).toEqual(new Set([`1 ${today + 2 * DAY}`]))
    const over = await aBan(site, { name: 'Jo', endsAt: noon + 1 }, ctx)
    ctx.sleep(1000)
    await changeBan(ctx, site, OWNER, over, ending('date', 'open', today))
    expect(await ends()).toEqual(new Set([`1 ${today + 2 * DAY}`, `0 ${today + DAY}`]))
  })

  it('lets a network be known no longer than its salt, whatever the end', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const until = ctx.clock.now() + 3000
    const id = await aBan(site, { network: { hash: 'h', until } }, ctx)
    await changeBan(ctx, site, OWNER, id, ending('month'))
    expect(await marksAt(site)).toEqual([{ mark: 'network:h', silent: 0, ends_at: until }])
  })

  it('is logged with before and after, once, and names nobody', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const id = await aBan(site, { name: 'Mo Rude', address: 'mo@mail.example', reason: 'Insults Ada' }, ctx)
    for (const change of [ending('day'), ending('day'), lift, lift])
      await changeBan(ctx, site, OWNER, id, change)
    expect(await loggedAt(site)).toEqual(['ban.add', 'ban.change', 'ban.lift'])
    const { results } = await env.DB.prepare('SELECT before, after FROM audit WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all<{ before: string | null; after: string }>()
    expect(JSON.parse(results[1]!.before!)).toEqual({ by: 'address name', until: 'ever', how: 'open' })
    expect(JSON.stringify(results)).not.toMatch(/Rude|mail\.example|Ada/)
  })

  it('is for who made it and for owners; a lifted one stays lifted', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const id = await aBan(site, { name: 'Mo', personId: 7 }, ctx)
    await expect(changeBan(ctx, site, { personId: 8, mayAll: false }, id, lift)).rejects.toMatchObject({
      code: 'bans/not-yours',
      status: 403,
    })
    await expect(
      changeBan(ctx, site, { personId: 8, mayAll: false }, id, ending('ever')),
    ).rejects.toMatchObject({ code: 'bans/not-yours' })
    await changeBan(ctx, site, { personId: 7, mayAll: false }, id, lift)
    await expect(changeBan(ctx, site, OWNER, id, ending('ever'))).rejects.toMatchObject({ code: 'bans/over' })
    await expect(changeBan(ctx, await aSite(), OWNER, id, lift)).rejects.toMatchObject({
      code: 'bans/unknown',
    })
    await expect(changeBan(ctx, site, OWNER, 12_345, lift)).rejects.toMatchObject({ code: 'bans/unknown' })
  })

  it('cannot lift what has ended', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const id = await aBan(site, { name: 'Mo', endsAt: ctx.clock.now() + 5 }, ctx)
    ctx.sleep(10)
    await expect(changeBan(ctx, site, OWNER, id, lift)).rejects.toMatchObject({ code: 'bans/over' })
  })

  it('by two at once is one change', async ({ expect }) => {
    const site = await aSite()
    const id = await aBan(site, { name: 'Mo' })
    await Promise.allSettled([1, 2, 3].map(() => changeBan(testContext(), site, OWNER, id, lift)))
    expect((await loggedAt(site)).filter((action) => action === 'ban.lift')).toHaveLength(1)
  })
})

describe('the end of a ban', () => {
  const now = Date.UTC(2026, 10, 24, 9, 30)
  it.for([
    ['hour', now + 3_600_000],
    ['day', now + DAY],
    ['week', now + 7 * DAY],
    ['month', now + 30 * DAY],
    ['ever', ENDLESS],
  ] as const)('after a %s', ([end, at], { expect }) => {
    expect(endOf({ end, until: undefined }, now)).toBe(at)
  })

  it('on a day is the end of that day, and no day that is over', ({ expect }) => {
    const today = Date.UTC(2026, 10, 24)
    expect(endOf({ end: 'date', until: today }, now)).toBe(today + DAY)
    expect(endOf({ end: 'date', until: today - DAY }, now)).toBeUndefined()
    expect(endOf({ end: 'date', until: undefined }, now)).toBeUndefined()
  })
})

describe('what a ban must not be by', () => {
  const issuesFor = async (site: Site, traits: Parameters<typeof checkTraits>[2]) =>
    (await checkTraits(testContext(), site, traits)).map(({ field, message }) => `${field} ${message}`)
  const addressOf = async (email: string) => ({
    key: await hashAddress(testContext().config.hashKey, parseEmail(email)!.key),
    masked: email,
  })

  it('is the team: its addresses, names and domains, however they are spelt', async ({ expect }) => {
    const site = await aSite({ reservedNames: ['The Editor'] })
    const mo = await aMember(site)
    expect(await issuesFor(site, { address: await addressOf(mo.email.toUpperCase()) })).toEqual([
      'address bans.own-team',
    ])
    expect(await issuesFor(site, { name: mo.name.toUpperCase() })).toEqual(['name bans.own-name'])
    expect(await issuesFor(site, { name: 'Thе Editоr' })).toEqual(['name bans.own-name'])
    expect(await issuesFor(site, { domain: 'team.example' })).toEqual(['domain bans.own-team'])
    expect(await issuesFor(site, { domain: 'eam.example' })).toEqual([])
    expect(await issuesFor(site, { address: await addressOf('rude@mail.example'), name: 'Rude' })).toEqual([])
    expect(await issuesFor(await aSite(), { name: mo.name })).toEqual([])
  })

  it('is where the site or the desk lives, and a name that is none', async ({ expect }) => {
    const site = await aSite()
    expect(await issuesFor(site, { domain: `${site.id}.example` })).toEqual(['domain bans.own-site'])
    expect(await issuesFor(site, { domain: 'comments.test' })).toEqual(['domain bans.own-site'])
    expect(await issuesFor(site, { domain: 'blog.example', name: '***' })).toEqual(['name bans.name-empty'])
  })
})

describe('somebody who asks to be forgotten', () => {
  it('is, with every ban by their address and all it held; others stay', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const { id, email } = await aSubscriber(site, ctx)
    await aBan(site, { address: email, name: 'Mo', domain: 'mo.example' }, ctx)
    await aBan(site, { name: 'Jo' }, ctx)
    const other = await aSite()
    await aBan(other, { address: email }, ctx)
    const file = await exportSubscriber(ctx, site.id, id)
    expect(file?.bans).toEqual([{ since: expect.any(String), until: null, lifted: null }])
    const key = await hashAddress(ctx.config.hashKey, parseEmail(email)!.key)
    await eraseSubscriber(ctx, site.id, { id, email_key: key })
    expect((await listBans(ctx, site, { list: 'in-force' })).items).toMatchObject([{ name: 'Jo' }])
    expect((await marksAt(site)).every(({ mark }) => mark.startsWith('name:'))).toBe(true)
    expect(await aComment(site, { name: 'Mo', email }, { ctx })).toMatchObject({ status: 'published' })
    expect((await marksAt(other)).length).toBe(1)
  })
})

describe('the nightly clock', () => {
  it('takes away what nobody has to be held against any more, and the hash of a network with it', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = testContext()
    const endsAt = ctx.clock.now() + 1000
    await aBan(site, { network: { hash: 'secret-hash', until: endsAt }, endsAt }, ctx)
    await aBan(site, { name: 'Jo' }, ctx)
    ctx.sleep(1000)
    await settleBans(ctx)
    expect((await marksAt(site)).every(({ mark }) => mark.startsWith('name:'))).toBe(true)
    const { results } = await env.DB.prepare('SELECT * FROM bans WHERE site_id = ?1').bind(site.id).all()
    expect(JSON.stringify(results)).not.toContain('secret-hash')
    expect(results).toHaveLength(2)
  })
})
