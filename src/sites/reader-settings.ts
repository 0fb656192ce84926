import * as v from 'valibot'
import { choice } from '../web/fields'

/** How readers may vote. */
export const VOTES = ['off', 'up', 'both'] as const

/** The part of a site's settings that is about what readers do with comments of others; one of sites/settings.ts. */
export const readerSettings = {
  /** Whether readers vote on comments: not at all, up, or up and down. */
  votes: v.optional(v.picklist(VOTES), 'up'),
}

/** The same as the owner's form gives it. */
export const readerFields = {
  votes: v.optional(choice(VOTES), 'up'),
}
