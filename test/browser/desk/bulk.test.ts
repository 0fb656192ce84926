import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

/** Where the comments stand, asked of the database until they are that. */
const become = (ids: readonly string[], codes: readonly number[]) =>
  waitUntil(`the comments to be ${codes}`, async () => {
    const { results } = await stage()
      .worker.db.prepare(
        'SELECT status FROM comments WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id',
      )
      .bind(JSON.stringify(ids.map(Number)))
      .all<{ status: number }>()
    return results.map(({ status }) => status).join() === codes.join() ? true : undefined
  })

async function aQueue(count: number, options: object = {}) {
  const { aComment, host, visitor } = stage()
  const desk = await aModerator(stage())
  const ids: string[] = []
  for (let at = 0; at < count; at++) {
    const fields = { name: `Ada ${at}`, body: `Number ${at}.` }
    ids.push((await aComment(desk.site, `${host.origin}/post/${desk.site}`, fields)).id)
  }
  const mo = await visitor({ viewport: { width: 1280, height: 800 }, ...options })
  await signIn(mo, desk)
  const row = (at: number) => mo.page.locator(`#rows li[data-id="${ids[at]}"]:not(.leaving)`)
  const opened = (at: number) => mo.page.locator(`#pane .item[data-id="${ids[at]}"]`).waitFor()
  return { desk, ids, mo, page: mo.page, row, opened }
}

describe('many comments at once', () => {
  it('are picked and decided by keys alone, and come back by one u', async ({ expect }) => {
    const { ids, mo, page, row, opened } = await aQueue(4)
    await opened(0)
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await opened(1)
    await page.keyboard.press('x')
    expect(await page.locator('.bulk-title').textContent()).toBe('Picked comments: 2')
    await page.keyboard.press('Shift+S')
    await row(0).waitFor({ state: 'detached' })
    await row(1).waitFor({ state: 'detached' })
    await opened(2)
    await page.getByText('2 marked as spam.').waitFor()
    await become(ids, [3, 3, 0, 0])
    await page.keyboard.press('u')
    await row(1).waitFor()
    await become(ids, [0, 0, 0, 0])
    const order = await page
      .locator('#rows li')
      .evaluateAll((all) => all.map((li) => (li as HTMLElement).dataset.id))
    expect(order).toEqual(ids)
    expect(mo.heard.errors).toEqual([])
  })

  it('are all picked by Shift+x, and none by the same again', async ({ expect }) => {
    const { ids, page, opened } = await aQueue(3)
    await opened(0)
    const checked = () => page.locator('.pick :checked').count()
    await page.keyboard.press('Shift+X')
    expect(await checked()).toBe(3)
    await page.keyboard.press('Shift+X')
    expect(await checked()).toBe(0)
    expect(await page.locator('#bulk').isVisible()).toBe(false)
    await page.keyboard.press('Shift+A')
    await page.getByText('Pick at least one comment first.').waitFor()
    await page.keyboard.press('Shift+X')
    await page.keyboard.press('Shift+A')
    await page.getByText('Nothing waits').waitFor()
    await become(ids, [1, 1, 1])
  })

  it('are one by one while the caps lock is on', async () => {
    const { ids, page, opened, row } = await aQueue(2)
    await opened(0)
    await page.keyboard.press('Shift+X')
    await page.evaluate(() =>
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'S', shiftKey: false })),
    )
    await row(0).waitFor({ state: 'detached' })
    await become(ids, [3, 0])
  })

  it('come back with the reason if the words of one were edited', async ({ expect }) => {
    const { ids, page, opened, row } = await aQueue(3)
    await opened(0)
    await stage()
      .worker.db.prepare('UPDATE comments SET revision = 2 WHERE id = ?1')
      .bind(Number(ids[1]))
      .run()
    await page.keyboard.press('Shift+X')
    await page.locator('#bulk').getByRole('button', { name: 'Reject' }).click()
    await page.getByText('2 rejected. 1 changed after this list was shown: read it again.').waitFor()
    await row(1).waitFor()
    await page.locator('#rows .leaving').first().waitFor({ state: 'detached' })
    expect(await page.locator('#rows li').count()).toBe(1)
    await become(ids, [2, 0, 2])
  })

  it('are back at once if there is no connection', async ({ expect }) => {
    const { ids, mo, page, opened } = await aQueue(2)
    await opened(0)
    await mo.page.context().setOffline(true)
    await page.keyboard.press('Shift+X')
    await page.keyboard.press('Shift+D')
    await page.locator('#flashes .flash-warning').waitFor()
    expect(await page.locator('#rows li:not(.leaving)').count()).toBe(2)
    await mo.page.context().setOffline(false)
    await become(ids, [0, 0])
  })

  it('are decided without scripts, and the bar comes with the first one picked', async ({ expect }) => {
    const { ids, page } = await aQueue(3, { javaScriptEnabled: false })
    expect(await page.locator('#bulk').isVisible()).toBe(false)
    await page.getByRole('checkbox', { name: 'Pick the comment of Ada 0' }).check()
    await page.getByRole('checkbox', { name: 'Pick the comment of Ada 2' }).check()
    await page.locator('#bulk').getByRole('button', { name: 'Approve' }).click()
    await page.getByText('2 approved.').waitFor()
    expect(await page.locator('#rows li').count()).toBe(1)
    await become(ids, [1, 0, 1])
    await page.getByRole('button', { name: 'Undo' }).click()
    await become(ids, [0, 0, 0])
  })

  it('suit a thumb at 320 px, a screen reader and both themes', async ({ expect }) => {
    const { page } = await aQueue(2, { viewport: { width: 320, height: 640 }, colorScheme: 'dark' })
    const box = page.getByRole('checkbox', { name: 'Pick the comment of Ada 1' })
    await box.check()
    const sizes = await page
      .locator('.pick, #bulk button')
      .evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height]),
      )
    expect(sizes).toHaveLength(7)
    for (const [width, height] of sizes) {
      expect(width).toBeGreaterThanOrEqual(44)
      expect(height).toBeGreaterThanOrEqual(44)
    }
    const over = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await over()).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await axeViolations(page)).toEqual([])
  })
})
