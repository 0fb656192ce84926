/** Directives of one policy by name, each with its words in lower case (CSP 3, 2.2.1). The first of a name counts. */
function directivesOf(policy: string): Map<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>()
  for (const part of policy.split(';')) {
    const [name = '', ...words] = part.trim().toLowerCase().split(/\s+/)
    if (name !== '' && !directives.has(name)) directives.set(name, words)
  }
  return directives
}

/** A scheme also stands for its encrypted sister (CSP 3, 6.7.2.9). */
const standsFor = (scheme: string, protocol: string): boolean =>
  scheme === protocol || (scheme === 'http:' && protocol === 'https:')

/**
 * Whether a list of sources lets an origin through, as far as a list alone can tell: nonces and hashes speak for single scripts. A port that
 * is not named is the scheme's own, `*` is any (CSP 3, 6.7.2.11).
 */
function lets(sources: readonly string[], origin: string): boolean {
  const { protocol, hostname, port } = new URL(origin)
  const ownPort = port || (protocol === 'https:' ? '443' : '80')
  return sources.some((source) => {
    if (source === '*') return true
    if (/^[a-z][a-z0-9+.-]*:$/.test(source)) return standsFor(source, protocol)
    const [, scheme, name = '', named = ''] =
      /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^/:]+)(?::(\d+|\*))?(?:\/|$)/.exec(source) ?? []
    if (scheme !== undefined && !standsFor(scheme, protocol)) return false
    const isPort =
      named === '*' ||
      named === ownPort ||
      (named === '' && port === '') ||
      (named === '80' && ownPort === '443')
    return (
      isPort &&
      (name === '*' || name === hostname || (name.startsWith('*.') && hostname.endsWith(name.slice(1))))
    )
  })
}

const NONCE = /^'(nonce-|sha(256|384|512)-|strict-dynamic')/

/** What a page's policies forbid us: the directive, and the word that is missing in it. */
export interface Forbidden {
  readonly directive: 'script-src' | 'connect-src' | 'trusted-types'
  readonly missing: string
}

/**
 * What our elements need and these policies do not give. Every policy has to allow it (CSP 3, 8.1).
 * @param origin where our script and our pieces come from
 */
export function forbiddenBy(policies: readonly string[], origin: string): readonly Forbidden[] {
  const found = policies.flatMap((policy): Forbidden[] => {
    const directives = directivesOf(policy)
    const sourcesOf = (...names: string[]) =>
      names.map((name) => directives.get(name)).find((sources) => sources !== undefined)
    const script = sourcesOf('script-src-elem', 'script-src', 'default-src')
    const connect = sourcesOf('connect-src', 'default-src')
    const types = directives.get('trusted-types')
    const wantsTypes = directives.get('require-trusted-types-for')?.includes("'script'") === true
    return [
      ...(script && !lets(script, origin) && !script.some((source) => NONCE.test(source))
        ? [{ directive: 'script-src', missing: origin } as const]
        : []),
      ...(connect && !lets(connect, origin) ? [{ directive: 'connect-src', missing: origin } as const] : []),
      ...(wantsTypes && types && !types.includes('*') && !types.includes('afterword')
        ? [{ directive: 'trusted-types', missing: 'afterword' } as const]
        : []),
    ]
  })
  return found.filter(({ directive }, at) => found.findIndex((other) => other.directive === directive) === at)
}
