import type { Page, Request } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()
const thread = (site: string, more = '') => `<afterword-comments site="${site}" ${more}></afterword-comments>`
const MINUTE = 60_000

/** On a page whose clock is installed: lets time pass as it is told and no other, so that on a busy computer the minutes of a test do not come on top. */
async function stoppedClock(page: Page, address: string) {
  const counts = { asked: 0, answered: 0 }
  const count = (what: keyof typeof counts) => (request: Request) => {
    if (request.url().includes('/news?')) counts[what]++
  }
  page.on('request', count('asked'))
  page.on('requestfinished', count('answered'))
  page.on('requestfailed', count('answered'))
  await page.clock.install()
  await page.goto(address)
  await page.getByText('1 comment').waitFor()
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000))
  return {
    asked: () => counts.asked,
    async pass(ms: number) {
      // In steps, so that an answer comes between two questions: how long until the next goes by it.
      for (let rest = ms; rest > 0; rest -= 10_000) {
        await page.clock.runFor(10_000)
        await waitUntil('every question is answered', async () => counts.answered >= counts.asked)
        await page.evaluate(() => fetch(location.href))
      }
    },
  }
}

describe('who reads on while others write (B7)', () => {
  it('is offered the new comments, loses no place, and goes to the first of them (V-63)', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    const old = await aComment(site, address, { body: 'Of long ago.' })
    for (let at = 0; at < 4; at++) await aComment(site, address, { body: `Number ${at}.` })
    const { page, heard } = await visitor()
    const asked = () => heard.requests.filter((line) => line.includes('/news?')).length
    await page.clock.install()
    await page.goto(address)
    await page.getByText('Of long ago.').waitFor()
    // A page view asks for nothing; a reader who stays, by and by.
    await page.clock.runFor(50_000)
    expect(heard.requests.filter((line) => /acts|news/.test(line))).toEqual([])
    const early = page.waitForResponse((answer) => answer.url().includes('/news?'))
    await page.clock.runFor(15_000)
    await early

    const reply = await aComment(site, address, { body: 'A new answer.', parentId: old.id })
    const root = await aComment(site, address, { body: 'A new thought.' })
    await page.locator(`#c-${old.id}`).scrollIntoViewIfNeeded()
    const place = () => page.locator(`#c-${old.id}`).evaluate((el) => el.getBoundingClientRect().top)
    const before = await place()
    await page.clock.runFor(60_000)
    const button = page.getByRole('button', { name: '2 new comments' })
    await button.waitFor()
    expect(await place()).toBe(before)
    expect(await page.getByText('A new answer.').count()).toBe(0)
    await expect.poll(() => page.locator('.aw-status').textContent()).toBe('2 new comments')
    expect(await axeViolations(page)).toEqual([])
    // It stands between the form and the list: over no field, nobody's name or words.
    const over = async () => {
      const [offer, field, first] = [
        await button.boundingBox(),
        await page.locator('textarea').boundingBox(),
        await page.locator('.aw-list article').first().boundingBox(),
      ]
      return Math.max(offer!.y + offer!.height - first!.y, field!.y + field!.height - offer!.y)
    }
    await page.evaluate(() => scrollTo(0, 0))
    await expect.poll(over).toBeLessThanOrEqual(0)

    await button.click()
    await page.locator(`#c-${old.id} > .aw-replies > #c-${reply.id}.aw-new`).waitFor()
    expect(await page.locator('.aw-list > .aw-item').first().getAttribute('id')).toBe(`c-${root.id}`)
    expect(await page.locator('.aw-count').textContent()).toBe('7 comments')
    expect(await button.count()).toBe(0)
    const focus = await page
      .locator('afterword-comments')
      .evaluate((el) => el.shadowRoot?.activeElement?.textContent)
    expect(focus).toContain('new since your last visit')

    // From here it counts anew, and one's own word is no news.
    const asks = asked()
    await page.clock.runFor(2 * MINUTE)
    await expect.poll(asked).toBeGreaterThan(asks)
    expect(await page.locator('.aw-fresh').count()).toBe(0)
    expect(heard.errors).toEqual([])
  })

  it('is not asked about where nobody looks, and less and less where nothing happens', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    await aComment(site, address)
    const { page } = await visitor()
    const { asked, pass } = await stoppedClock(page, address)
    await pass(9 * MINUTE)
    // After one, two, four, eight.
    expect(asked()).toBe(4)
    await pass(6 * MINUTE)
    expect(asked()).toBe(4)
    // Who does something is asked for as one who has just come.
    await page.getByRole('button', { name: 'Reply to Ada' }).press('Enter')
    await page.getByLabel('Your reply to Ada').waitFor()
    await pass(2 * MINUTE)
    expect(asked()).toBe(6)

    const hide = (value: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true })
      }, value)
    await hide(true)
    await pass(37 * MINUTE)
    expect(asked()).toBe(6)
    // So is who comes back to the tab, however long that was.
    await hide(false)
    await pass(2 * MINUTE)
    expect(asked()).toBe(7)
  })
})

