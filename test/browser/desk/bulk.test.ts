import { describe, it } from 'vitest'
import { aQueue, become } from '../../support/browser/a-queue'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

describe('many comments at once', () => {
  it('are picked and decided by keys alone, and come back by one u', async ({ expect }) => {
    const { ids, mo, page, row, opened } = await aQueue(stage(), 4)
    await opened(0)
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await opened(1)
    await page.keyboard.press('x')
    // Said aloud as well as shown.
    await page.getByRole('status').filter({ hasText: 'Picked comments: 2' }).waitFor()
    await page.keyboard.press('Shift+S')
    await row(0).waitFor({ state: 'detached' })
    await row(1).waitFor({ state: 'detached' })
    await opened(2)
    await page.getByText('2 marked as spam.').waitFor()
    await become(stage(), ids, [3, 3, 0, 0])
    await page.keyboard.press('u')
    await row(1).waitFor()
    await become(stage(), ids, [0, 0, 0, 0])
    const order = await page
      .locator('#rows li')
      .evaluateAll((all) => all.map((li) => (li as HTMLElement).dataset.id))
    expect(order).toEqual(ids)
    expect(mo.heard.errors).toEqual([])
  })

  it('are all picked by Shift+x, and none by the same again', async ({ expect }) => {
    const { ids, page, opened } = await aQueue(stage(), 3)
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
    await become(stage(), ids, [1, 1, 1])
  })

  it('bear a tick, and the open one an edge: neither is taken for the other (M-07)', async ({ expect }) => {
    const { ids, page, row, opened } = await aQueue(stage(), 3)
    await opened(0)
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await opened(1)
    const looks = (at: number) =>
      row(at).evaluate((item) => ({
        ticked: item.querySelector<HTMLInputElement>('.pick input')!.checked,
        current: item.querySelector('.row')!.getAttribute('aria-current'),
        edged: getComputedStyle(item).boxShadow.includes('inset'),
      }))
    expect(await looks(0)).toEqual({ ticked: true, current: null, edged: false })
    expect(await looks(1)).toEqual({ ticked: false, current: 'true', edged: true })
    expect(await looks(2)).toEqual({ ticked: false, current: null, edged: false })
    // Of all that is picked is decided, and not what is open.
    await page.keyboard.press('Shift+S')
    await row(0).waitFor({ state: 'detached' })
    await become(stage(), ids, [3, 0, 0])
    await opened(1)
  })

  it('are one by one while the caps lock is on', async () => {
    const { ids, page, opened, row } = await aQueue(stage(), 2)
    await opened(0)
    await page.keyboard.press('Shift+X')
    await page.evaluate(() =>
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'S', shiftKey: false })),
    )
    await row(0).waitFor({ state: 'detached' })
    await become(stage(), ids, [3, 0])
  })

  it('come back with the reason if the words of one were edited', async ({ expect }) => {
    const { ids, page, opened, row } = await aQueue(stage(), 3)
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
    await become(stage(), ids, [2, 0, 2])
  })

  it('are counted while no answer is here, and what is decided beside them (M-02)', async ({ expect }) => {
    const { ids, page, row, opened } = await aQueue(stage(), 4)
    await opened(0)
    const held = Promise.withResolvers<void>()
    await page.route(/\/comments(\/\d+)?$/, async (route) => {
      if (route.request().method() === 'POST') await held.promise
      await route.continue()
    })
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await opened(1)
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+A')
    await row(1).waitFor({ state: 'detached' })
    await opened(2)
    await page.keyboard.press('r')
    const line = page.locator('#flashes .underway')
    await line.filter({ hasText: 'On their way: 3' }).waitFor()
    // It stands apart from the rows that it lies upon.
    const edge = () => line.evaluate((element) => getComputedStyle(element).borderTopWidth)
    expect(await edge()).toBe('1px')
    held.resolve()
    await line.waitFor({ state: 'detached' })
    await become(stage(), ids, [1, 1, 2, 0])
  })

  it('are back at once if there is no connection', async ({ expect }) => {
    const { ids, mo, page, opened } = await aQueue(stage(), 2)
    await opened(0)
    await mo.page.context().setOffline(true)
    await page.keyboard.press('Shift+X')
    await page.keyboard.press('Shift+D')
    await page.locator('#flashes .flash-warning').waitFor()
    expect(await page.locator('#rows li:not(.leaving)').count()).toBe(2)
    await mo.page.context().setOffline(false)
    await become(stage(), ids, [0, 0])
  })

  it('are decided without scripts, and the bar comes with the first one picked', async ({ expect }) => {
    const { ids, page } = await aQueue(stage(), 3, { javaScriptEnabled: false })
    expect(await page.locator('#bulk').isVisible()).toBe(false)
    await page.getByRole('checkbox', { name: 'Pick the comment of Ada 0' }).check()
    await page.getByRole('checkbox', { name: 'Pick the comment of Ada 2' }).check()
    await page.locator('#bulk').getByRole('button', { name: 'Approve' }).click()
    await page.getByText('2 approved.').waitFor()
    expect(await page.locator('#rows li').count()).toBe(1)
    await become(stage(), ids, [1, 0, 1])
    await page.getByRole('button', { name: 'Undo' }).click()
    await become(stage(), ids, [0, 0, 0])
  })

  it('suit a thumb at 320 px, a screen reader and both themes', async ({ expect }) => {
    const { page } = await aQueue(stage(), 2, { viewport: { width: 320, height: 640 }, colorScheme: 'dark' })
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
