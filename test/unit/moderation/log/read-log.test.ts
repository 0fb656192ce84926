import { env } from 'cloudflare:workers'
import Papa from 'papaparse'
import { describe, it } from 'vitest'
import { recordAction } from '../../../../src/audit/public'
import { idAt } from '../../../../src/kernel/id'
import { DAY_MS, isoDay } from '../../../../src/kernel/time'
import { LOG_PAGE, LOG_SPAN } from '../../../../src/moderation/log/read-log'
import { applyAction, exportLog, ReadLog, readLog } from '../../../../src/moderation/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember, visit } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { check } from '../../../support/check-input'
import { type TestCtx, testContext } from '../../../support/test-context'

/** Writes entries as they come to be, a second apart, oldest first. */
async function acts(
  ctx: TestCtx,
  site: Site,
  entries: readonly {
    actor?: string
    action?: string
    subject?: string
    before?: unknown
    after?: unknown
  }[],
): Promise<void> {
  for (const entry of entries) {
    ctx.sleep(1000)
    const act = { siteId: site.id, actor: 'visitor', action: 'comment.edit', subject: 'comment:1', ...entry }
    await ctx.db.run(recordAction(ctx, act).statement)
  }
}

/** So many entries at once, as a busy year leaves them. */
const fill = (site: Site, count: number, at: number) =>
  env.DB.prepare(
    `INSERT INTO audit (site_id, id, actor, action, subject, created_at)
     SELECT ?1, ?2 + value, 'person:1', 'comment.approve', 'comment:9', ?3
     FROM (WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value + 1 < ?4) SELECT value FROM n)`,
  )
    .bind(site.id, idAt(at), at, count)
    .run()

const asked = (query: Record<string, string>) => check(ReadLog, query)
const subjects = async (ctx: TestCtx, site: Site, query: Record<string, string>) =>
  (await readLog(ctx, site, asked(query))).items.map(({ subject }) => subject)

describe('the log of a site (C10)', () => {
  it('tells who did what, newest first, page by page', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const ctx = testContext()
    const { id } = await aComment(site, {}, { ctx })
    for (let turn = 0; turn < 30; turn++) {
      await applyAction(ctx, site, member.personId, id, { action: 'approve', revision: 1, from: 'held' })
      await applyAction(ctx, site, member.personId, id, { action: 'restore', revision: 1, from: 'published' })
    }
    const first = await readLog(ctx, site)
    expect(first.items).toHaveLength(LOG_PAGE)
    expect(first.items[0]).toMatchObject({
      action: 'comment.restore',
      by: member.name,
      subject: `comment:${id}`,
      before: 'published',
      after: 'held',
      changes: [],
    })
    const second = await readLog(ctx, site, { after: first.next! })
    expect(second.items).toHaveLength(10)
    expect(second.next).toBeNull()
    const ids = [...first.items, ...second.items].map((entry) => entry.id)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  })

  it('is empty for a new site and refuses a foreign cursor', async ({ expect }) => {
    const site = await aSite()
    expect(await readLog(testContext(), site)).toEqual({ items: [], next: null, lookedBackTo: null })
    await expect(readLog(testContext(), site, { after: 'bm8' })).rejects.toMatchObject({
      code: 'web/fields-refused',
    })
  })

  it('shows which settings were changed, and nothing that stayed', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await acts(ctx, site, [
      {
        action: 'site.settings',
        subject: `site:${site.id}`,
        before: { name: 'Old', hold: 'all', origins: ['https://a.example'], editMinutes: 15 },
        after: { name: 'New', hold: 'all', origins: [], editMinutes: 15, words: 'x'.repeat(500) },
      },
    ])
    const [entry] = (await readLog(ctx, site)).items
    expect(entry!.changes).toEqual([
      { field: 'name', from: 'Old', to: 'New' },
      { field: 'origins', from: '["https://a.example"]', to: '[]' },
      { field: 'words', from: null, to: `${'x'.repeat(200)}…` },
    ])
    expect(entry).toMatchObject({ before: null, after: null })
  })

  it('survives a state that is no object', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await acts(ctx, site, [
      { before: 'text', after: [1] },
      { before: null, after: 7 },
    ])
    expect((await readLog(ctx, site)).items).toHaveLength(2)
  })
})

