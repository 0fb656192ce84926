import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

const BODIES = [
  'x'.repeat(10_000),
  `Z${'\u0310\u0321\u0489'.repeat(200)}algo ${'e\u0301\u0302\u0303'.repeat(20)}`,
  `First.${'\n'.repeat(1000)}Last.`,
  '👩‍👩‍👧‍👦🇦🇽👍🏽'.repeat(20),
  'مرحبا بالعالم، هذا تعليق طويل بما يكفي لسطرين على شاشة صغيرة.',
  `\`\`\`\n${'long_line_of_code('.repeat(60)}\n\`\`\``,
  `${'> '.repeat(500)}deep`,
  `- ${'- '.repeat(60)}deep`,
]

describe('words that are odd', () => {
  it('break no layout at 320 pixels, widen no page, and climb over no neighbour', async ({ expect }) => {
    const { aSite, aComment, embed, visitor } = stage()
    const site = await aSite({ hold: 'none', doubts: 'publish' })
    const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
    for (const body of BODIES) {
      await aComment(site, address, { body, name: 'W'.repeat(100), url: 'https://ada.example' })
    }
    const { page, heard } = await visitor({ viewport: { width: 320, height: 640 } })
    await page.goto(address)
    await page
      .locator('.aw-item')
      .nth(BODIES.length - 1)
      .waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const bodies = await page.locator('.aw-body').evaluateAll((all) =>
      all.map((body) => {
        const { left, right, height } = body.getBoundingClientRect()
        return { left, right, height, inner: body.scrollWidth - body.clientWidth }
      }),
    )
    expect(bodies).toHaveLength(BODIES.length)
    for (const { left, right, inner } of bodies) {
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(320)
      expect(inner).toBeLessThanOrEqual(1)
    }
    // A thousand empty lines are a gap, not a desert.
    expect(bodies.at(-3)!.height).toBeLessThan(300)
    expect(await page.locator('.aw-body[dir=auto]').count()).toBe(BODIES.length)
    expect(heard.errors).toEqual([])
  })
})
