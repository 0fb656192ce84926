import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { packDoubts } from '../../../src/comments/checks/assess'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import {
  applyAction,
  applyBulkAction,
  readFigures,
  sumUpDays,
  undoAction,
} from '../../../src/moderation/public'
import { addRule } from '../../../src/rules/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, visit } from '../../support/a-member'
import { aReport } from '../../support/a-report'
import { aSite } from '../../support/a-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

const NOON = Date.UTC(2026, 4, 11, 12)
const DAY = Math.floor(NOON / DAY_MS)
const NIGHT = NOON + DAY_MS

/** Ids are made of the time and a little chance: no two things happen in one moment. */
const seconds = { next: 0 }
const later = (at: number) => at + 1000 * ++seconds.next

type Doubts = Parameters<typeof packDoubts>[0]
type Action = 'approve' | 'reject' | 'return' | 'spam' | 'delete'

/** A comment that waits, with these doubts of it. */
async function held(site: Site, doubts: Doubts, at = NOON): Promise<number> {
  const { id } = await aComment(site, {}, { ctx: testContext({ now: later(at) - 2 * HOUR_MS }) })
  await env.DB.prepare('UPDATE comments SET doubts = ?2 WHERE id = ?1').bind(id, packDoubts(doubts)).run()
  return id
}

async function aDesk() {
  const site = await aSite()
  const { personId } = await aMember(site)
  const decide = (id: number, action: Action, at = NOON, from: 'held' | 'published' = 'held') =>
    applyAction(testContext({ now: later(at) }), site, personId, id, { action, revision: 1, from })
  const decided = async (doubts: Doubts, action: Action, at = NOON) =>
    decide(await held(site, doubts, at), action, at)
  return { site, personId, decide, decided }
}

const reasonsAt = async (site: Site, now = NIGHT, span?: number) => {
  await sumUpDays(testContext({ now }))
  return (await readFigures(testContext({ now }), site, span)).reasons
}

