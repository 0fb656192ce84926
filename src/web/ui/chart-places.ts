// Where things stand in a chart, in per cent of it. A zero line at 100, and room above for the label of the highest.

export const TOP = 14

/** Share of a bar's width that stays free beside it. */
const GAP = 0.25

const rounded = (place: number): number => Math.round(place * 1000) / 1000

/** @returns how far from the top a value stands, if the highest stands at TOP; a series of nothing lies on the zero line */
export const heights = (values: readonly number[]): ((value: number) => number) => {
  const most = Math.max(1, ...values)
  return (value) => rounded(100 - ((100 - TOP) * value) / most)
}

/** @returns where bar after bar begins, and how wide each is. One alone stands in the middle */
export function barPlaces(count: number): { at: (index: number) => number; width: number } {
  const step = 100 / Math.max(1, count - GAP)
  const first = (100 - step * (count - GAP)) / 2
  return { at: (index) => first + step * index, width: step * (1 - GAP) }
}

/** @returns corners of a line from the left edge to the right, as a path writes them: `M0,100L50,57L100,14` */
export function linePath(values: readonly number[]): string {
  const y = heights(values)
  const corners = values.map(
    (value, at) => `${rounded((100 * at) / Math.max(1, values.length - 1))},${y(value)}`,
  )
  return corners.length > 0 ? `M${corners.join('L')}` : ''
}
