import type { Locator } from 'playwright-core'
import { describe, it } from 'vitest'
import { axeViolations } from '../support/browser/axe'
import { useStage } from '../support/browser/fixture'
import { whole } from '../support/browser/whole'

const stage = useStage()
const DARK = '<style>:root{color-scheme:dark}body{background:#14161a;color:#dfe2e6}</style>'

/** A thread with everything in it: depth, code, a long word, right-to-left, an own held comment, an open reply form. */
async function aLivelyThread() {
  const { aComment, aSite, embed, worker } = stage()
  const site = await aSite({ hold: 'none' })
  const markup = `<afterword-comments site="${site}" prompt="What would you do?"></afterword-comments>`
  const light = embed(markup)
  const dark = embed(markup.replace('site=', `page="${light}" site=`), { head: DARK })
  let above = (
    await aComment(site, light, {
      name: 'Ben',
      url: 'ben.example',
      body: 'See https://example.org and `code`.',
    })
  ).id
  for (let at = 0; at < 3; at++)
    above = (
      await aComment(site, light, { name: `A${'n'.repeat(60)}`, parentId: above, body: 'w'.repeat(300) })
    ).id
  await aComment(site, light, { name: 'أحمد', body: '> سأكون هناك\n\n- أيضا' })
  return { light, dark, plain: `${worker.url}/${site}/thread?${new URLSearchParams({ page: light })}` }
}

describe('the thread, for everybody', () => {
  it('has nothing axe objects to: light, dark, with errors, as a page', async ({ expect }) => {
    const { visitor } = stage()
    const { light, dark, plain } = await aLivelyThread()
    for (const address of [light, dark, plain]) {
      const { page } = await visitor()
      await page.goto(address)
      await page.getByText(/^\d comments$/).waitFor()
      await whole(page)
      expect(await axeViolations(page), address).toEqual([])
      if (address === plain) continue
      await page.getByLabel('Your comment').fill('x')
      await page.getByRole('button', { name: 'Post comment' }).click()
      await page.locator('[aria-invalid]').first().waitFor()
      expect(await axeViolations(page), `${address} with errors`).toEqual([])
      await page.getByLabel('Name').fill('Ada')
      await page.getByRole('button', { name: 'Post comment' }).click()
      await page.locator('[data-status]').waitFor()
      expect(await axeViolations(page), `${address} with an own comment`).toEqual([])
    }
  })

  it('says "Error:" of a field that is wrong, and of no other (V-21)', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { context, page } = await visitor()
    await page.goto(embed(`<afterword-comments site="${await aSite()}"></afterword-comments>`))
    await page.getByLabel('Your comment').click()
    await page.getByRole('toolbar').waitFor()
    const debug = await context.newCDPSession(page)
    const described = async () => {
      const { nodes } = await debug.send('Accessibility.getFullAXTree')
      const fields = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'textbox')
      return Object.fromEntries(
        fields.map(({ name, description }) => [name?.value, description?.value ?? '']),
      )
    }
    const right = {
      'E-mail (optional)': 'Only moderators see it.',
      'Website (optional)': 'Your name links to it.',
    }
    expect(await described()).toEqual({ 'Your comment': '', Name: '', ...right })
    await page.getByLabel('Your comment').fill('Nobody signs this.')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.locator('#f-name[aria-invalid=true]').waitFor()
    expect(await described()).toEqual({
      'Your comment': '',
      Name: 'Error: Enter a name to sign your comment with.',
      ...right,
    })
  })

  it('never scrolls sideways at 320 pixels, and keeps room for words at any depth', async ({ expect }) => {
    const { visitor } = stage()
    const { light, plain } = await aLivelyThread()
    for (const address of [light, plain]) {
      const { page } = await visitor({
        viewport: { width: 320, height: 640 },
        hasTouch: true,
        isMobile: true,
      })
      await page.goto(address)
      await page.getByText(/^\d comments$/).waitFor()
      await whole(page)
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(320)
      const widths = await page
        .locator('article .aw-meta')
        .evaluateAll((all) => all.map((el) => el.clientWidth))
      // A body is as wide as its words; the line above it as there is room for them: 220 px of the 288 that a page with margins leaves (V-50).
      const room = await page.locator('.aw-thread').evaluate((el) => el.clientWidth)
      expect(Math.min(...widths)).toBeGreaterThanOrEqual(room - 68)
      const heights = await page
        .locator('button:visible, a.aw-quiet:visible')
        .evaluateAll((all) => all.map((el) => el.getBoundingClientRect().height))
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(43)
    }
  })

  it('is posted to by keyboard alone', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(`<afterword-comments site="${await aSite()}"></afterword-comments>`))
    await page.getByLabel('Your comment').waitFor()
    const has = (target: Locator) =>
      target.evaluate((el) => (el.getRootNode() as ShadowRoot).activeElement === el)
    /** As many steps as it takes, but only a few: what is needed next must be near. */
    const tabTo = async (target: Locator) => {
      for (let steps = 0; steps < 5 && !(await has(target)); steps++) await page.keyboard.press('Tab')
      expect(await has(target)).toBe(true)
    }
    await tabTo(page.getByLabel('Your comment'))
    await page.keyboard.type('Typed without a mouse.')
    await page.getByLabel('Name').waitFor()
    await tabTo(page.getByLabel('Name'))
    await page.keyboard.type('Ada')
    await tabTo(page.getByRole('button', { name: 'Post comment' }))
    await page.keyboard.press('Enter')
    await page.locator('.aw-own').waitFor()
    const focused = await page.locator('afterword-comments').evaluate((el) => {
      const active = el.shadowRoot?.activeElement
      return `${active?.tagName} ${active?.textContent}`
    })
    expect(focused).toMatch(/^ARTICLE .*Typed without a mouse/s)
  })
})
