import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { recordAction } from '../../../src/audit/public'
import { deleteOwnComment } from '../../../src/comments/own/delete-own-comment'
import { idAt } from '../../../src/kernel/id'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/kernel/time'
import { WAITING_COUNTED } from '../../../src/moderation/log/read-figures'
import { FIGURES_DAYS } from '../../../src/moderation/log/sum-up-days'
import { applyAction, readDay, readFigures, sumUpDays } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const NOON = Date.UTC(2026, 6, 15, 12)
const DAY = Math.floor(NOON / DAY_MS)

/** A comment posted then, and decided so much later by this person. */
async function decided(
  site: Site,
  personId: number,
  at: number,
  waitMs: number,
  action: 'approve' | 'reject' | 'return' | 'spam' | 'delete' = 'approve',
): Promise<void> {
  const { id } = await aComment(site, {}, { ctx: testContext({ now: at - waitMs }) })
  await applyAction(testContext({ now: at }), site, personId, id, { action, revision: 1, from: 'held' })
}

const night = (now: number) => sumUpDays(testContext({ now }))
const figuresAt = (site: Site, now: number) => readFigures(testContext({ now }), site)

describe('a month in figures (C10, M-70)', () => {
  it('counts each day’s decisions by kind, with the median and the ninetieth per cent of the wait', async ({
    expect,
  }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    for (let n = 1; n <= 10; n++) {
      await decided(site, personId, NOON + n * MINUTE_MS, n * HOUR_MS, n <= 6 ? 'approve' : 'reject')
    }
    await decided(site, personId, NOON + DAY_MS, HOUR_MS, 'spam')
    await decided(site, personId, NOON + DAY_MS, 3 * HOUR_MS, 'delete')
    await decided(site, personId, NOON + DAY_MS, 2 * HOUR_MS, 'return')
    await night(NOON + 2 * DAY_MS)
    const { days } = await figuresAt(site, NOON + 2 * DAY_MS)
    expect(days).toHaveLength(FIGURES_DAYS)
    expect(days.at(-2)).toEqual({
      day: DAY,
      decided: 10,
      approved: 6,
      rejected: 4,
      returned: 0,
      spam: 0,
      deleted: 0,
      median_ms: 5 * HOUR_MS,
      p90_ms: 9 * HOUR_MS,
      looked_ms: null,
      looked_p90_ms: null,
    })
    expect(days.at(-1)).toMatchObject({
      day: DAY + 1,
      decided: 3,
      returned: 1,
      spam: 1,
      deleted: 1,
      median_ms: 2 * HOUR_MS,
    })
    expect(days.slice(0, -2).every((day) => day.decided === 0 && day.median_ms === null)).toBe(true)
  })

  it('parts days at midnight UTC', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const midnight = (DAY + 1) * DAY_MS
    await decided(site, personId, midnight - 1, MINUTE_MS)
    await decided(site, personId, midnight, MINUTE_MS)
    await night(midnight + DAY_MS + HOUR_MS)
    const { days } = await figuresAt(site, midnight + DAY_MS + HOUR_MS)
    expect(days.slice(-2).map(({ decided }) => decided)).toEqual([1, 1])
  })

  it('tells who decided, most first, and not what authors did to their own', async ({ expect }) => {
    const site = await aSite()
    const [mo, ann] = [await aMember(site), await aMember(site)]
    await decided(site, mo.personId, NOON, HOUR_MS)
    for (const action of ['approve', 'spam'] as const) {
      await decided(site, ann.personId, NOON, HOUR_MS, action)
    }
    const own = await aComment(site, {}, { ctx: testContext({ now: NOON }) })
    await deleteOwnComment(testContext({ now: NOON + MINUTE_MS }), site, own.id, own.token)
    await night(NOON + DAY_MS)
    const { people, days } = await figuresAt(site, NOON + DAY_MS)
    expect(people).toEqual([
      {
        personId: ann.personId,
        by: ann.name,
        decided: 2,
        approved: 1,
        rejected: 0,
        returned: 0,
        spam: 1,
        deleted: 0,
      },
      {
        personId: mo.personId,
        by: mo.name,
        decided: 1,
        approved: 1,
        rejected: 0,
        returned: 0,
        spam: 0,
        deleted: 0,
      },
    ])
    expect(days.at(-1)!.decided).toBe(3)
    expect(await readDay(testContext({ now: NOON + HOUR_MS }), site)).toMatchObject({ decided: 3 })
  })

  it('keeps who has left, without a name', async ({ expect }) => {
    const site = await aSite()
    await env.DB.prepare(
      'INSERT INTO decision_days (site_id, day, person_id, approved, rejected, spam, deleted) VALUES (?1, ?2, 99, 1, 0, 0, 0)',
    )
      .bind(site.id, DAY)
      .run()
    const { people } = await figuresAt(site, NOON + DAY_MS)
    expect(people).toMatchObject([{ personId: 99, by: null, decided: 1 }])
  })

  it('is the same however often a night runs, and catches up on nights that were missed', async ({
    expect,
  }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    for (let day = 0; day < 5; day++) await decided(site, personId, NOON + day * DAY_MS, HOUR_MS)
    const now = NOON + 5 * DAY_MS
    await night(now)
    const once = await figuresAt(site, now)
    await Promise.all([night(now), night(now)])
    expect(await figuresAt(site, now)).toEqual(once)
    expect(once.days.slice(-5).map(({ decided }) => decided)).toEqual([1, 1, 1, 1, 1])
  })

  it('sums up no day that has not ended', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    await decided(site, personId, NOON, HOUR_MS)
    await night(NOON + HOUR_MS)
    await decided(site, personId, NOON + 2 * HOUR_MS, HOUR_MS)
    await night(NOON + DAY_MS)
    expect((await figuresAt(site, NOON + DAY_MS)).days.at(-1)!.decided).toBe(2)
  })

  it('costs the rows of a month, not of what was decided in it', async ({ expect }) => {
    const site = await aSite()
    await env.DB.prepare(
      `INSERT INTO decision_days (site_id, day, person_id, approved, rejected, spam, deleted, median_ms, p90_ms)
       WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 90)
       SELECT ?1, ?2 - i / 3, i % 3, 1000, 100, 5000, 10, 60000, 90000 FROM n`,
    )
      .bind(site.id, DAY)
      .run()
    const ctx = testContext({ now: NOON + DAY_MS })
    const { days, people } = await readFigures(ctx, site)
    expect(days.filter(({ decided }) => decided === 6110)).toHaveLength(30)
    expect(people).toHaveLength(2)
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(400)
    expect(ctx.db.usage.roundTrips).toBe(2)
  })

  it('sees nothing of another site', async ({ expect }) => {
    const [here, there] = [await aSite(), await aSite()]
    const { personId } = await aMember(there)
    await decided(there, personId, NOON, HOUR_MS)
    await aComment(there)
    await night(NOON + DAY_MS)
    const figures = await figuresAt(here, NOON + DAY_MS)
    expect(figures.days.every(({ decided }) => decided === 0)).toBe(true)
    expect(figures).toMatchObject({ people: [], waiting: { count: 0, oldestAt: null } })
  })
})

