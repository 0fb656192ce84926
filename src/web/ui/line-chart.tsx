import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { ChartTable } from './chart-table'

/** One moment of a series: what it is, how much, and how much in words. */
export interface Point {
  readonly label: string
  readonly value: number
  readonly shown: string
}

const TOP = 14

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
  const x = scaleLinear()
    .domain([0, Math.max(1, points.length - 1)])
    .range([0, 100])
  const y = scaleLinear()
    .domain([0, Math.max(1, ...points.map(({ value }) => value))])
    .range([100, TOP])
  const place = (_: Point, at: number) => x(at)
  const height = ({ value }: Point) => y(value)
  const all = [...points]
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
          <path class="under" d={area<Point>(place, 100, height)(all) ?? ''} />
          <path class="line" d={line<Point>(place, height)(all) ?? ''} vector-effect="non-scaling-stroke" />
        </svg>
        {last && (
          <text x="100%" y={`${Math.round(y(last.value) - 4)}%`} text-anchor="end">
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
