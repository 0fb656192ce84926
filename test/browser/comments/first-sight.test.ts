import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`
const silence = () => undefined

describe('a thread at first sight', () => {
  it('says in four ways that it loads, is empty, is closed, or could not come (V-01)', async ({ expect }) => {
    const { aComment, aSite, decide, embed, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const [open, closed] = [embed(thread(site)), embed(thread(site))]
    const only = await aComment(site, closed)
    await decide(only.id, 'rejected')
    await worker.db.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site).run()
    const { page } = await visitor()
    const seen: string[] = []
    const look = async (address: string, until: string) => {
      await page.goto(address)
      const place = page.locator(until)
      await place.waitFor()
      seen.push(await place.innerText())
    }
    await look(open, '.aw-empty')
    await look(closed, '.aw-empty')
    await page.route('**/embed/*/thread*', (route) => route.abort())
    await look(open, '[part=failed]')
    await page.unrouteAll()
    await page.route('**/embed/*/thread*', silence)
    await look(open, '.aw-loading')
    expect(new Set(seen).size).toBe(4)
    expect(seen.map((text) => /\b0\b/.test(text))).toEqual([false, false, false, false])
  })

  it('shows that it loads after 300 ms and no sooner, and says so once (V-04)', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    // Stands still from before the page is there: no computer is too slow for what comes.
    await page.clock.install({ time: 0 })
    await page.clock.pauseAt(1_000)
    let asked = () => {}
    const under = new Promise<void>((resolve) => {
      asked = resolve
    })
    await page.route('**/embed/*/thread*', () => asked())
    await page.goto(embed(thread(await aSite())))
    await under
    const bars = page.locator('.aw-loading')
    await page.clock.runFor(250)
    expect(await bars.count()).toBe(0)
    await page.clock.runFor(100)
    await bars.waitFor()
    expect(await page.getByRole('status').allTextContents()).toEqual(['Loading comments'])
    // A line, and its shadow as the other.
    expect(await bars.evaluate((el) => el.getBoundingClientRect().height)).toBe(12)
    expect(await bars.evaluate((el) => getComputedStyle(el).boxShadow)).toMatch(/ 0px 24px 0px 0px$/)
  })

  it('asks for the words alone, and for the rest once somebody turns to them (V-10)', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    await aComment(site, address, { body: 'Below the form.' })
    const { page } = await visitor()
    await page.goto(address)
    const field = page.getByLabel('Your comment')
    await field.waitFor()
    const fields = page.locator('.aw-form :is(input, textarea, select, button):visible')
    expect(await fields.count()).toBe(1)
    const above = await page.locator('.aw-count').boundingBox()
    await field.focus()
    await page.getByLabel('Name').waitFor()
    expect(await fields.count()).toBeGreaterThan(5)
    // It grows downwards: what stands above stays where it was.
    expect(await page.locator('.aw-count').boundingBox()).toEqual(above)
  })

  it('has one place to say things and one to warn, there and empty from the start (A-13)', async ({
    expect,
  }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(thread(await aSite())))
    await page.locator('.aw-empty').waitFor()
    const places = page.locator('.aw-thread :is([role=status], [role=alert]):not(form [role=status])')
    expect(await places.evaluateAll((all) => all.map((el) => [el.role, el.textContent?.trim()]))).toEqual([
      ['alert', ''],
      ['status', ''],
    ])
    expect(await page.locator('.aw-list').evaluate((el) => el.closest('[aria-live], [role=log]'))).toBe(null)
  })

  it('says two things of one moment one after the other, so that both are heard (A-13)', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    for (let at = 0; at < 20; at++) await aComment(site, address)
    const root = await aComment(site, address)
    for (let at = 0; at < 6; at++) await aComment(site, address, { parentId: root.id })
    const { page } = await visitor()
    await page.goto(address)
    await page.getByRole('button', { name: 'Load more comments' }).waitFor()
    const said = await page.locator('afterword-comments').evaluateHandle((el) => {
      const said: [text: string, at: number][] = []
      new MutationObserver((changes) => {
        for (const { target } of changes) said.push([target.textContent!, performance.now()])
      }).observe(el.shadowRoot!.querySelector('.aw-status')!, { childList: true })
      for (const button of el.shadowRoot!.querySelectorAll<HTMLButtonElement>('[name=load]')) button.click()
      return said
    })
    await expect.poll(() => said.evaluate(({ length }) => length)).toBe(2)
    const [first, second] = (await said.jsonValue()) as [[string, number], [string, number]]
    expect([first[0], second[0]].map((text) => /^Comments loaded: \d+\. Left: \d+\.$/.test(text))).toEqual([
      true,
      true,
    ])
    // A timer may be early by a rounding, never by more.
    expect(second[1] - first[1]).toBeGreaterThan(498)
  })

  it('tells when a comment was written exactly, to keys as well as to a mouse (A-11)', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    await aComment(site, address)
    const { page } = await visitor()
    await page.goto(address)
    const link = page.locator('a.aw-time')
    await link.waitFor()
    const exactly = await link.getAttribute('title')
    expect(exactly).toMatch(/\d{4}.*\d:\d\d/)
    const shown = () => link.evaluate((el) => getComputedStyle(el, '::after').content)
    expect(await shown()).toBe('none')
    await link.focus()
    expect(await shown()).toContain(exactly)
  })
})
