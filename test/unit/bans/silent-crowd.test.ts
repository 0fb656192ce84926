import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { findWaitingSince, listWaiting } from '../../../src/moderation/notices/notice-queries'
import type { Site } from '../../../src/sites/public'
import { aCrowd } from '../../support/a-crowd'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const silence = (site: Site) =>
  env.DB.prepare(`UPDATE comments SET doubts = '[{"code":"banned"}]' WHERE site_id = ?1`).bind(site.id).run()

/** What is read to find what somebody is mailed about. */
async function waitingAt(site: Site) {
  const ctx = testContext()
  const rows = await ctx.db.all(listWaiting(site.id, 1, 1, 100))
  const oldest = await ctx.db.first(findWaitingSince(site.id, 0, Number.MAX_SAFE_INTEGER))
  return { ids: rows.map(({ id }) => id), oldest: oldest?.id, read: ctx.db.usage.rowsRead }
}

describe('thousands that a silent ban holds', () => {
  it('are not read for every mail, and what others wrote after them is mailed all the same', async ({
    expect,
  }) => {
    const site = await aSite()
    await aCrowd(site, 3000)
    await silence(site)
    const { first } = await aCrowd(site, 2)
    const { ids, read } = await waitingAt(site)
    expect(ids).toEqual([first + 1, first])
    expect(read).toBeLessThanOrEqual(4100)
  })

  it('cost those nothing who have banned nobody', async ({ expect }) => {
    const site = await aSite()
    const { first } = await aCrowd(site, 300)
    const { ids, oldest, read } = await waitingAt(site)
    expect(ids).toHaveLength(100)
    expect(oldest).toBe(first)
    // An entry of the index, the comment, its page and whether it was told, a hundred times; and the oldest.
    expect(read).toBeLessThanOrEqual(410)
  })
})