describe('what waits', () => {
  it('is counted, with the oldest', async ({ expect }) => {
    const site = await aSite()
    const first = NOON - 5 * HOUR_MS
    for (const now of [first, NOON]) await aComment(site, {}, { ctx: testContext({ now }) })
    const { waiting } = await figuresAt(site, NOON + HOUR_MS)
    expect(waiting).toEqual({ count: 2, isMore: false, oldestAt: first })
  })

  it('is not counted to the end where much waits', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, {}, { ctx: testContext({ now: NOON }) })
    await env.DB.prepare(
      `INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, body, html, renderer, created_at)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
       SELECT ?3 + i, site_id, thread_id, ?3 + i, 0, '', 0, 0, author_name, body, html, renderer, created_at + i
       FROM n CROSS JOIN comments WHERE id = ?1`,
    )
      .bind(id, WAITING_COUNTED + 50, idAt(NOON + 1))
      .run()
    const ctx = testContext({ now: NOON + HOUR_MS })
    const { waiting } = await readFigures(ctx, site)
    expect(waiting).toEqual({ count: WAITING_COUNTED, isMore: true, oldestAt: NOON })
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(8 * WAITING_COUNTED)
  })
})

describe('why comments wait', () => {
  it('is told by what the checks found, commonest first, and what is only held by the site', async ({
    expect,
  }) => {
    const site = await aSite()
    const ids: number[] = []
    for (let n = 0; n < 5; n++) ids.push((await aComment(site)).id)
    const doubts = [
      '[{"code":"links","count":5}]',
      '[{"code":"links","count":9},{"code":"insisted"}]',
      '[{"code":"gone"}]',
    ]
    for (const [at, json] of doubts.entries()) {
      await env.DB.prepare('UPDATE comments SET doubts = ?2 WHERE id = ?1').bind(ids[at]!, json).run()
    }
    const { why } = await readFigures(testContext(), site)
    expect(why.slice(0, 2).map(({ count }) => count)).toEqual([2, 2])
    expect(why.toSorted((a, b) => String(a.doubt).localeCompare(String(b.doubt)))).toEqual([
      { doubt: 'all', count: 2 },
      { doubt: 'insisted', count: 1 },
      { doubt: 'links', count: 2 },
    ])
    const { text } = await visit(await aMember(site), `/desk/${site.id}/overview?lang=en`)
    expect(text).toContain('<th scope="row">many links</th><td class="num">2</td>')
  })

  it('is not asked where nothing waits', async ({ expect }) => {
    const site = await aSite()
    expect((await readFigures(testContext(), site)).why).toEqual([])
    const { text } = await visit(await aMember(site), `/desk/${site.id}/overview?lang=en`)
    expect(text).not.toContain('Why they wait')
  })
})

