import type { Doubt } from './assess'

/**
 * What each finding adds to a comment's risk. A formula anybody can check by hand (M-12); what the site's own settings let wait says little about the
 * words. Computed from the stored reasons, so it is as true as they are (M-11).
 */
const POINTS: Readonly<Record<Doubt['code'], number>> = {
  word: 50,
  banned: 50,
  links: 30,
  'banned-unproven': 30,
  insisted: 20,
  repeated: 20,
  shouting: 15,
  linked: 15,
  first: 5,
  unproven: 5,
  old: 5,
  busy: 5,
  all: 0,
  page: 0,
}

/** From 0, nothing speaks against it, to 100. */
export const riskOf = (doubts: readonly Pick<Doubt, 'code'>[]): number =>
  Math.min(
    100,
    doubts.reduce((sum, { code }) => sum + POINTS[code], 0),
  )

/** The queue's order: the riskiest band first, and in each who waits longest. An index of bands costs a comment no row; one of points would. */
export const RISK_BANDS = ['high', 'raised', 'low'] as const
export type RiskBand = (typeof RISK_BANDS)[number]

export const bandOf = (risk: number): RiskBand => (risk >= 50 ? 'high' : risk >= 20 ? 'raised' : 'low')
