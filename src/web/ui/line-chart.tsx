import { heights, linePath } from './chart-places'
import { ChartTable } from './chart-table'

/** One moment of a series: what it is, how much, and how much in words. */
export interface Point {
  readonly label: string
  readonly value: number
  readonly shown: string
}

/**
 * One series over time as a line above a zero line, drawn on the server: its last value stands at its end, first and last moment below, the
 * figures as a table behind it. The line stretches to any width, its words do not; our pages allow no inline style.
 */
export const LineChart = (props: {
  readonly title: string
  /** What the picture says, in a sentence. */
  readonly summary: string
  /** In the order of time; two at least. */
  readonly points: readonly Point[]
  readonly ends: readonly [first: string, last: string]
  readonly columns: readonly [label: string, value: string]
  readonly tableLabel: string
}) => {
  const { title, summary, points, ends, columns, tableLabel } = props
  const values = points.map(({ value }) => value)
  const path = linePath(values)
  const last = points.at(-1)
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg role="img" aria-label={summary} focusable="false">
        <svg
          class="curve"
          aria-hidden="true"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          width="100%"
          height="100%"
        >
          <path class="under" d={path && `${path}L100,100L0,100Z`} />
          <path class="line" d={path} vector-effect="non-scaling-stroke" />
        </svg>
        {last && (
          <text x="100%" y={`${Math.round(heights(values)(last.value) - 4)}%`} text-anchor="end">
            {last.shown}
          </text>
        )}
      </svg>
      <p class="chart-ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
      <ChartTable title={title} label={tableLabel} columns={columns} rows={points} />
    </figure>
  )
}
