import * as v from 'valibot'
import { choice, says } from '../web/fields'

/** How readers may vote. */
export const VOTES = ['off', 'up', 'both'] as const

/** In which order a thread is shown: by time, or by votes. */
export const SORTS = ['newest', 'oldest', 'top'] as const
export type Sort = (typeof SORTS)[number]

export const REPORTS_MAX = 100
export const LOW_SCORE_MAX = 1000

/** A number typed into a form, from 0 on. */
export function whole(max: number) {
  const message = says('field.number', { min: 0, max })
  return v.pipe(
    v.string(message),
    v.trim(),
    v.regex(/^\d{1,5}$/, message),
    v.transform(Number),
    v.maxValue(max, message),
  )
}

/** The part of a site's settings that is about what readers do with comments of others; one of sites/settings.ts. */
export const readerSettings = {
  /** Whether readers vote on comments: not at all, up, or up and down. */
  votes: v.optional(v.picklist(VOTES), 'up'),
  /** At how many votes down (more than up) a comment is folded away, where votes go both ways; 0: never. */
  lowScore: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LOW_SCORE_MAX)), 5),
  /** How many reports, each from a network of its own, put a published comment before the moderators again; 0: none do. */
  reportsToHold: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(REPORTS_MAX)), 3),
  /** Where neither element nor reader says another. */
  sort: v.optional(v.picklist(SORTS), 'newest'),
  /** Whether search engines may find threads by their page without scripts (E-44). */
  listed: v.optional(v.picklist(['yes', 'no']), 'yes'),
}

/** The same as the owner's form gives it. */
export const readerFields = {
  votes: v.optional(choice(VOTES), 'up'),
  lowScore: v.optional(whole(LOW_SCORE_MAX), '5'),
  reportsToHold: v.optional(whole(REPORTS_MAX), '3'),
  sort: v.optional(choice(SORTS), 'newest'),
  listed: v.optional(choice(['yes', 'no']), 'yes'),
}
