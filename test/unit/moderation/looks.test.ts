import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/kernel/time'
import { applyAction, readDay, readFigures, sumUpDays } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, type Member, SAME_ORIGIN, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { call } from '../../support/api'
import { testContext } from '../../support/test-context'

const NOON = Date.UTC(2026, 6, 15, 12)

const looksAt = async (site: Site) => {
  const { results } = await env.DB.prepare(
    "SELECT action, looked_ms FROM audit WHERE site_id = ?1 AND action LIKE 'comment.%' ORDER BY id",
  )
    .bind(site.id)
    .all<{ action: string; looked_ms: number | null }>()
  return results.map((row) => [row.action, row.looked_ms])
}

const waiting = (site: Site) => aComment(site, {}, { ctx: testContext({ now: Date.now() }) })

const decide = async (member: Member, site: Site, more: Record<string, string> = {}) => {
  const { id } = await waiting(site)
  const answer = await send(member, `/desk/${site.id}/comments/${id}`, {
    action: 'approve',
    revision: '1',
    ...more,
  })
  if (answer.status !== 303) throw new Error(`not decided: ${answer.text}`)
  return answer
}

/** A decision of a pinned day, after a look of so long. */
async function decidedAfter(site: Site, { personId }: Member, looked: number | null, at = NOON) {
  const { id } = await aComment(site, {}, { ctx: testContext({ now: at - HOUR_MS }) })
  const action = { action: 'approve', revision: 1, from: 'held', looked } as const
  await applyAction(testContext({ now: at }), site, personId, id, action)
}

describe('how long a comment was looked at before its decision (M-70)', () => {
  it.for([
    ['4300', 4300],
    ['4300.6', 4301],
    ['0', 0],
    [String(10 * MINUTE_MS), 10 * MINUTE_MS],
    [String(10 * MINUTE_MS + 1), 10 * MINUTE_MS],
    ['1e99', 10 * MINUTE_MS],
    ['Infinity', 10 * MINUTE_MS],
    ['-1', null],
    ['', null],
    ['soon', null],
    ['NaN', null],
  ] as const)(
    'is kept as the browser said it, as far as that can be: %s',
    async ([said, kept], { expect }) => {
      const site = await aSite()
      const member = await aMember(site)
      expect((await decide(member, site, { looked: said })).status).toBe(303)
      expect(await looksAt(site)).toEqual([['comment.approve', kept]])
    },
  )

  it('is a number of JSON as well, and nothing else of it', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    for (const looked of [2500, null, {}, [7], true]) {
      const { id } = await waiting(site)
      const { status } = await call(`/desk/${site.id}/comments/${id}`, {
        method: 'POST',
        headers: {
          ...SAME_ORIGIN,
          cookie: member.cookie,
          'content-type': 'application/json',
          accept: 'application/json',
        },
        body: JSON.stringify({ action: 'approve', revision: '1', looked }),
      })
      expect(status, JSON.stringify(looked)).toBe(200)
    }
    expect((await looksAt(site)).map(([, looked]) => looked)).toEqual([2500, null, null, null, null])
  })

  it('is of one decision only: many at once, an undo and a page without scripts say none', async ({
    expect,
  }) => {
    const site = await aSite()
    const member = await aMember(site)
    await decide(member, site)
    const { id } = await waiting(site)
    const fields = { action: 'approve', [`pick-${id}`]: '1', looked: '900' }
    await send(member, `/desk/${site.id}/comments`, fields)
    const done = await decide(member, site, { looked: '800' })
    const action = /done=(\d+)/.exec(done.headers.get('location')!)![1]
    await send(member, `/desk/${site.id}/undo/${action}`, { looked: '700' })
    expect((await looksAt(site)).sort()).toEqual([
      ['comment.approve', null],
      ['comment.approve', null],
      ['comment.approve', 800],
      ['comment.undo', null],
    ])
  })

  it('is told of nobody: not in the log, its file or what scripts read', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    await decide(owner, site, { looked: '54321' })
    expect(await looksAt(site)).toEqual([['comment.approve', 54321]])
    for (const path of ['log', 'log.csv']) {
      const { status, text } = await visit(owner, `/desk/${site.id}/${path}`)
      expect(status, path).toBe(200)
      expect(text, path).toContain('comment')
      expect(text.replaceAll(/\d{6,}/g, ''), path).not.toMatch(/54321|looked/)
    }
  })

  it('is told of all together: the middle and nine in ten of each day, of those that were measured', async ({
    expect,
  }) => {
    const site = await aSite()
    const [mo, ann] = [await aMember(site), await aMember(site)]
    for (let n = 1; n <= 10; n++) await decidedAfter(site, n % 2 ? mo : ann, n * SECOND_MS)
    for (let n = 0; n < 5; n++) await decidedAfter(site, mo, null)
    const evening = testContext({ now: NOON + HOUR_MS })
    expect(await readDay(evening, site)).toMatchObject({
      decided: 15,
      lookedMs: 5 * SECOND_MS,
      lookedP90Ms: 9 * SECOND_MS,
    })
    await decidedAfter(site, mo, null, NOON + DAY_MS)
    await sumUpDays(testContext({ now: NOON + 2 * DAY_MS }))
    const { days } = await readFigures(testContext({ now: NOON + 2 * DAY_MS }), site)
    expect(days.slice(-2)).toMatchObject([
      { decided: 15, looked_ms: 5 * SECOND_MS, looked_p90_ms: 9 * SECOND_MS },
      { decided: 1, looked_ms: null, looked_p90_ms: null },
    ])
    const { results } = await env.DB.prepare(
      'SELECT count(*) AS n FROM decision_days WHERE site_id = ?1 AND person_id > 0 AND looked_ms IS NOT NULL',
    )
      .bind(site.id)
      .all()
    expect(results, 'no row of one person').toEqual([{ n: 0 }])
  })
})