describe('what held comments, and whether it was right (M-42)', () => {
  it('counts by reason what was decided, and what of it is up', async ({ expect }) => {
    const { site, decided } = await aDesk()
    for (const action of ['approve', 'approve', 'spam'] as const) await decided([{ code: 'first' }], action)
    for (const action of ['reject', 'return', 'delete', 'spam'] as const)
      await decided([{ code: 'links', count: 5 }], action)
    expect(await reasonsAt(site)).toEqual([
      { doubt: 'links', about: null, decided: 4, approved: 0 },
      { doubt: 'first', about: null, decided: 3, approved: 2 },
    ])
  })

  it('counts a comment with several reasons for each of them', async ({ expect }) => {
    const { site, decided } = await aDesk()
    await decided([{ code: 'shouting' }, { code: 'insisted' }], 'approve')
    const reasons = await reasonsAt(site)
    expect(reasons.map(({ doubt }) => doubt).sort()).toEqual(['insisted', 'shouting'])
    expect(reasons.every(({ decided, approved }) => decided === 1 && approved === 1)).toBe(true)
  })

  it('tells the owner’s rules apart, by what each looks for, and still counts one that is gone', async ({
    expect,
  }) => {
    const { site, personId, decided } = await aDesk()
    const rule = (pattern: string) =>
      addRule(testContext({ now: later(NOON) }), site, personId, {
        field: 'text',
        pattern,
        action: 'hold',
        note: '',
      })
    const [casino, pills] = [await rule('casino'), await rule('*pill*')]
    await decided([{ code: 'word', about: 'casino', field: 'text', rule: casino }], 'approve')
    await decided([{ code: 'word', about: 'casino', field: 'text', rule: casino }], 'approve')
    await decided([{ code: 'word', about: '*pill*', field: 'text', rule: pills }], 'spam')
    await decided([{ code: 'word', about: 'old', field: 'text', rule: 77 }], 'approve')
    const reasons = await reasonsAt(site)
    expect(reasons[0]).toEqual({ doubt: 'word', about: 'casino', decided: 2, approved: 2 })
    expect(reasons.slice(1).sort((a, b) => a.approved - b.approved)).toEqual([
      { doubt: 'word', about: '*pill*', decided: 1, approved: 0 },
      { doubt: 'word', about: null, decided: 1, approved: 1 },
    ])
  })

  it('counts a decision that was taken back by what came after', async ({ expect }) => {
    const { site, personId, decide } = await aDesk()
    const [again, waits] = [await held(site, [{ code: 'first' }]), await held(site, [{ code: 'first' }])]
    for (const id of [again, waits]) {
      const { actionId } = await decide(id, 'approve')
      await undoAction(testContext({ now: later(NOON) }), site, personId, actionId!)
    }
    await decide(again, 'spam', NOON + HOUR_MS)
    expect(await reasonsAt(site)).toEqual([{ doubt: 'first', about: null, decided: 1, approved: 0 }])
  })

  it('counts what many at once decide, each comment once', async ({ expect }) => {
    const { site, personId } = await aDesk()
    const ids = [await held(site, [{ code: 'old' }]), await held(site, [{ code: 'old' }])]
    const picks = ids.map((id) => ({ id, revision: 1 }))
    const input = { action: 'approve', from: 'held', reason: null, tell: false } as const
    await applyBulkAction(testContext({ now: later(NOON) }), site, personId, input, picks)
    expect(await reasonsAt(site)).toEqual([{ doubt: 'old', about: null, decided: 2, approved: 2 }])
  })

  it('counts no comment that nothing had held: one that was up, one that readers reported', async ({
    expect,
  }) => {
    const { site, decide } = await aDesk()
    const up = await held(site, [{ code: 'links', count: 4 }])
    await setStatus(up, 'published')
    await decide(up, 'spam', NOON, 'published')
    const reported = await held(site, [{ code: 'first' }])
    await setStatus(reported, 'published')
    await aReport(site, reported)
    await setStatus(reported, 'held')
    await decide(reported, 'approve')
    expect(await reasonsAt(site)).toEqual([])
  })

  it('says so where no reason was kept, and leaves out what it does not know', async ({ expect }) => {
    const { site, decided } = await aDesk()
    await decided([], 'approve')
    await decided([{ code: 'of a later version' as 'first' }], 'approve')
    expect(await reasonsAt(site)).toEqual([{ doubt: null, about: null, decided: 1, approved: 1 }])
  })

  it.for([
    [7, 1],
    [30, 2],
    [90, 3],
  ] as const)('tells the last %d days when asked for them', async ([span, count], { expect }) => {
    const { site, decided } = await aDesk()
    for (const ago of [60, 20, 2]) {
      const at = NIGHT - ago * DAY_MS
      await decided([{ code: 'first' }], 'approve', at)
      await sumUpDays(testContext({ now: at + DAY_MS }))
    }
    expect(await reasonsAt(site, NIGHT, span)).toEqual([
      { doubt: 'first', about: null, decided: count, approved: count },
    ])
  })

  it('is the same however often a night runs, and nobody else’s', async ({ expect }) => {
    const { site, decided } = await aDesk()
    await decided([{ code: 'first' }], 'approve')
    const once = await reasonsAt(site)
    await Promise.all([sumUpDays(testContext({ now: NIGHT })), sumUpDays(testContext({ now: NIGHT }))])
    expect(await reasonsAt(site)).toEqual(once)
    expect(await reasonsAt(await aSite())).toEqual([])
  })

  it('reads the rows of its days and no more than three thousand, however many rules there were', async ({
    expect,
  }) => {
    const site = await aSite()
    const fill = (rules: number) =>
      env.DB.prepare(
        `INSERT OR REPLACE INTO reason_days (site_id, day, code, rule, decided, approved)
         WITH RECURSIVE d(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < 89), r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < ?3)
         SELECT ?1, ?2 - i, 'word', n, 1000, 10 FROM d, r`,
      )
        .bind(site.id, DAY, rules)
        .run()
    const cost = async (span: number) => {
      const ctx = testContext({ now: NIGHT })
      const { reasons } = await readFigures(ctx, site, span)
      return { rows: ctx.db.usage.rowsRead, trips: ctx.db.usage.roundTrips, reasons: reasons.length }
    }
    await fill(10)
    const usual = await cost(30)
    expect(usual).toMatchObject({ trips: 2, reasons: 10 })
    expect(usual.rows).toBeLessThanOrEqual(30 * 10 * 2 + 60)
    await fill(200)
    const most = await cost(90)
    console.log('rows of the overview, reasons of 30 days and of very many rules:', usual.rows, most.rows)
    expect(most.rows).toBeLessThanOrEqual(2 * 3000 + 600)
  })
})

describe('the overview', () => {
  it('shows it as a table with a bar for each share, to readers too', async ({ expect }) => {
    const { site, decided } = await aDesk()
    // Far enough from midnight, whenever this runs.
    const yesterday = Math.floor(Date.now() / DAY_MS) * DAY_MS - 12 * HOUR_MS
    for (const action of ['approve', 'approve', 'approve', 'spam'] as const)
      await decided([{ code: 'first' }], action, yesterday)
    await sumUpDays(testContext({ now: Date.now() }))
    const { text } = await visit(await aMember(site, 'reader'), `/desk/${site.id}/overview?lang=en`)
    expect(text).toMatch(
      /<th scope="row">first comments<\/th><td class="num">4<\/td><td class="num">3 · 75%<\/td>/,
    )
    expect(text).toContain('<rect width="75%" height="100%"')
    expect(text).toContain('What held comments, in the last 30 days')
  })

  it.for([
    ['7', 7],
    ['90', 90],
    ['', 30],
    ['1000', 30],
    ["7' OR 1=1", 30],
  ] as const)('for days=%s tells of the last %d', async ([days, span], { expect }) => {
    const { site } = await aDesk()
    const path = `/desk/${site.id}/overview?lang=en&days=${encodeURIComponent(days)}`
    const { status, text } = await visit(await aMember(site), path)
    expect(status).toBe(200)
    expect(text).toContain(`<option value="${span}" selected="">The last ${span} days</option>`)
    expect(text).toContain('Nothing that waited was decided in these days.')
  })
})
