import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { banAuthor } from '../../../src/authors/ban-author'
import { decideBanned, goOnDeciding, STEP } from '../../../src/authors/decide-banned'
import { guardBan } from '../../../src/authors/guard-ban'
import { MEASURED_MAX, measureBans } from '../../../src/authors/measure-bans'
import { readBanForm } from '../../../src/authors/read-ban-form'
import { timeOutAuthor } from '../../../src/authors/time-out-author'
import { goOnUndoing, undoBan } from '../../../src/authors/undo-ban'
import { type BanAuthor, listBans } from '../../../src/bans/public'
import { type Status, statusName } from '../../../src/comments/status'
import { networkForgottenAt } from '../../../src/platform/network'
import { isStop } from '../../../src/platform/sql'
import type { Site } from '../../../src/sites/public'
import { stopUnlessThere } from '../../../src/sweeps/queries'
import { aBan } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aProof } from '../../support/a-follower'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aNetwork } from '../../support/a-vote'
import { setStatus } from '../../support/set-status'
import { type TestCtx, testContext } from '../../support/test-context'

const MO = 7
const wish = (by: Partial<BanAuthor['by']>, terms: Partial<BanAuthor> = {}): BanAuthor => ({
  by: { address: false, name: false, network: false, domain: '', ...by },
  end: 'week',
  until: undefined,
  how: 'open',
  who: 'everybody',
  reason: '',
  decide: '',
  sure: false,
  ...terms,
})

const statusOf = async (id: number): Promise<Status> =>
  statusName(
    (await env.DB.prepare('SELECT status FROM comments WHERE id = ?1').bind(id).first<{ status: number }>())!
      .status,
  )
const countsAt = async (site: Site) =>
  Object.fromEntries(
    (
      await env.DB.prepare('SELECT status, count(*) AS n FROM comments WHERE site_id = ?1 GROUP BY status')
        .bind(site.id)
        .all<{ status: number; n: number }>()
    ).results.map(({ status, n }) => [statusName(status), n]),
  )