describe('looking for something in the log', () => {
  it('finds by person, by area, by comment, and by two of them', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await acts(ctx, site, [
      { actor: 'person:7', action: 'comment.approve', subject: 'comment:1' },
      { actor: 'person:8', action: 'comment.reject', subject: 'comment:2' },
      { actor: 'person:7', action: 'site.settings', subject: 'site:x' },
      { actor: 'visitor', action: 'subscriber.confirm', subject: 'subscriber:3' },
      { actor: 'system', action: 'comment.edit', subject: 'comment:1' },
    ])
    expect(await subjects(ctx, site, { who: '7' })).toEqual(['site:x', 'comment:1'])
    expect(await subjects(ctx, site, { who: '-' })).toEqual(['comment:1', 'subscriber:3'])
    expect(await subjects(ctx, site, { area: 'comment' })).toEqual(['comment:1', 'comment:2', 'comment:1'])
    expect(await subjects(ctx, site, { area: 'comment', who: '8' })).toEqual(['comment:2'])
    expect(await subjects(ctx, site, { comment: '1' })).toEqual(['comment:1', 'comment:1'])
    expect(await subjects(ctx, site, { comment: '1', who: '8' })).toEqual([])
  })

  it('takes an area as a whole word', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await acts(ctx, site, [{ action: 'commentary.write', subject: 'other' }, { action: 'comment.edit' }])
    expect(await subjects(ctx, site, { area: 'comment' })).toEqual(['comment:1'])
  })

  it('keeps to the days that are named, first and last included', async ({ expect }) => {
    const site = await aSite()
    const noon = Date.UTC(2026, 5, 15, 12)
    for (const [day, subject] of ['first', 'second', 'third', 'fourth'].entries()) {
      await acts(testContext({ now: noon + day * DAY_MS }), site, [{ subject }])
    }
    const ctx = testContext()
    const [from, to] = [isoDay(noon + DAY_MS), isoDay(noon + 2 * DAY_MS)]
    expect(await subjects(ctx, site, { from, to })).toEqual(['third', 'second'])
    expect(await subjects(ctx, site, { from })).toEqual(['fourth', 'third', 'second'])
    expect(await subjects(ctx, site, { to: from })).toEqual(['second', 'first'])
    expect(await subjects(ctx, site, { from, to, who: '-' })).toEqual(['third', 'second'])
  })

  it.for(['2026-02-30', '15.6.2026', 'yesterday', '2026-6-1', '99999-01-01'])(
    'refuses %s as a day, and names the field',
    async (from, { expect }) => {
      expect(() => asked({ from })).toThrow(expect.objectContaining({ code: 'web/fields-refused' }))
    },
  )

  it('says how far back it looked when little fits, and goes on from there', async ({ expect }) => {
    const site = await aSite()
    const start = Date.UTC(2026, 3, 1)
    await acts(testContext({ now: start - DAY_MS }), site, [{ subject: 'the needle' }])
    await fill(site, LOG_SPAN + 10, start)
    const ctx = testContext()
    const first = await readLog(ctx, site, asked({ who: '-' }))
    expect(first.items).toEqual([])
    expect(first.lookedBackTo).toBe(start)
    const second = await readLog(ctx, site, { ...asked({ who: '-' }), after: first.next! })
    expect(second.items.map(({ subject }) => subject)).toEqual(['the needle'])
    expect(second).toMatchObject({ next: null, lookedBackTo: null })
  })

  it('reads its page alone if nothing is looked for, and a bounded span if something is', async ({
    expect,
  }) => {
    const site = await aSite()
    await fill(site, 3 * LOG_SPAN, Date.UTC(2026, 3, 1))
    const plain = testContext()
    await readLog(plain, site, asked({ from: '2026-01-01', to: '2026-12-31' }))
    expect(plain.db.usage).toMatchObject({ roundTrips: 1 })
    expect(plain.db.usage.rowsRead).toBeLessThanOrEqual(2 * (LOG_PAGE + 1))
    const sought = testContext()
    await readLog(sought, site, asked({ area: 'mail' }))
    expect(sought.db.usage).toMatchObject({ roundTrips: 1 })
    expect(sought.db.usage.rowsRead).toBeLessThanOrEqual(3 * LOG_SPAN)
  })

  it('sees nothing of another site', async ({ expect }) => {
    const [here, there] = [await aSite(), await aSite()]
    const ctx = testContext()
    await acts(ctx, there, [{ actor: 'person:7', subject: 'comment:5' }])
    for (const query of [{}, { who: '7' }, { comment: '5' }, { area: 'comment' }]) {
      expect(await subjects(ctx, here, query as Record<string, string>)).toEqual([])
    }
  })
})

