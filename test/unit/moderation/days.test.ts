import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../../src/kernel/time'
import { FIGURES_DAYS } from '../../../src/moderation/log/sum-up-days'
import { applyAction, readDay, readFigures, sumUpDays } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

/** A comment that waited so long and was approved at that moment. */
async function approved(site: Site, personId: number, at: number, waitMs = MINUTE_MS): Promise<void> {
  const { id } = await aComment(site, {}, { ctx: testContext({ now: at - waitMs }) })
  await applyAction(testContext({ now: at }), site, personId, id, {
    action: 'approve',
    revision: 1,
    from: 'held',
  })
}

async function aDesk() {
  const site = await aSite()
  return { site, personId: (await aMember(site)).personId }
}

/** Nobody said how long they looked. */
const UNMEASURED = { lookedMs: null, lookedP90Ms: null }

const BOUNDARIES = [
  ['a year ends', Date.UTC(2024, 0, 1)],
  ['a leap year ends', Date.UTC(2025, 0, 1)],
  ['a leap day begins', Date.UTC(2024, 1, 29)],
  ['a leap day ends', Date.UTC(2024, 2, 1)],
  ['a February of 28 days ends', Date.UTC(2025, 1, 28) + DAY_MS],
  ['clocks of Europe are put forward', Date.UTC(2024, 2, 31)],
  ['clocks of Europe are put back', Date.UTC(2024, 9, 27)],
] as const

describe('days, where', () => {
  it.for(BOUNDARIES)('%s, are parted at midnight UTC', async ([, midnight], { expect }) => {
    const { site, personId } = await aDesk()
    const now = midnight + DAY_MS
    await approved(site, personId, midnight - 1)
    for (let turn = 0; turn < 2; turn++) await approved(site, personId, midnight + turn)
    await sumUpDays(testContext({ now }))
    const { days } = await readFigures(testContext({ now }), site)
    expect(days.slice(-2).map(({ day, decided }) => [day * DAY_MS, decided])).toEqual([
      [midnight - DAY_MS, 1],
      [midnight, 2],
    ])
    expect(days.every(({ day }, at) => day === days[0]!.day + at)).toBe(true)
  })

  it.for(BOUNDARIES)('%s, begin with nothing decided', async ([, midnight], { expect }) => {
    const { site, personId } = await aDesk()
    await approved(site, personId, midnight - 1)
    expect((await readDay(testContext({ now: midnight - 1 }), site)).decided).toBe(1)
    expect(await readDay(testContext({ now: midnight }), site)).toEqual({
      decided: 0,
      medianMs: null,
      ...UNMEASURED,
    })
    await approved(site, personId, midnight)
    expect((await readDay(testContext({ now: midnight }), site)).decided).toBe(1)
  })
})

describe('the day so far', () => {
  it.for([
    [[5], 5],
    [[0], 0],
    [[1, 9], 1],
    [[9, 1], 1],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2],
    [[7, 7, 1, 7, 9], 7],
  ] as const)('of waits %j has the median %i', async ([waits, median], { expect }) => {
    const { site, personId } = await aDesk()
    const noon = Date.UTC(2024, 5, 15, 12)
    for (const [at, wait] of waits.entries()) await approved(site, personId, noon + at, wait * MINUTE_MS)
    expect(await readDay(testContext({ now: noon + MINUTE_MS }), site)).toEqual({
      decided: waits.length,
      medianMs: median * MINUTE_MS,
      ...UNMEASURED,
    })
  })

  it('is each site’s own', async ({ expect }) => {
    const [{ site, personId }, other] = [await aDesk(), await aSite()]
    const now = Date.UTC(2024, 5, 15, 12)
    await approved(site, personId, now)
    expect(await readDay(testContext({ now }), other)).toEqual({ decided: 0, medianMs: null, ...UNMEASURED })
  })
})

describe('the first night of an install', () => {
  it.for([
    [FIGURES_DAYS, true],
    [FIGURES_DAYS + 1, false],
    [1, true],
    [0, false],
  ] as const)('sums up the day %i days ago: %s', async ([ago, summed], { expect }) => {
    const { site, personId } = await aDesk()
    const now = Date.UTC(2024, 0, 15, 3)
    await approved(site, personId, now - ago * DAY_MS)
    await sumUpDays(testContext({ now: now + MINUTE_MS }))
    const { results } = await env.DB.prepare(
      'SELECT DISTINCT day FROM decision_days WHERE site_id = ?1 AND approved > 0',
    )
      .bind(site.id)
      .all<{ day: number }>()
    expect(results).toEqual(summed ? [{ day: Math.floor(now / DAY_MS) - ago }] : [])
  })
})
