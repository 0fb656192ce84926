import { barPlaces, heights, TOP } from './chart-places'
import { ChartTable } from './chart-table'

/** One bar: what it is, how tall, and its height in words ("12", "3 hr"). */
export interface Bar {
  /** As the table names it: "3 November 2026". */
  readonly label: string
  readonly value: number
  readonly shown: string
  /** What else the table says of it. */
  readonly also?: string | undefined
}

interface BarChartProps {
  readonly title: string
  /** What the picture says, in a sentence, for whoever does not see it. */
  readonly summary: string
  /** In the order of time. */
  readonly bars: readonly Bar[]
  /** Below the first and the last bar, where the whole label would be too long. */
  readonly ends: readonly [first: string, last: string]
  /** Heads of the table's columns, of which `also` has the third. */
  readonly columns: readonly [label: string, ...values: string[]]
  /** "As a table". */
  readonly tableLabel: string
}

/** Places and sizes are per cent of the picture, so that it fills any width and its words keep their size (our pages allow no inline style). */
const percent = (share: number): string => `${Math.round(share * 1000) / 1000}%`

/**
 * One series as bars, drawn on the server: zero line, the tallest bar labelled, first and last named below, and the figures as a table behind it.
 * Reads at 320 pixels, in both themes and in forced colours.
 */
export const BarChart = ({ title, summary, bars, ends, columns, tableLabel }: BarChartProps) => {
  const most = Math.max(0, ...bars.map(({ value }) => value))
  const { at: left, width } = barPlaces(bars.length)
  const y = heights(bars.map(({ value }) => value))
  const tallest = bars.findIndex(({ value }) => value === most)
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg role="img" aria-label={summary} focusable="false">
        {bars.map(({ label, value, shown }, at) => (
          <rect
            x={percent(left(at))}
            y={percent(y(value))}
            width={percent(width)}
            height={percent(100 - y(value))}
          >
            <title>{`${label}: ${shown}`}</title>
          </rect>
        ))}
        {most > 0 && (
          <text
            x={percent(left(tallest) + width / 2)}
            y={percent(TOP - 3)}
            text-anchor={anchorAt(left(tallest) + width / 2)}
          >
            {bars[tallest]?.shown}
          </text>
        )}
      </svg>
      <p class="chart-ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
      <ChartTable title={title} label={tableLabel} columns={columns} rows={bars} />
    </figure>
  )
}

/** A label near an edge grows inwards. */
const anchorAt = (place: number): 'start' | 'middle' | 'end' =>
  place < 12 ? 'start' : place > 88 ? 'end' : 'middle'
