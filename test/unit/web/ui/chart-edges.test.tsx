/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { BarChart } from '../../../../src/web/ui/bar-chart'
import { LineChart } from '../../../../src/web/ui/line-chart'
import { rendered } from '../../../support/rendered'

const WORDS = {
  title: 'Title',
  summary: 'Summary.',
  ends: ['first', 'last'],
  columns: ['Day', 'Count'],
  tableLabel: 'As a table',
} as const
const series = (values: readonly number[]) =>
  values.map((value, at) => ({ label: `day ${at}`, value, shown: `${value} of ${at}` }))
const bars = (values: readonly number[]) => rendered(<BarChart {...WORDS} bars={series(values)} />)
const line = (values: readonly number[]) => rendered(<LineChart {...WORDS} points={series(values)} />)
const heights = (html: string) =>
  [...html.matchAll(/<rect [^>]*height="([^"]+)%"/g)].map(([, h]) => Number(h))

describe('bars', () => {
  it.for([
    [[1], [86]],
    [
      [0, 1],
      [0, 86],
    ],
    [[0.5], [43]],
    [
      [1, 1, 1],
      [86, 86, 86],
    ],
    [[0], [0]],
    [
      [1_000_000_000, 0],
      [86, 0],
    ],
  ] as const)('of %j are %j per cent tall', async ([values, tall], { expect }) => {
    expect(heights(await bars(values))).toEqual(tall)
  })

  it.for([
    [[9, 1, 1, 1, 1, 1, 1, 1, 1, 1], 'start'],
    [[1, 1, 1, 1, 9, 1, 1, 1, 1, 1], 'middle'],
    [[1, 1, 1, 1, 1, 1, 1, 1, 1, 9], 'end'],
    [[9], 'middle'],
  ] as const)('of %j name the tallest from its %s', async ([values, anchor], { expect }) => {
    expect(await bars(values)).toContain(`text-anchor="${anchor}"`)
  })

  it('of the same height name the first of them, once', async ({ expect }) => {
    const html = await bars([2, 7, 7])
    expect(html.match(/<text [^>]*>[^<]*/g)).toEqual([expect.stringMatching(/>7 of 1$/)])
  })
})

describe('a line', () => {
  it.for([
    [[], 1],
    [[5], 2],
    [[0, 0], 3],
    [[0, 0.5, 1e9], 4],
  ] as const)('of %j has no NaN, and %i rows in its table', async ([values, rows], { expect }) => {
    const html = await line(values)
    expect(html).not.toMatch(/NaN|Infinity|undefined/)
    expect(html.match(/<tr>/g)).toHaveLength(rows)
  })

  it.for([
    [[1, 0], '96%'],
    [[0, 1], '10%'],
    [[0, 0], '96%'],
    [[2, 1], '53%'],
  ] as const)('of %j names its last value at %s', async ([values, y], { expect }) => {
    expect(await line(values)).toContain(`<text x="100%" y="${y}" text-anchor="end">`)
  })

  it('of nothing names no value', async ({ expect }) => {
    expect(await line([])).not.toContain('<text')
  })
})