describe('the log as a file', () => {
  const file = async (ctx: TestCtx, site: Site, query: Record<string, string> = {}) => {
    let text = ''
    for await (const lines of exportLog(ctx, site, asked(query))) text += lines
    expectBom(text)
    return Papa.parse<string[]>(text.slice(1).trimEnd()).data
  }
  const expectBom = (text: string) => {
    if (!text.startsWith('\uFEFF')) throw new Error('no byte order mark')
  }

  it('holds every entry that fits, with what was before and after', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const ctx = testContext()
    const actor = `person:${member.personId}`
    await acts(ctx, site, [
      { subject: 'comment:2' },
      { actor, action: 'comment.approve', before: { status: 'held' }, after: { status: 'published' } },
    ])
    const [head, ...rows] = await file(ctx, site)
    expect(head).toEqual(['time', 'who', 'action', 'subject', 'before', 'after'])
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      [member.name, 'comment.approve', 'comment:1', '{"status":"held"}', '{"status":"published"}'],
      ['visitor', 'comment.edit', 'comment:2', '', ''],
    ])
    expect(rows[0]![0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(await file(ctx, site, { who: '-' })).toHaveLength(2)
    expect(await file(ctx, site, { comment: '1' })).toHaveLength(2)
    expect(await file(ctx, site, { area: 'mail' })).toHaveLength(1)
  })

  it('runs nothing in a spreadsheet', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const ctx = testContext()
    for (const name of ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1']) {
      await env.DB.prepare('UPDATE people SET name = ?2 WHERE id = ?1').bind(member.personId, name).run()
      await acts(ctx, site, [{ actor: `person:${member.personId}` }])
      const cells = (await file(ctx, site)).flat()
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    }
  })

  it('comes in parts of a thousand, each entry once', async ({ expect }) => {
    const site = await aSite()
    await fill(site, 2500, Date.UTC(2026, 3, 1))
    const ctx = testContext()
    const rows = (await file(ctx, site)).slice(1)
    expect(rows).toHaveLength(2500)
    expect(ctx.db.usage.queries).toBe(3)
  })

  it('is named, typed, and only for owners', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    await acts(testContext({ now: Date.now() }), site, [{}])
    const answer = await visit(owner, `/desk/${site.id}/log.csv`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${site.id}-log-\\d{4}-\\d\\d-\\d\\d\\.csv"$`),
    )
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(answer.text.split('\r\n')).toHaveLength(3)
  })
})

describe('the page of the log', () => {
  it('keeps what was typed when a day is wrong, and says which', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const page = await visit(member, `/desk/${site.id}/log?from=2026-02-30&area=mail`)
    expect(page.status).toBe(422)
    expect(page.text).toMatch(/id="from"[^>]*aria-invalid="true"/)
    expect(page.text).toContain('id="from-error"')
    expect(page.text).toMatch(/<option value="mail" selected/)
  })

  it('opens one comment’s whole history from any of its entries', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    await acts(testContext({ now: Date.now() - 10_000 }), site, [
      { subject: 'comment:77' },
      { subject: 'comment:78' },
    ])
    const page = await visit(member, `/desk/${site.id}/log`)
    expect(page.text).toContain(`/desk/${site.id}/log?comment=77`)
    const history = await visit(member, `/desk/${site.id}/log?comment=77`)
    expect(history.text).toContain('item=77')
    expect(history.text).not.toContain('item=78')
  })
})
