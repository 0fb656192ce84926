import { hostAndParents } from '../kernel/host'
import { skeleton } from '../kernel/skeleton'
import { findNeedles } from './find-needles'
import { foldWords, lookOf } from './fold-words'
import type { RuleAction, RuleField } from './schema'

/** One rule as it is stored. */
export interface Rule {
  readonly id: number
  readonly field: RuleField
  readonly pattern: string
  readonly action: RuleAction
}

/** What rules look at. Hosts and the domain are in lower case, as the URL parser writes them. */
export interface Judged {
  readonly name: string
  readonly text: string
  readonly hosts: readonly string[]
  readonly domain: string | undefined
}

export interface CompiledRules {
  /** @returns every rule that applies, in the order they were given */
  match(words: Judged): readonly Rule[]
}

/** Made once and used for every comment of half a minute: what it costs to make counts by the patterns, what it costs to ask by the text. */
export function compileRules(rules: readonly Rule[]): CompiledRules {
  const by = (field: RuleField) => rules.filter((rule) => rule.field === field)
  const [names, texts] = [compileWords(by('name')), compileWords(by('text'))]
  const [hosts, domains] = [byHost(by('link')), byHost(by('domain'))]
  return {
    match({ name, text, hosts: led, domain }) {
      const found = new Set([
        ...names(name),
        ...texts(text),
        ...led.flatMap(hosts),
        ...(domain === undefined ? [] : domains(domain)),
      ])
      return rules.filter((rule) => found.has(rule))
    },
  }
}

/** `buy*` → ' buy': a space stands for the edge of a word, a star for its absence. */
export function needleOf(pattern: string): string {
  const words = foldWords(pattern).trim()
  if (words === '') return ''
  return `${pattern.trim().startsWith('*') ? '' : ' '}${words}${pattern.trim().endsWith('*') ? '' : ' '}`
}

function compileWords(rules: readonly Rule[]): (text: string) => readonly Rule[] {
  if (rules.length === 0) return () => []
  const folded = rules.map(({ pattern }) => needleOf(pattern))
  const plain = findNeedles(folded)
  const alike = findNeedles(folded.map((needle) => skeleton(needle).toLowerCase()))
  return (text) => {
    const words = foldWords(text)
    const looks = lookOf(words)
    const found = new Set([...plain.find(words), ...(looks === '' ? [] : alike.find(looks))])
    return rules.filter((_, at) => found.has(at))
  }
}

/** A host is matched as a host: itself and what stands below it, never a piece of its name. */
function byHost(rules: readonly Rule[]): (host: string) => readonly Rule[] {
  const known = new Map<string, Rule[]>()
  for (const rule of rules) known.set(rule.pattern, [...(known.get(rule.pattern) ?? []), rule])
  return (host) => hostAndParents(host).flatMap((name) => known.get(name) ?? [])
}
