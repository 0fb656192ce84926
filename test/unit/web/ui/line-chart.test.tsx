/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { LineChart } from '../../../../src/web/ui/line-chart'

const draw = async (values: readonly number[]): Promise<string> =>
  String(
    await (
      <LineChart
        title="Subscribers"
        summary="What the picture says."
        points={values.map((value, at) => ({ label: `Week ${at}`, value, shown: `${value} people` }))}
        ends={['first', 'last']}
        columns={['Week', 'Subscribers']}
        tableLabel="As a table"
      />
    ),
  )

/** Corners of the line, as [x, y]. */
const corners = (html: string): number[][] =>
  /class="line" d="M([^"]+)"/
    .exec(html)![1]!
    .split('L')
    .map((pair) => pair.split(',').map(Number))

describe('LineChart', () => {
  it('begins at the left, ends at the right, and stands on the zero line', async ({ expect }) => {
    expect(corners(await draw([0, 5, 10]))).toEqual([
      [0, 100],
      [50, 57],
      [100, 14],
    ])
  })

  it('leaves room above for the last value, which stands at the end', async ({ expect }) => {
    const html = await draw([3, 7])
    expect(html).toMatch(/<text x="100%" y="10%" text-anchor="end">7 people<\/text>/)
    expect(Math.min(...corners(html).map(([, y]) => y!))).toBe(14)
  })

  it('is a flat line at zero for nothing, without NaN', async ({ expect }) => {
    const html = await draw([0, 0, 0])
    expect(corners(html).map(([, y]) => y)).toEqual([100, 100, 100])
    expect(html).not.toContain('NaN')
  })

  it('says in words what it shows, and every figure in a table', async ({ expect }) => {
    const html = await draw([1, 2, 3, 4])
    expect(html).toContain('role="img" aria-label="What the picture says."')
    expect(html.match(/<tr>/g)).toHaveLength(5)
    expect(html).toContain('<th scope="row">Week 3</th>')
    expect(html).not.toContain('style=')
  })

  it('shows words of others as text', async ({ expect }) => {
    const html = String(
      await (
        <LineChart
          title="<b>x</b>"
          summary={'"><script>'}
          points={[{ label: '<i>', value: 1, shown: '<u>' }]}
          ends={['', '']}
          columns={['', '']}
          tableLabel="t"
        />
      ),
    )
    expect(html).not.toMatch(/<(b|i|u|script)>/)
  })
})
