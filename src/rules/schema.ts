import * as v from 'valibot'
import { hostIn } from '../kernel/host'
import { cleanLine } from '../kernel/text'
import { choice, form, line, optionalLine, says } from '../web/fields'
import { foldWords } from './fold-words'

/** What a rule looks at: the name, the text, where links lead, whose mail it is. */
export const RULE_FIELDS = ['text', 'name', 'link', 'domain'] as const
export type RuleField = (typeof RULE_FIELDS)[number]

export const RULE_ACTIONS = ['hold', 'nudge', 'reject'] as const
export type RuleAction = (typeof RULE_ACTIONS)[number]

/** Limits in graphemes. */
export const PATTERN_MAX = 100
export const NOTE_MAX = 200

/** Words, with a star at their beginning or end or both; what is between is read as words. */
const isWords = (pattern: string): boolean => /^\*?[^*]+\*?$/.test(pattern) && foldWords(pattern) !== ''

/** One rule, as its row of the page is typed. */
export const NewRule = v.pipe(
  form({
    field: choice(RULE_FIELDS),
    pattern: line(PATTERN_MAX),
    action: choice(RULE_ACTIONS),
    note: optionalLine(NOTE_MAX),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { field, pattern, ...rest } = dataset.value
    const isHost = field === 'link' || field === 'domain'
    const kept = isHost ? hostIn(pattern) : isWords(cleanLine(pattern)) ? pattern : undefined
    if (kept !== undefined) return { field, pattern: kept, ...rest }
    addIssue({
      message: says(isHost ? 'rules.host-wrong' : 'rules.words-wrong'),
      path: [{ type: 'object', origin: 'value', input: dataset.value, key: 'pattern', value: pattern }],
    })
    return NEVER
  }),
)
export type NewRule = v.InferOutput<typeof NewRule>

/** What is to become of a rule that is there. */
export const ChangeRule = form({ change: choice(['on', 'off', 'remove']) })
export type ChangeRule = v.InferOutput<typeof ChangeRule>
