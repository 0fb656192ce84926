/** @jsxImportSource hono/jsx */
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { type Bar, BarChart } from '../../../src/web/ui/bar-chart'

const bar = (value: number, label = `day ${value}`): Bar => ({ label, value, shown: String(value) })

const draw = async (bars: readonly Bar[]): Promise<string> =>
  String(
    await (
      <BarChart
        title="Decisions"
        summary="Between 1 and 9 a day."
        bars={bars}
        ends={['1 Nov', '3 Nov']}
        columns={['Day', 'Decisions']}
        tableLabel="As a table"
      />
    ),
  )

const rects = (html: string) =>
  [...html.matchAll(/<rect x="([\d.]+)%" y="([\d.]+)%" width="([\d.]+)%" height="([\d.]+)%">/g)].map(
    ([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }),
  )

describe('a chart', () => {
  it('draws bars as tall as their values, all on the zero line', async ({ expect }) => {
    const drawn = rects(await draw([bar(2), bar(8), bar(4)]))
    expect(drawn.map(({ y, height }) => y + height)).toEqual([100, 100, 100])
    const [two, eight, four] = drawn.map(({ height }) => height)
    expect(eight! / two!).toBeCloseTo(4, 2)
    expect(eight! / four!).toBeCloseTo(2, 2)
  })

  it('labels the tallest, names the ends, and says all of it as a table', async ({ expect }) => {
    const html = await draw([bar(2), bar(8), bar(4)])
    expect(html.match(/<text [^>]*>8<\/text>/)).toHaveLength(1)
    expect(html).toContain('<span>1 Nov</span><span>3 Nov</span>')
    expect(html).toContain('role="img" aria-label="Between 1 and 9 a day."')
    for (const value of [2, 8, 4]) {
      expect(html).toContain(`<th scope="row">day ${value}</th><td class="num">${value}</td>`)
    }
  })

  it('is flat where nothing happened, and empty without bars', async ({ expect }) => {
    const flat = await draw([bar(0), bar(0)])
    expect(rects(flat).map(({ height }) => height)).toEqual([0, 0])
    expect(flat).not.toContain('<text')
    expect(rects(await draw([]))).toEqual([])
  })

  it('needs no inline style, which our policy forbids, and runs nothing a label holds', async ({
    expect,
  }) => {
    const html = await draw([bar(1, '<script>alert(1)</script>')])
    expect(html).not.toMatch(/style=|<script>/)
    expect(html).toContain('&lt;script&gt;')
  })

  it('stays inside the picture, whatever the values', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { maxLength: 60 }),
        async (values) => {
          for (const { x, y, width, height } of rects(
            await draw(values.map((value) => bar(value, 'a day'))),
          )) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x + width).toBeLessThanOrEqual(100.01)
            expect(y).toBeGreaterThanOrEqual(0)
            expect(height).toBeGreaterThanOrEqual(0)
            expect(y + height).toBeCloseTo(100, 1)
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})
