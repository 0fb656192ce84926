import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

/** A site where so many wait: one by the API, the others like it by SQL, each a little older. */
async function aCrowdedDesk(size: number, options: object = {}) {
  const { aComment, host, visitor, worker } = stage()
  const desk = await aModerator(stage())
  const { id } = await aComment(desk.site, `${host.origin}/post/${desk.site}`, {
    name: 'Ada',
    body: 'A word.',
  })
  await worker.db
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
       INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, body, html, renderer, created_at)
       SELECT ?1 - i, site_id, thread_id, ?1 - i, 0, '', 0, 0, 'Bo ' || i, 'Text', '<p>Text</p>', 1, created_at FROM comments, n WHERE id = ?1`,
    )
    .bind(Number(id), size - 1)
    .run()
  const mo = await visitor({ viewport: { width: 1280, height: 800 }, ...options })
  await signIn(mo, desk)
  await mo.page.locator('#rows li').first().waitFor()
  return { desk, id, mo, page: mo.page }
}

/** Until all comments of a site stand where they are said to. */
const become = (site: string, tally: Readonly<Record<string, number>>) =>
  waitUntil(`the comments to be ${JSON.stringify(tally)}`, async () => {
    const { results } = await stage()
      .worker.db.prepare('SELECT status, count(*) AS count FROM comments WHERE site_id = ?1 GROUP BY status')
      .bind(site)
      .all<{ status: number; count: number }>()
    const found = Object.fromEntries(results.map(({ status, count }) => [status, count]))
    return JSON.stringify(found) === JSON.stringify(tally) ? true : undefined
  })

const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

describe('all that match', () => {
  it('are counted, decided while one watches, and taken back as a whole', async ({ expect }) => {
    const { desk, mo, page } = await aCrowdedDesk(640)
    await page.getByRole('link', { name: 'Decide all that match…' }).click()
    await page.getByRole('heading', { name: '640 comments match' }).waitFor()
    await become(desk.site, { 0: 640 })
    await page.getByRole('button', { name: 'All 640 are spam' }).click()
    await page.waitForURL(/\/sweeps\/\d+$/)
    // Nothing is reloaded from here on.
    await page.evaluate(() => document.body.setAttribute('data-same', 'yes'))
    await page.getByText('640 of 640').waitFor()
    await page.getByRole('heading', { name: 'Done' }).waitFor()
    await become(desk.site, { 3: 640 })
    expect(await page.locator('body').getAttribute('data-same')).toBe('yes')
    expect(await page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.position)).toBe(1)

    await page.getByRole('button', { name: 'Take all 640 back' }).click()
    await page.getByRole('heading', { name: 'Taken back' }).waitFor()
    await page.getByText('640 taken back').waitFor()
    await become(desk.site, { 0: 640 })
    expect(mo.heard.errors).toEqual([])
  })

  it('are decided without scripts too, by asking again how far it is', async () => {
    const { desk, page } = await aCrowdedDesk(120, { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Decide all that match…' }).click()
    await page.getByRole('button', { name: 'Approve all 120' }).click()
    await waitUntil('the page to say that it is done', async () => {
      const again = page.getByRole('link', { name: 'See how far it is' })
      if ((await again.count()) === 0) return (await page.getByText('120 of 120').count()) > 0 || undefined
      await again.click()
      return undefined
    })
    await become(desk.site, { 1: 120 })
  })

  it('are the spam that was counted, where a list is emptied', async () => {
    const { desk, page } = await aCrowdedDesk(30)
    await stage().worker.db.prepare('UPDATE comments SET status = 3 WHERE site_id = ?1').bind(desk.site).run()
    await page.getByRole('link', { name: 'Spam', exact: true }).click()
    await page.getByRole('link', { name: 'Empty this list…' }).click()
    await page.getByRole('button', { name: 'Delete all 30' }).click()
    await page.getByText('30 of 30').waitFor()
    await become(desk.site, { 4: 30 })
  })

  it('are told of to whoever opens the queue meanwhile', async ({ expect }) => {
    const { desk, page } = await aCrowdedDesk(2)
    const { visitor, worker } = stage()
    // One that stands still, because nothing wakes it.
    await worker.db
      .prepare(
        `INSERT INTO sweeps (site_id, id, person_id, action, status, asked, tell, total, state, moved)
         SELECT ?1, 5, person_id, 'reject', 'held', '{}', 0, 90, 'running', 30 FROM members WHERE site_id = ?1`,
      )
      .bind(desk.site)
      .run()
    const kim = await aModerator(stage(), { site: desk.site, name: 'Kim Sato' })
    const other = await visitor({ viewport: { width: 390, height: 800 } })
    await signIn(other, kim)
    await other.page.getByText('Mo Keller: Rejecting, 30 of 90.').waitFor()
    const see = other.page.getByRole('link', { name: 'See it' })
    expect((await see.boundingBox())!.height, 'on one line').toBeLessThan(30)
    await page.goto(`${worker.url}/desk/${desk.site}/sweeps/5`)
    const acts = await page
      .locator('#acts :is(a, button)')
      .evaluateAll((all) => all.map((act) => act.getBoundingClientRect().height))
    expect(acts, 'as tall as each other, and for a thumb').toEqual([44, 44])
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('heading', { name: 'Stopped' }).waitFor()
    expect(await page.getByRole('link', { name: 'See how far it is' }).count()).toBe(0)
  })

  it.for([
    ['light', 1200],
    ['dark', 390],
    ['light', 320],
  ] as const)('fit the window and please axe: %s, %d px', async ([colorScheme, width], { expect }) => {
    const { desk, page } = await aCrowdedDesk(40, {
      colorScheme,
      viewport: { width, height: 800 },
      ...(width < 500 && { hasTouch: true, isMobile: true }),
    })
    const pleases = async (what: string) => {
      expect(await axeViolations(page), what).toEqual([])
      expect(await fits(page), what).toBe(true)
    }
    await pleases('the queue with its order')
    await page.getByRole('link', { name: 'Decide all that match…' }).click()
    await page.getByRole('heading', { name: '40 comments match' }).waitFor()
    await pleases('the count')
    const button = page.getByRole('button', { name: 'Reject all 40' })
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    await button.click()
    await page.getByText('40 of 40').waitFor()
    await pleases('what became of it')
    await become(desk.site, { 2: 40 })
  })
})

describe('a list in another order, of one reason', () => {
  it('stays so while one decides by keys, and in the address', async ({ expect }) => {
    const { desk, page, mo } = await aCrowdedDesk(5)
    const before = mo.heard.requests.length
    await page.getByRole('combobox', { name: 'Order' }).selectOption({ label: 'newest first' })
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/order=newest/)
    const ids = () =>
      page
        .locator('#rows li:not(.leaving)')
        .evaluateAll((all) => all.map((li) => Number((li as HTMLElement).dataset.id)))
    const order = await ids()
    expect(order).toEqual([...order].sort((a, b) => b - a))
    const opened = (at: number) => page.locator(`#pane .item[data-id="${order[at]}"]`).waitFor()
    await opened(0)
    await page.keyboard.press('a')
    await opened(1)
    await page.keyboard.press('s')
    await opened(2)
    expect(new URL(page.url()).searchParams.get('order')).toBe('newest')
    expect(await page.locator('#pane input[name="order"]').first().getAttribute('value')).toBe('newest')
    const asked = mo.heard.requests.slice(before).filter((url) => /\/pane\?.*order=newest/.test(url))
    expect(asked.length).toBeGreaterThan(0)
    await become(desk.site, { 0: 3, 1: 1, 3: 1 })
  })
})
