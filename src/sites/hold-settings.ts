import * as v from 'valibot'
import { choice } from '../web/fields'
import { whole } from './reader-settings'

/** What waits for a moderator: every comment, those the conditions below name, or none. */
export const HOLDS = ['all', 'some', 'none'] as const

/** Coral's most is lower; more than this is "all" by another name. */
export const HOLD_FIRST_MAX = 50
export const HOLD_LINKS_MAX = 50
/** Ten years. */
export const HOLD_DAYS_MAX = 3650

const upTo = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max))

/** The part of a site's settings that is about what waits (C1); one of sites/settings.ts. Those from holdFirst to holdDays count where `hold` is 'some'. */
export const holdSettings = {
  hold: v.optional(v.picklist(HOLDS), 'all'),
  /** How many published comments of a proven address make its author known (M-31); 0: nobody has to become known. */
  holdFirst: v.optional(upTo(HOLD_FIRST_MAX), 1),
  /** From how many links on a comment waits; 0: links make nothing wait. */
  holdLinks: v.optional(upTo(HOLD_LINKS_MAX), 0),
  /** Whether comments wait whose author has not proven an address. */
  holdUnverified: v.optional(v.picklist(['no', 'yes']), 'no'),
  /** How many days after its first comment a thread's new ones wait; 0: never. */
  holdDays: v.optional(upTo(HOLD_DAYS_MAX), 0),
  /** How many days after its first comment a thread closes, whatever waits; 0: never. */
  closeDays: v.optional(upTo(HOLD_DAYS_MAX), 0),
}

/** The same as the owner's form gives it. */
export const holdFields = {
  hold: choice(HOLDS),
  holdFirst: v.optional(whole(HOLD_FIRST_MAX), '1'),
  holdLinks: v.optional(whole(HOLD_LINKS_MAX), '0'),
  holdUnverified: v.optional(choice(['no', 'yes']), 'no'),
  holdDays: v.optional(whole(HOLD_DAYS_MAX), '0'),
  closeDays: v.optional(whole(HOLD_DAYS_MAX), '0'),
}
