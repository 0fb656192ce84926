import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

/** Longer than a page waits between two questions. */
const A_WHILE = 31_000

/** A moderator in front of a queue, at a clock that the test moves. */
async function aQueue(
  count: number,
  { path = '', ...options }: { path?: string; colorScheme?: 'dark' } = {},
) {
  const { aComment, host, visitor, worker } = stage()
  const desk = await aModerator(stage())
  const arrive = async (name: string) =>
    (await aComment(desk.site, `${host.origin}/post/${desk.site}`, { name, body: `By ${name}.` })).id
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push(await arrive(`Ada ${at}`))
  const mo = await visitor({ viewport: { width: 1280, height: 800 }, ...options })
  await signIn(mo, desk)
  await mo.page.clock.install()
  await mo.page.goto(`${worker.url}/desk/${desk.site}${path}`)
  const { page } = mo
  /** Lets the page ask, and waits until it has its answer. */
  const ask = async () => {
    const answered = page.waitForResponse((answer) => answer.url().includes('/news?since='))
    await page.clock.runFor(A_WHILE)
    await answered
  }
  const rowIds = () =>
    page
      .locator('#rows li:not(.leaving)')
      .evaluateAll((rows) => rows.map((item) => (item as HTMLElement).dataset.id))
  const opened = (id: string) => page.locator(`#pane .item[data-id="${id}"]`).waitFor()
  const offer = page.locator('#flashes .flash', { hasText: 'New: ' })
  return { desk, ids, mo, page, arrive, ask, rowIds, opened, offer }
}

describe('what comes while a moderator looks (M-13)', () => {
  it('is counted and offered, moves nothing, and stands at its place when asked for', async ({ expect }) => {
    const { ids, mo, page, arrive, ask, rowIds, opened, offer } = await aQueue(2)
    await opened(ids[0]!)
    const place = () => page.locator('#rows').evaluate((el) => el.getBoundingClientRect().top)
    const before = await place()
    await ask()
    expect(await offer.count()).toBe(0)

    ids.push(await arrive('Bo'), await arrive('Cy'))
    await ask()
    await offer.getByText('New: 2').waitFor()
    expect(await page.title()).toMatch(/^Waiting \(4\) · The /)
    expect(await page.locator('.tabs [aria-current]').textContent()).toBe('Waiting (4)')
    expect(await rowIds()).toEqual(ids.slice(0, 2))
    expect(await place()).toBe(before)
    expect(await page.locator('#flashes').getAttribute('role')).toBe('status')
    await opened(ids[0]!)
    expect(await axeViolations(page)).toEqual([])

    await offer.getByRole('button', { name: 'Show' }).click()
    await page.locator(`#rows li[data-id="${ids[3]}"]`).waitFor()
    expect(await rowIds()).toEqual(ids)
    await page.locator(`#rows li[data-id="${ids[2]}"] a:focus`).waitFor()
    await offer.waitFor({ state: 'detached' })
    await opened(ids[0]!)
    expect(await page.title()).toMatch(/^Waiting \(4\) · The /)
    expect(mo.heard.errors).toEqual([])
  })

  it('is put before the others where the newest come first, and decided by keys like them', async ({
    expect,
  }) => {
    const { ids, page, arrive, ask, rowIds, opened, offer } = await aQueue(2, {
      path: '?order=newest',
      colorScheme: 'dark',
    })
    await opened(ids[1]!)
    const id = await arrive('Bo')
    await ask()
    await offer.getByText('New: 1').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await offer.getByRole('button', { name: 'Show' }).press('Enter')
    await page.locator(`#rows li[data-id="${id}"]`).waitFor()
    expect(await rowIds()).toEqual([id, ids[1], ids[0]])
    await page.keyboard.press('k')
    await opened(id)
    await page.keyboard.press('s')
    await page.locator('#flashes .flash', { hasText: 'Marked as spam.' }).waitFor()
    await opened(ids[1]!)
    expect(await page.title()).toMatch(/^Waiting \(2\) · The /)
  })

  it('is not what was decided here meanwhile', async ({ expect }) => {
    const { ids, page, arrive, ask, rowIds, opened, offer } = await aQueue(2)
    await opened(ids[0]!)
    await page.keyboard.press('a')
    await opened(ids[1]!)
    await page.locator('#flashes .flash', { hasText: 'Approved.' }).waitFor()
    const id = await arrive('Bo')
    await ask()
    await offer.getByText('New: 1').waitFor()
    await offer.getByRole('button', { name: 'Show' }).click()
    await page.locator(`#rows li[data-id="${id}"]`).waitFor()
    expect(await rowIds()).toEqual([ids[1], id])
  })

  it('fills an empty list', async () => {
    const { page, arrive, ask, opened, offer } = await aQueue(0)
    await page.getByText('Nothing waits').waitFor()
    const id = await arrive('Bo')
    await ask()
    await offer.getByRole('button', { name: 'Show' }).click()
    await opened(id)
  })

  it('is asked of nobody while the tab is hidden, and at once when it is seen again', async ({ expect }) => {
    const { ids, mo, page, arrive, opened, offer } = await aQueue(1)
    await opened(ids[0]!)
    const setHidden = (hidden: boolean) =>
      page.evaluate((is) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => is })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    const asked = () => mo.heard.requests.filter((line) => line.includes('/news?')).length
    await setHidden(true)
    await arrive('Bo')
    await page.clock.runFor(3 * A_WHILE)
    expect(asked()).toBe(0)
    await setHidden(false)
    await offer.getByText('New: 1').waitFor()
    expect(asked()).toBe(1)
  })
})