describe('a thread that its page moves about', () => {
  it('is asked about once, not while it is out of the page, and again once it is back', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(`${thread(site)}<aside></aside>`)
    await aComment(site, address)
    const { page, heard } = await visitor()
    const { asked, pass } = await stoppedClock(page, address)
    const moveTo = (place: string) =>
      page.evaluate((place) => {
        const element = document.querySelector('afterword-comments')!
        Object.assign(globalThis, { element })
        document.querySelector(place)!.append(element)
      }, place)
    await pass(10_000)
    await moveTo('aside')
    await pass(50_000)
    expect(asked()).toBe(0)
    await pass(20_000)
    await expect.poll(asked).toBe(1)
    await moveTo('main')
    // Twice asked would be two at once, where one is due a minute later.
    await pass(70_000)
    await expect.poll(asked).toBe(2)

    await page.evaluate(() => (globalThis as unknown as { element: Element }).element.remove())
    await pass(5 * MINUTE)
    expect(asked()).toBe(2)
    await page.evaluate(() =>
      document.querySelector('aside')!.append((globalThis as unknown as { element: Element }).element),
    )
    await pass(70_000)
    await expect.poll(asked).toBe(3)
    expect(heard.errors).toEqual([])
  })
})

/** An hour later, as the device remembers it. */
const anHourPasses = (page: Page) =>
  page.evaluate(() => {
    for (const [key, value] of Object.entries(localStorage))
      localStorage[key] = value.replace(/"visit":\[(\d+),(\d+)\]/, (_: string, a: number, b: number) =>
        JSON.stringify({ visit: [a - 36e5, b - 36e5] }).slice(1, -1),
      )
  })

/** Somebody who read a page with one comment two hours ago; since then it was an hour. */
async function whoReadBefore() {
  const { aComment, aSite, embed, visitor, worker } = stage()
  const site = await aSite({ hold: 'none' })
  const address = embed(thread(site))
  await aComment(site, address, { body: 'Known already.' })
  const reader = await visitor()
  // An hour later no browser keeps a fragment of ten seconds: whoever looks at requests keeps none at all.
  await reader.page.route('**/embed/**', (route) => route.continue())
  await reader.page.goto(address)
  await reader.page.getByText('Known already.').waitFor()
  expect(await marked(reader.page)).toEqual([])
  await anHourPasses(reader.page)
  await worker.db
    .prepare('UPDATE comments SET created_at = created_at - 7200000 WHERE site_id = ?1')
    .bind(site)
    .run()
  return { ...reader, address, news: (body: string) => aComment(site, address, { body }) }
}

/** What those say that are marked as new. */
const marked = async (page: Page) =>
  (await page.locator('.aw-new > article .aw-body').allTextContents()).map((text) => text.trim())

describe('who comes back', () => {
  it('sees what is new since, by the device’s memory alone, and steps from one to the next (V-64)', async ({
    expect,
  }) => {
    const { page, heard, address, news } = await whoReadBefore()
    const load = async () => {
      await page.goto(address)
      await page.getByText('Second news.').waitFor()
      await expect.poll(() => marked(page)).toEqual(['Second news.', 'First news.'])
    }
    await news('First news.')
    await news('Second news.')
    await load()
    const next = page.getByRole('button', { name: 'New since your last visit: 2' })
    const focused = () =>
      page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.textContent ?? '')
    await next.click()
    await expect.poll(focused).toMatch(/Comment by Ada.*, new since your last visit.*Second news/s)
    await next.click()
    await expect.poll(focused).toContain('First news.')
    expect(await axeViolations(page)).toEqual([])
    // Within half an hour it is the same visit.
    await load()
    expect(heard.requests.filter((line) => /seen|visit/.test(line))).toEqual([])
    expect(heard.errors).toEqual([])
  })

  it('finds what is new beyond the first page too, once it is loaded, and has it counted', async ({
    expect,
  }) => {
    const { page, heard, address, news } = await whoReadBefore()
    for (let at = 0; at < 22; at++) await news(`News ${at}.`)
    await page.goto(address)
    const next = page.getByRole('button', { name: 'New since your last visit' })
    await expect.poll(() => next.textContent()).toBe('New since your last visit: 20')
    const more = page.locator('[name=load]')
    // Twice in one breath: what comes twice is there once.
    await more.evaluate((button: HTMLButtonElement) => {
      button.click()
      button.click()
    })
    await expect.poll(() => next.textContent()).toBe('New since your last visit: 22')
    expect(await page.locator('.aw-item').count()).toBe(23)
    await expect.poll(() => page.locator('.aw-status').textContent()).toBe('Comments loaded: 3. Left: 0.')
    expect(await page.locator('.aw-new', { hasText: 'Known already.' }).count()).toBe(0)
    expect(heard.errors).toEqual([])
  })
})
