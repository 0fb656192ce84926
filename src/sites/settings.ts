import * as v from 'valibot'
import { holdSettings } from './hold-settings'
import { limitSettings } from './limit-settings'
import { readerSettings } from './reader-settings'
import { writingSettings } from './writing-settings'

/** A week: long enough for every second thought, short enough that a thread's past stands still. */
export const EDIT_MINUTES_MAX = 10_080

/** As deep as comments keep their place (comments/thread/build-tree.ts). */
export const DEPTH_SHOWN_MAX = 6

/** What an owner can set, with every default. Stored as JSON in sites.settings; what is missing there has its default. */
export const Settings = v.object({
  /** Origins whose pages may carry this site's threads and forms. */
  origins: v.optional(v.array(v.string()), []),
  /** Language of the site, where neither element nor browser says another. */
  locale: v.optional(v.string(), 'en'),
  ...holdSettings,
  ...writingSettings,
  /** How many minutes an author may edit or delete a published comment; 0: never. */
  editMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(EDIT_MINUTES_MAX)), 15),
  /** Names nobody but the team may sign a comment with, in any spelling that looks alike. Those of the team are reserved without being listed. */
  reservedNames: v.optional(v.array(v.string()), []),
  /** How deep replies are indented, 0 to 6; what is deeper, or with 0 all of them, stands in line and says whom it answers. */
  depth: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DEPTH_SHOWN_MAX)),
    DEPTH_SHOWN_MAX,
  ),
  ...readerSettings,
  ...limitSettings,
  /** What a reader agrees to by signing up: shown above the button, kept with the consent. Empty: the words of the locale file. */
  consentWords: v.optional(v.string(), ''),
})

export type Settings = v.InferOutput<typeof Settings>