/** Many waiting comments at once, copies of one, by turns of two writers. */
async function aCrowd(site: Site, count: number) {
  const ctx = testContext()
  const { id } = await aComment(site, { name: 'Mo', email: 'mo@mail.example' }, { ctx })
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, author_email, body, html, renderer, created_at)
     SELECT ?1 - i, site_id, thread_id, ?1 - i, 0, '', 0, 0, iif(i % 2, 'Mo', 'Ada'), iif(i % 2, 'mo@mail.example', 'ada@mail.example'),
       'Text', '<p>Text</p>', 1, created_at
     FROM comments, n WHERE id = ?1`,
  )
    .bind(id, count)
    .run()
  return { ctx, id }
}

/** Runs jobs of a kind for this site until there are none. @returns how many ran */
async function runJobs(site: Site, kind: string, run: (payload: never) => Promise<void>): Promise<number> {
  for (let ran = 0; ; ran++) {
    const job = await env.DB.prepare(
      `SELECT id, payload FROM jobs WHERE kind = ?1 AND payload ->> 'siteId' = ?2 ORDER BY id LIMIT 1`,
    )
      .bind(kind, site.id)
      .first<{ id: number; payload: string }>()
    if (!job) return ran
    await run(JSON.parse(job.payload) as never)
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(job.id).run()
  }
}

describe('banning who wrote a comment', () => {
  it('takes the traits that were chosen, the end, the manner and the reason', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(
      site,
      { name: 'Mo', email: 'mo@mail.example', body: 'https://www.shop.example/' },
      { ctx },
    )
    await banAuthor(
      ctx,
      site,
      MO,
      id,
      wish(
        { address: true, name: true, network: true, domain: 'www.shop.example' },
        { end: 'month', how: 'silent', reason: 'Sells shoes' },
      ),
    )
    expect((await listBans(ctx, site, { list: 'in-force' })).items).toMatchObject([
      {
        address: 'm•••@mail.example',
        name: 'Mo',
        domain: 'www.shop.example',
        silent: true,
        reason: 'Sells shoes',
        commentId: id,
        networkUntil: networkForgottenAt(ctx.clock.now()),
        endsAt: ctx.clock.now() + 30 * 86_400_000,
      },
    ])
    // It waits still: a ban decides nothing that nobody asked for.
    expect(await statusOf(id)).toBe('held')
  })

  it('refuses nothing at all, a trait that the comment does not have, and the team', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const ctx = testContext()
    const { id } = await aComment(site, { name: 'Mo' }, { ctx })
    const theirs = await aComment(site, { name: 'Zed', email: member.email }, { ctx })
    const issuesOf = (comment: number, by: Partial<BanAuthor['by']>, terms: Partial<BanAuthor> = {}) =>
      banAuthor(ctx, site, MO, comment, wish(by, terms)).then(
        () => [],
        (error: { details: { issues: { field: string }[] } }) =>
          error.details.issues.map(({ field }) => field),
      )
    expect(await issuesOf(id, {})).toEqual(['by'])
    expect(await issuesOf(id, { address: true, domain: 'other.example' })).toEqual(['by-address', 'domain'])
    expect(await issuesOf(theirs.id, { address: true })).toEqual(['address'])
    expect(await issuesOf(id, { name: true }, { end: 'date', until: 0 })).toEqual(['until'])
    await expect(banAuthor(ctx, await aSite(), MO, id, wish({ name: true }))).rejects.toMatchObject({
      code: 'authors/unknown',
    })
    expect((await listBans(ctx, site, { list: 'in-force' })).items).toEqual([])
  })

  it('offers a network as long as its salt lives', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(site, {}, { ctx })
    expect((await readBanForm(ctx, site, id)).network).toBeDefined()
    const later = testContext({ now: networkForgottenAt(ctx.clock.now()) })
    expect((await readBanForm(later, site, id)).network).toBeUndefined()
    await expect(banAuthor(later, site, MO, id, wish({ network: true }))).rejects.toMatchObject({
      code: 'web/fields-refused',
    })
  })
})

describe('what waits of somebody who is banned', () => {
  it('is decided in the same act, all of it and nothing of others', async ({ expect }) => {
    const site = await aSite()
    const { ctx, id } = await aCrowd(site, 260)
    const { decided } = await banAuthor(ctx, site, MO, id, wish({ address: true }, { decide: 'spam' }))
    expect(decided).toBe(131)
    expect(await countsAt(site)).toEqual({ held: 130, spam: 131 })
  })

  it('is decided beyond what one request looks at, step by step, in batches of a hundred', async ({
    expect,
  }) => {
    const site = await aSite()
    const { ctx, id } = await aCrowd(site, 2 * STEP + 99)
    const { decided } = await banAuthor(ctx, site, MO, id, wish({ name: true }, { decide: 'reject' }))
    expect(decided).toBe(STEP / 2)
    // The job that was written with the ban begins anew: what was decided is not decided again.
    expect(await runJobs(site, 'authors.decide-banned', (job) => goOnDeciding(ctx, job))).toBe(2)
    expect(await countsAt(site)).toEqual({ held: (2 * STEP + 98) / 2, rejected: (2 * STEP + 100) / 2 + 1 })
    const { results } = await env.DB.prepare(
      `SELECT after ->> 'bulk' AS bulk, count(*) AS n FROM audit WHERE site_id = ?1 AND action = 'comment.reject' GROUP BY 1`,
    )
      .bind(site.id)
      .all<{ n: number }>()
    expect(Math.max(...results.map(({ n }) => n))).toBeLessThanOrEqual(100)
    expect(results.reduce((sum, { n }) => sum + n, 0)).toBe(STEP + 51)
  })

  it('leaves what came after the ban, what is published, and what somebody edited meanwhile', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = testContext()
    const up = await aComment(site, { name: 'Mo' }, { ctx })
    await setStatus(up.id, 'published')
    const { id } = await aComment(site, { name: 'Mo' }, { ctx })
    ctx.sleep(5)
    const silent = wish({ name: true }, { how: 'silent', decide: 'reject' })
    const { banId } = await banAuthor(ctx, site, MO, id, silent)
    ctx.sleep(5)
    const late = await aComment(site, { name: 'Mo' }, { ctx })
    const again = { siteId: site.id, banId, personId: MO, action: 'reject' as const, after: 0 }
    expect(await decideBanned(ctx, site, again)).toEqual({ decided: 0, next: null })
    expect([await statusOf(up.id), await statusOf(id), await statusOf(late.id)]).toEqual([
      'published',
      'rejected',
      'held',
    ])
  })

  it('is left alone once the ban is lifted, also between a look and a decision', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(site, { name: 'Mo' }, { ctx })
    ctx.sleep(5)
    const banId = await aBan(site, { name: 'Mo', personId: MO }, ctx)
    const again = { siteId: site.id, banId, personId: MO, action: 'reject' as const, after: 0 }
    const lifting = {
      ...ctx,
      db: {
        ...ctx.db,
        usage: ctx.db.usage,
        batch: (async (queries: Parameters<TestCtx['db']['batch']>[0]) => {
          if (queries.some(({ name }) => name === 'comments.change-statuses'))
            await undoBan(ctx, site, MO, banId)
          return ctx.db.batch(queries)
        }) as TestCtx['db']['batch'],
      },
    }
    expect(await decideBanned(lifting, site, again)).toEqual({ decided: 0, next: null })
    expect(await decideBanned(ctx, site, again)).toEqual({ decided: 0, next: null })
    expect(await statusOf(id)).toBe('held')
  })
})

describe('deciding what waits of a banned writer', () => {
  it('does not end because others were quicker again and again: the job has to come back', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(site, { name: 'Mo' }, { ctx })
    ctx.sleep(5)
    const losing = {
      ...ctx,
      db: {
        ...ctx.db,
        usage: ctx.db.usage,
        batch: (async (queries: Parameters<TestCtx['db']['batch']>[0]) => {
          const moves = queries.some(({ name }) => name === 'comments.change-statuses')
          return ctx.db.batch(moves ? [stopUnlessThere(site.id, 0, 'running', 0)] : queries)
        }) as TestCtx['db']['batch'],
      },
    }
    const { banId, decided } = await banAuthor(losing, site, MO, id, wish({ name: true }, { decide: 'spam' }))
    expect([decided, await statusOf(id)]).toEqual([0, 'held'])
    const again = { siteId: site.id, banId, personId: MO, action: 'spam' as const, after: 0 }
    await expect(decideBanned(losing, site, again)).rejects.toSatisfy(isStop)
    await runJobs(site, 'authors.decide-banned', (job) => goOnDeciding(ctx, job))
    expect(await statusOf(id)).toBe('spam')
  })

  it('leaves, and does not count, whoever has proven to be of the team', async ({ expect }) => {
    const site = await aSite()
    const mo = await aMember(site, 'moderator')
    const ctx = testContext()
    const proof = await aProof(site, ctx, mo.email)
    const signed = { name: 'Mo', email: mo.email, body: 'See https://shop.example.' }
    const ours = await aComment(site, { ...signed, proof }, { ctx })
    const theirs = await aComment(site, signed, { ctx })
    ctx.sleep(5)
    expect((await measureBans(ctx, site, [{ domain: 'shop.example' }])).reaches[0]!.waiting).toBe(1)
    const ban = wish({ domain: 'shop.example' }, { decide: 'spam' })
    expect(await banAuthor(ctx, site, MO, theirs.id, ban)).toMatchObject({ decided: 1 })
    expect([await statusOf(ours.id), await statusOf(theirs.id)]).toEqual(['held', 'spam'])
  })
})

describe('undo of a ban', () => {
  it('lifts it and puts back what went along, however much; twice writes nothing', async ({ expect }) => {
    const site = await aSite()
    const { ctx, id } = await aCrowd(site, 2 * STEP + 399)
    const { banId } = await banAuthor(ctx, site, MO, id, wish({ name: true }, { decide: 'delete' }))
    await runJobs(site, 'authors.decide-banned', (job) => goOnDeciding(ctx, job))
    expect((await countsAt(site)).deleted).toBeGreaterThan(STEP)
    ctx.sleep(1000)
    await undoBan(ctx, site, MO, banId)
    expect(await runJobs(site, 'authors.undo-banned', (job) => goOnUndoing(ctx, job))).toBeGreaterThan(0)
    expect(await countsAt(site)).toEqual({ held: 2 * STEP + 400 })
    expect((await listBans(ctx, site, { list: 'lifted' })).items.map((ban) => ban.id)).toEqual([banId])
    const again = testContext()
    await undoBan(again, site, MO, banId)
    expect(again.db.usage.rowsWritten).toBeLessThanOrEqual(1)
    expect(await countsAt(site)).toEqual({ held: 2 * STEP + 400 })
  })

  it('leaves what somebody decided since, and is nobody else’s', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(site, { name: 'Mo' }, { ctx })
    ctx.sleep(5)
    const { banId } = await banAuthor(ctx, site, MO, id, wish({ name: true }, { decide: 'reject' }))
    await expect(undoBan(ctx, site, 8, banId)).rejects.toMatchObject({ code: 'authors/undo-unknown' })
    await expect(undoBan(ctx, await aSite(), MO, banId)).rejects.toMatchObject({
      code: 'authors/undo-unknown',
    })
    await setStatus(id, 'spam')
    await undoBan(ctx, site, MO, banId)
    expect(await statusOf(id)).toBe('spam')
  })
})

describe('a time-out', () => {
  it('is a day by the address, or by the name without one, and never by network', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const { id } = await aComment(site, { name: 'Mo', email: 'mo@mail.example' }, { ctx })
    await timeOutAuthor(ctx, site, MO, id)
    const [ban] = (await listBans(ctx, site, { list: 'in-force' })).items
    expect(ban).toMatchObject({ address: 'm•••@mail.example', name: null, networkUntil: null, silent: false })
    expect(ban!.endsAt).toBe(ctx.clock.now() + 86_400_000)
    await expect(aComment(site, { email: 'mo@mail.example' }, { ctx })).rejects.toMatchObject({
      code: 'bans/banned-until',
    })
    expect(await aComment(site, { name: 'Mo' }, { ctx })).toMatchObject({ status: 'published' })
    const nameless = await aComment(site, { name: 'Jo' }, { ctx })
    await timeOutAuthor(ctx, site, MO, nameless.id)
    await expect(aComment(site, { name: 'jo' }, { ctx })).rejects.toMatchObject({ code: 'bans/banned-until' })
  })
})

describe('a ban that would hit many', () => {
  const CROWD = 5
  async function aTown(domain: string) {
    const site = await aSite({ hold: 'none' })
    for (let at = 0; at < CROWD; at++)
      await aComment(
        site,
        { name: `Ada ${at}`, email: `a${at}@${domain}` },
        { ctx: testContext({ ip: aNetwork() }) },
      )
    return site
  }

  it('wants to be said twice, and then holds', async ({ expect }) => {
    const site = await aTown('town.example')
    const ctx = testContext()
    const { id } = await aComment(site, { email: 'mo@town.example' }, { ctx })
    const by = { domain: 'town.example' }
    await expect(banAuthor(ctx, site, MO, id, wish(by))).rejects.toMatchObject({
      code: 'bans/hits-many',
      details: { params: { count: CROWD + 1 } },
    })
    await banAuthor(ctx, site, MO, id, wish(by, { sure: true }))
    expect((await listBans(ctx, site, { list: 'in-force' })).items).toHaveLength(1)
  })

  it.for(['gmail.com', 'gmx.de', 'co.uk', 'github.io', 'qq.com'])(
    'wants it for %s, whoever is known',
    async (domain, { expect }) => {
      await expect(guardBan(testContext(), await aSite(), { domain }, false)).rejects.toMatchObject({
        code: 'bans/hits-many',
        details: { params: { count: 0 } },
      })
    },
  )

  it('wants it for the name of everybody who gives none, in the site’s language', async ({ expect }) => {
    const site = await aSite({ locale: 'de' })
    await expect(guardBan(testContext(), site, { name: 'gast' }, false)).rejects.toMatchObject({
      code: 'bans/hits-many',
    })
    await guardBan(testContext(), await aSite({ locale: 'en' }), { name: 'Gast' }, false)
  })

  it('is no ban of few: one spammer’s hundred comments are one person', async ({ expect }) => {
    const site = await aSite()
    await aCrowd(site, 100)
    await expect(guardBan(testContext(), site, { name: 'Mo' }, false)).resolves.toBeUndefined()
  })
})

describe('what a ban would hit', () => {
  it('is told for each trait by itself: what waits, who is known, and the newest they see', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const mine: number[] = []
    for (let at = 0; at < 23; at++) {
      const { id } = await aComment(site, { name: 'Mo', email: 'Mo@mail.example' }, { ctx })
      mine.push(id)
    }
    await aComment(site, { name: 'MO', email: 'other@mail.example' }, { ctx })
    const waits = await aComment(site, { name: 'Mo', email: 'mo@mail.example' }, { ctx })
    await setStatus(waits.id, 'held')
    const form = await readBanForm(ctx, site, mine[0]!)
    expect(form.address).toMatchObject({ waiting: 1, people: 1 })
    expect(form.address!.published.map(({ id }) => id)).toEqual(mine.toReversed().slice(0, 20))
    expect(form.named).toMatchObject({ waiting: 1, people: 2 })
    expect(form.offer.domains).toEqual(['mail.example'])
    expect(form.domains).toMatchObject([{ waiting: 1, people: 2 }])
    expect(form.isMore).toBe(false)
  })

  it('knows the published of an address however long ago, and reads a bounded part of any site', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const old = await aComment(site, { name: 'Old', email: 'old@mail.example' })
    const { id } = await aComment(site, { name: 'Ada' })
    for (const [status, from] of [
      [1, 1],
      [0, 5000],
    ] as const)
      await env.DB.prepare(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
         INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, author_email, body, html, renderer, created_at)
         SELECT ?1 + ?3 + i, site_id, thread_id, ?1 + ?3 + i, 0, '', ?2, ?2, 'Bo', 'b' || i || '@x.example', 'Text', '<p>Text</p>', 1, created_at
         FROM comments, n WHERE id = ?1`,
      )
        .bind(id, status, from)
        .run()
    const ctx = testContext()
    const form = await readBanForm(ctx, site, old.id)
    expect(form.address!.published.map((row) => row.id)).toEqual([old.id])
    expect(form.isMore).toBe(true)
    console.log('a ban form, rows read:', ctx.db.usage.rowsRead)
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(4 * MEASURED_MAX + 50)
    expect(ctx.db.usage.roundTrips).toBe(2)
  })

  it('looks at the site alone', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await aComment(other, { name: 'Mo' })
    const { reaches } = await measureBans(testContext(), site, [{ name: 'Mo' }])
    expect(reaches).toEqual([{ waiting: 0, people: 0, published: [] }])
  })
})
