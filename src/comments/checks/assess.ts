import { HOSTS_MAX } from '../../bans/public'
import type { CompiledRules, Judged, Rule } from '../../rules/public'
import type { Site } from '../../sites/public'
import { plainText } from '../thread/plain-text'
import { allHostsOf } from './marks'

/** What the checks can find in somebody's words, and why else a comment waits. `insisted` is no finding: its author was told of the others and stands by the words. */
export const DOUBTS = [
  'links',
  'shouting',
  'repeated',
  'insisted',
  // Why the site's own rule made it wait (comments/checks/hold-mode.ts).
  'all',
  'first',
  'linked',
  'unproven',
  'old',
  'page',
  // More came than the site expects in a day, or from one network in a minute (limits/read-pressure.ts).
  'busy',
  // A rule of the owner's (rules/compile-rules.ts).
  'word',
  // A silent ban knows whoever wrote it (bans/heed-bans.ts).
  'banned',
  // Signed with the address, or an address of the domain, of a ban of proven ones, and not proven.
  'banned-unproven',
] as const
export interface Doubt {
  readonly code: (typeof DOUBTS)[number]
  /** How many, where that says more. */
  readonly count?: number
  /** Of a rule: what it looks for and in what, and its id, under which the log has it (M-60). */
  readonly about?: string
  readonly field?: Rule['field']
  readonly rule?: number
  /** Of the ban that makes it wait. */
  readonly ban?: number
}

/**
 * What is to become of words nobody has read: they go their usual way; they wait for a moderator; their author is told first and decides; or they
 * are not taken.
 */
export type Verdict = 'publish' | 'hold' | 'nudge' | 'reject'

export interface Assessment {
  readonly verdict: Verdict
  readonly doubts: readonly Doubt[]
}

/** What is looked at. `html` is as it would be published, since only that tells what is a link. */
export interface Words {
  readonly body: string
  readonly html: string
  readonly name?: string
  readonly url?: string | null | undefined
  readonly address?: string | null | undefined
}

/** More links than this are more than an argument needs. */
const LINKS = 3
/** Shorter texts say too little to call them loud, and longer ones are not padded by accident. */
const LOUD_FROM = 20
const SHORT = 200

/**
 * Looks at the words alone, without asking anybody (A13). Further checks join the list; which verdict doubts lead to is the site's setting.
 * @param rules the owner's, which say themselves what becomes of words they match
 */
export function assess(
  { settings }: Pick<Site, 'settings'>,
  words: Words,
  rules?: CompiledRules,
): Assessment {
  const doubts = [findLinks(words), isShouting(words), isRepeated(words)].filter(
    (doubt) => doubt !== undefined,
  )
  const hosts = allHostsOf({ html: words.html, author_url: words.url ?? null })
  const matched = rules?.match(judgedOf(words, hosts)) ?? []
  const verdicts = [
    ...(doubts.length === 0 ? [] : [settings.doubts]),
    // Not all of them are held against bans.
    ...(hosts.length > HOSTS_MAX ? (['hold'] as const) : []),
    ...matched.map(({ action }) => action),
  ]
  return { verdict: strictest(verdicts), doubts: [...doubts, ...matched.map(toDoubt)] }
}

/** One answer to all that was found: what one of them refuses, none of the others lets through. */
const strictest = (verdicts: readonly Verdict[]): Verdict =>
  (['reject', 'hold', 'nudge'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'publish'

const toDoubt = ({ id, field, pattern }: Rule): Doubt => ({ code: 'word', about: pattern, field, rule: id })

const judgedOf = ({ name = '', address, html }: Words, hosts: Judged['hosts']): Judged => ({
  name,
  text: plainText(html),
  hosts,
  domain: address == null ? undefined : address.slice(address.lastIndexOf('@') + 1).toLowerCase(),
})

/** @param html as rendered, where every link is an element */
export const countLinks = (html: string): number => html.split('<a ').length - 1

function findLinks({ html }: { readonly html: string }): Doubt | undefined {
  const count = countLinks(html)
  return count > LINKS ? { code: 'links', count } : undefined
}

/** Nearly all in capitals. Scripts without case are never loud. */
function isShouting({ body }: { readonly body: string }): Doubt | undefined {
  const upper = body.match(/\p{Lu}/gu)?.length ?? 0
  const lower = body.match(/\p{Ll}/gu)?.length ?? 0
  return upper + lower >= LOUD_FROM && upper > 4 * lower ? { code: 'shouting' } : undefined
}

/** A short text that is mostly one letter, one mark or one word again and again. */
function isRepeated({ body }: { readonly body: string }): Doubt | undefined {
  if (body.length > SHORT) return undefined
  const words = body.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const drummed = words.length >= 6 && new Set(words).size <= words.length / 6
  return drummed || /([\p{L}!?])\1{11}/iu.test(body) ? { code: 'repeated' } : undefined
}

/** As comments.doubts holds them. */
export const packDoubts = (doubts: readonly Doubt[]): string | null =>
  doubts.length === 0 ? null : JSON.stringify(doubts)

/** @param json of comments.doubts; what a later version wrote and this one does not know is left out */
export const readDoubts = (json: string | null): readonly Doubt[] =>
  (JSON.parse(json ?? '[]') as Doubt[]).filter(({ code }) => DOUBTS.includes(code))
