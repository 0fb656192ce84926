import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import {
  applyAction,
  applyBulkAction,
  readFigures,
  sumUpDays,
  undoAction,
} from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const NOON = Date.UTC(2026, 4, 12, 12)
const NIGHT = NOON + DAY_MS

/** Ids are made of the time and a little chance: no two things happen in one moment. */
const seconds = { next: 0 }
const later = (at: number) => at + 1000 * ++seconds.next

type Action = 'approve' | 'reject' | 'return' | 'spam'

async function aDesk() {
  const site = await aSite()
  const member = await aMember(site)
  const held = async (at = NOON) =>
    (await aComment(site, {}, { ctx: testContext({ now: later(at) - 2 * HOUR_MS }) })).id
  const decide = async (action: Action, reason: string | null, at = NOON) => {
    const id = await held(at)
    const wish = { action, revision: 1, from: 'held', reason, tell: false } as const
    return applyAction(testContext({ now: later(at) }), site, member.personId, id, wish)
  }
  return { site, member, held, decide }
}

const toldAt = async (site: Site, now = NIGHT, span?: number) => {
  await sumUpDays(testContext({ now }))
  return (await readFigures(testContext({ now }), site, span)).told
}

describe('which reasons authors were given (M-42)', () => {
  it('is counted by reason, the commonest first; what had none is not', async ({ expect }) => {
    const { site, decide } = await aDesk()
    await decide('reject', '@off-topic')
    await decide('return', '@attack')
    await decide('reject', '@attack')
    await decide('reject', null)
    await decide('approve', null)
    expect(await toldAt(site)).toEqual([
      { reason: '@attack', count: 2 },
      { reason: '@off-topic', count: 1 },
    ])
  })

  it('goes by what stands: a decision that was taken back told nobody, another one counts once', async ({
    expect,
  }) => {
    const { site, member, decide } = await aDesk()
    const back = await decide('reject', '@off-topic')
    await undoAction(testContext({ now: later(NOON) }), site, member.personId, back.actionId!)
    const other = await decide('reject', '@off-topic')
    const now = later(NOON)
    await undoAction(testContext({ now }), site, member.personId, other.actionId!)
    const wish = { action: 'reject', revision: 1, from: 'held', reason: '@attack', tell: false } as const
    await applyAction(testContext({ now: later(NOON) }), site, member.personId, other.id, wish)
    expect(await toldAt(site)).toEqual([{ reason: '@attack', count: 1 }])
  })

  it('counts each of many that were decided at once', async ({ expect }) => {
    const { site, member, held } = await aDesk()
    const picks = [
      { id: await held(), revision: 1 },
      { id: await held(), revision: 1 },
    ]
    const input = { action: 'reject', from: 'held', reason: '@advertising', tell: false } as const
    await applyBulkAction(testContext({ now: later(NOON) }), site, member.personId, input, picks)
    expect(await toldAt(site)).toEqual([{ reason: '@advertising', count: 2 }])
  })

  it('is of the days that were asked for, and of this site alone; summed up twice it says the same', async ({
    expect,
  }) => {
    const [here, there] = [await aDesk(), await aDesk()]
    await here.decide('reject', '@off-topic', NOON - 20 * DAY_MS)
    await here.decide('reject', '@attack')
    await there.decide('reject', '@attack')
    expect(await toldAt(here.site, NIGHT, 7)).toEqual([{ reason: '@attack', count: 1 }])
    expect(await toldAt(here.site, NIGHT, 30)).toHaveLength(2)
    expect(await toldAt(here.site, NIGHT, 7)).toEqual([{ reason: '@attack', count: 1 }])
  })

  it('stands on the overview in words, and not at all where no reason was given', async ({ expect }) => {
    const { site, member, decide } = await aDesk()
    const path = `/desk/${site.id}/overview`
    // Far enough from midnight, whenever this runs.
    const yesterday = Math.floor(Date.now() / DAY_MS) * DAY_MS - 12 * HOUR_MS
    await decide('reject', null, yesterday)
    await sumUpDays(testContext({ now: Date.now() }))
    expect((await visit(member, path)).text).not.toContain('Reasons given to authors')
    await env.DB.prepare('DELETE FROM decision_days WHERE site_id = ?1').bind(site.id).run()
    await decide('reject', '@off-topic', yesterday)
    await sumUpDays(testContext({ now: Date.now() }))
    const { text } = await visit(member, path)
    expect(text).toContain('Reasons given to authors')
    expect(text).toContain('It is about something else than this page.')
  })
})
