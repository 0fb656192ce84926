import { remembered } from './remembered'

/** The only source of "now" in the product, so that a test can pin it. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number
}

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** Epoch milliseconds in the database become ISO 8601 UTC outside. */
export const isoTime = remembered((ms) => new Date(ms).toISOString())

/** The UTC day of a moment, `2026-11-24`. */
export const isoDay = (ms: number): string => isoTime(ms).slice(0, 10)