describe('the overview', () => {
  it('says it in figures, pictures and tables', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const yesterday = Date.now() - DAY_MS
    await decided(site, member.personId, yesterday, 2 * HOUR_MS)
    await aComment(site, {}, { ctx: testContext({ now: Date.now() - 3 * HOUR_MS }) })
    await night(Date.now())
    const { text } = await visit(member, `/desk/${site.id}/overview?lang=en`)
    expect(text).toContain('aria-label="1 decision in the last 30 days."')
    expect(text).toContain('aria-label="Between 2 hr and 2 hr in the last 30 days."')
    expect(text).toContain('3 hours ago')
    expect(text.match(/<rect x=/g)).toHaveLength(2 * FIGURES_DAYS)
    expect(text).toContain(member.name)
    expect(text).not.toMatch(/ style=/)
  })

  it('is whole on the first day, when nothing was ever done', async ({ expect }) => {
    const site = await aSite()
    const { status, text } = await visit(await aMember(site), `/desk/${site.id}/overview?lang=en`)
    expect(status).toBe(200)
    expect(text).toContain('Nothing was decided in the 30 days before today.')
    expect(text).not.toContain('<svg role')
    expect(text).not.toContain('Median time to a decision')
  })

  it('names nobody to readers, who may not read the log either', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    await decided(site, member.personId, Date.now() - DAY_MS, HOUR_MS)
    await night(Date.now())
    const { text } = await visit(await aMember(site, 'reader'), `/desk/${site.id}/overview?lang=en`)
    expect(text).toContain('Decisions a day')
    expect(text).not.toContain(member.name)
  })
})

describe('acts that are no decisions', () => {
  it('are not counted: settings, edits, what a script without a person did', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext({ now: NOON })
    for (const act of [
      { actor: 'person:1', action: 'site.settings', subject: `site:${site.id}` },
      { actor: 'visitor', action: 'comment.edit', subject: 'comment:5' },
      { actor: 'visitor', action: 'comment.delete', subject: 'comment:5' },
    ]) {
      await ctx.db.run(recordAction(ctx, { siteId: site.id, ...act }).statement)
    }
    await night(NOON + DAY_MS)
    expect((await figuresAt(site, NOON + DAY_MS)).days.at(-1)!.decided).toBe(0)
  })
})
