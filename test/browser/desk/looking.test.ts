import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { aQueue, become } from '../../support/browser/a-queue'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

const MINUTE = 60_000

/** The tab goes out of sight or comes back, as its document tells. */
const turn = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)

/** What the database kept with the decision about a comment. */
const keptOf = async (id: string) => {
  const row = await stage()
    .worker.db.prepare(
      "SELECT looked_ms FROM audit WHERE subject = ?1 AND action = 'comment.approve' ORDER BY id DESC",
    )
    .bind(`comment:${id}`)
    .first<{ looked_ms: number | null }>()
  return row!.looked_ms
}

describe('how long a comment is looked at', () => {
  it('is measured while the tab is in sight, and sent along with the decision (M-70)', async ({ expect }) => {
    const { ids, mo, page, opened } = await aQueue(stage(), 3)
    await page.clock.install()
    await page.reload()
    await opened(0)
    await page.locator('#keys-open:visible').waitFor()
    await page.clock.runFor(3 * MINUTE)
    await turn(page, true)
    await page.clock.runFor(60 * MINUTE)
    await turn(page, false)
    await page.clock.runFor(2 * MINUTE)
    await page.keyboard.press('a')
    await opened(1)
    await become(stage(), ids, [1, 0, 0])
    const first = (await keptOf(ids[0]!))!
    // The clock of the page runs on between two steps: so much more it may be, and no more.
    expect(first).toBeGreaterThanOrEqual(5 * MINUTE)
    expect(first).toBeLessThan(10 * MINUTE)
    await page.keyboard.press('a')
    await opened(2)
    await become(stage(), ids, [1, 1, 0])
    expect(await keptOf(ids[1]!), 'of the next one alone').toBeLessThan(5 * MINUTE)
    expect(mo.heard.errors).toEqual([])
  })

  it('goes along with a form on a phone, and nothing does where scripts are off', async ({ expect }) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
    for (const javaScriptEnabled of [true, false]) {
      const { desk, ids, mo, page, opened } = await aQueue(stage(), 1, { ...phone, javaScriptEnabled })
      if (javaScriptEnabled) await page.clock.install()
      await page.goto(`${stage().worker.url}/desk/${desk.site}?item=${ids[0]}`)
      await opened(0)
      if (javaScriptEnabled) {
        await page.locator('.keys-hint:not([hidden])').waitFor({ state: 'attached' })
        await page.clock.runFor(2 * MINUTE)
      }
      await page.locator('.item .verdict').getByRole('button', { name: 'Approve' }).tap()
      await become(stage(), ids, [1])
      const kept = await keptOf(ids[0]!)
      if (javaScriptEnabled) expect(kept).toBeGreaterThanOrEqual(2 * MINUTE)
      else expect(kept).toBeNull()
      expect(mo.heard.errors).toEqual([])
    }
  })
})
