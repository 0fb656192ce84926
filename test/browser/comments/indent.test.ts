import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

/** A root, a reply to it and a reply to that, and where each begins, with the line beside the replies. */
async function places(settings: object, width: number, head = '') {
  const { aSite, aComment, embed, visitor } = stage()
  const site = await aSite({ hold: 'none', ...settings })
  const address = embed(`<afterword-comments site="${site}"></afterword-comments>`, { head })
  const root = await aComment(site, address, { name: 'Ada', body: 'The root.' })
  const reply = await aComment(site, address, { name: 'Grace', body: 'A reply.', parentId: root.id })
  await aComment(site, address, { name: 'Bo', body: 'A reply to it.', parentId: reply.id })
  const { page } = await visitor({ viewport: { width, height: 800 } })
  await page.goto(address)
  await page.getByText('A reply to it.').waitFor()
  const lefts = await page
    .locator('.aw-body')
    .evaluateAll((all) => all.map((body) => Math.round(body.getBoundingClientRect().left)))
  const lines = await page
    .locator('.aw-replies:not(:empty)')
    .evaluateAll((all) => all.map((list) => getComputedStyle(list).borderInlineStartWidth))
  const [first, second, third] = await page
    .locator('article')
    .evaluateAll((all) => all.map((article) => article.getBoundingClientRect()))
  const gaps = [second!.top - first!.bottom, third!.top - second!.bottom].map(Math.round)
  return { lefts, lines, gaps, named: await page.getByText('Grace').count() }
}

describe('replies', () => {
  it('stand in from what they answer, beside a line, on a desk and on a phone', async ({ expect }) => {
    for (const [width, step] of [
      [1280, 30],
      [360, 8],
    ] as const) {
      const { lefts, lines } = await places({}, width)
      const [root = 0, reply = 0, below = 0] = lefts
      expect(reply - root, `${width}`).toBeGreaterThanOrEqual(step)
      expect(below - reply, `${width}`).toBeGreaterThanOrEqual(step)
      expect(lines.every((line) => line === '2px')).toBe(true)
    }
  })

  it('stand in line where a site shows no depth, and say whom they answer', async ({ expect }) => {
    const { lefts, lines, named } = await places({ depth: 0 }, 1280)
    expect(new Set(lefts).size).toBe(1)
    expect(lines.every((line) => line === '0px')).toBe(true)
    expect(named).toBeGreaterThan(1)
  })

  it('stand as far from what they answer as comments from each other, nested or not, as the page wants it', async ({
    expect,
  }) => {
    for (const settings of [{}, { depth: 0 }]) {
      expect((await places(settings, 1280)).gaps).toEqual([24, 24])
      const close = '<style>afterword-comments { --afterword-gap: 12px }</style>'
      expect((await places(settings, 1280, close)).gaps).toEqual([12, 12])
    }
  })
})
