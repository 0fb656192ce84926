import fc from 'fast-check'
import { describe, it } from 'vitest'
import { barPlaces, heights, linePath, TOP } from '../../../../src/web/ui/chart-places'

const anyValues = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 60 })

describe('the height of a value', () => {
  it.for([
    [[4, 8], 8, TOP],
    [[4, 8], 4, 57],
    [[4, 8], 0, 100],
    [[0, 0], 0, 100],
    [[], 0, 100],
    [[0.5], 0.5, 57],
  ] as const)('among %j, of %f, is %f per cent from the top', ([values, value, place], { expect }) => {
    expect(heights(values)(value)).toBe(place)
  })

  it('never leaves the picture, and is higher for more', ({ expect }) => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const places = values.toSorted((a, b) => a - b).map(heights(values))
        expect(Math.min(...places)).toBeGreaterThanOrEqual(TOP)
        expect(Math.max(...places)).toBeLessThanOrEqual(100)
        expect(places).toEqual(places.toSorted((a, b) => b - a))
      }),
    )
  })
})

describe('bars', () => {
  it('stand side by side from edge to edge, a quarter of their step apart', ({ expect }) => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), (count) => {
        const { at, width } = barPlaces(count)
        expect(at(0)).toBeCloseTo(0, 9)
        expect(at(count - 1) + width).toBeCloseTo(100, 9)
        expect((at(1) - width) / at(1)).toBeCloseTo(0.25, 9)
      }),
    )
  })

  it('alone stand in the middle, and of none there is no place that is no number', ({ expect }) => {
    const { at, width } = barPlaces(1)
    expect([at(0), width]).toEqual([12.5, 75])
    expect(Number.isFinite(barPlaces(0).width)).toBe(true)
  })
})

describe('the path of a line', () => {
  it.for([
    [[], ''],
    [[5], 'M0,14'],
    [[0, 0], 'M0,100L100,100'],
    [[0, 5, 10], 'M0,100L50,57L100,14'],
    [[1, 2, 3, 3], 'M0,71.333L33.333,42.667L66.667,14L100,14'],
  ] as const)('through %j is %s', ([values, path], { expect }) => {
    expect(linePath(values)).toBe(path)
  })

  it('has a corner for each value, in order from left to right, and nothing but numbers', ({ expect }) => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const corners = linePath(values)
          .slice(1)
          .split('L')
          .map((corner) => corner.split(',').map(Number))
        expect(corners).toHaveLength(values.length)
        expect(corners.flat().every(Number.isFinite)).toBe(true)
        const lefts = corners.map(([x]) => x!)
        expect(lefts).toEqual(lefts.toSorted((a, b) => a - b))
      }),
    )
  })
})
