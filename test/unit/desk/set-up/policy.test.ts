import fc from 'fast-check'
import { describe, it } from 'vitest'
import { forbiddenBy } from '../../../../src/desk/set-up/policy'

const OURS = 'https://comments.example.org'
const SCRIPT = { directive: 'script-src', missing: OURS }
const CONNECT = { directive: 'connect-src', missing: OURS }
const TYPES = { directive: 'trusted-types', missing: 'afterword' }

describe('what a policy forbids us', () => {
  it.for([
    ['nothing is said', '', []],
    ['we are named', `script-src ${OURS}; connect-src ${OURS}`, []],
    [
      'we are named without a scheme',
      'script-src comments.example.org; connect-src comments.example.org',
      [],
    ],
    ['our family is named', 'default-src https://*.example.org', []],
    ['everything may come', 'default-src *', []],
    ['every https may come', 'script-src https:; connect-src https:', []],
    ['only itself', "default-src 'self'", [SCRIPT, CONNECT]],
    ['nothing at all', "default-src 'none'", [SCRIPT, CONNECT]],
    ['scripts, but no requests', `default-src 'self'; script-src ${OURS}`, [CONNECT]],
    ['requests, but no scripts', `script-src 'self'; connect-src ${OURS}`, [SCRIPT]],
    ['elements by a directive of their own', `script-src 'none'; script-src-elem ${OURS}`, []],
    ['a script by its nonce', `script-src 'nonce-abc' 'strict-dynamic'; connect-src ${OURS}`, []],
    ['a name that only ends like ours', 'script-src https://notcomments.example.org', [SCRIPT]],
    ['our family, without its head', 'script-src https://*.comments.example.org', [SCRIPT]],
    ['the scheme before encryption, which stands for both', 'script-src http://comments.example.org', []],
    ['every http, which stands for both', 'default-src http:', []],
    ['another scheme', 'script-src ws://comments.example.org', [SCRIPT]],
    ['every page of another scheme', 'script-src data: blob: ws:', [SCRIPT]],
    ['our port by its number', `script-src ${OURS}:443`, []],
    ['the port before encryption', 'script-src http://comments.example.org:80', []],
    ['any port', `script-src ${OURS}:*`, []],
    ['any port, without a scheme', 'script-src comments.example.org:*', []],
    ['another port', `script-src ${OURS}:8443`, [SCRIPT]],
    ['our family with another port', 'script-src *.example.org:8443', [SCRIPT]],
    ['our family with any port', 'script-src *.example.org:*', []],
    ['any host by https', 'script-src https://*', []],
    ['our scripts by their place', `script-src ${OURS}/embed.js`, []],
    [
      'a path of somebody else’s with our name in it',
      'script-src https://evil.example/comments.example.org',
      [SCRIPT],
    ],
    ['our name as a user of another host', 'script-src https://comments.example.org@evil.example', [SCRIPT]],
    ['an empty list', 'script-src', [SCRIPT]],
    ['a directive with a tab and many spaces', `  script-src\t  ${OURS}  ;;; `, []],
    ['report-only words of no directive', 'report-uri /csp; upgrade-insecure-requests', []],
    ['types by a star', "require-trusted-types-for 'script'; trusted-types *", []],
    ['types by none', "require-trusted-types-for 'script'; trusted-types 'none'", [TYPES]],
    ['upper case', `SCRIPT-SRC ${OURS.toUpperCase()}`, []],
    ['the first of two counts', `script-src 'self'; script-src ${OURS}`, [SCRIPT]],
    ['types by other names', "require-trusted-types-for 'script'; trusted-types dompurify", [TYPES]],
    ['types, ours among them', "require-trusted-types-for 'script'; trusted-types dompurify afterword", []],
    ['types without a list', "require-trusted-types-for 'script'", []],
    ['a list that is not asked for', 'trusted-types dompurify', []],
  ] as const)('%s', ([, policy, forbidden], { expect }) => {
    expect(forbiddenBy([policy], OURS)).toEqual(forbidden)
  })

  it('is what any of several forbids, each said once', ({ expect }) => {
    const policies = [`script-src ${OURS}`, "script-src 'self'", "default-src 'none'"]
    expect(forbiddenBy(policies, OURS)).toEqual([SCRIPT, CONNECT])
  })

  it.for([
    ['the same port', 'script-src https://comments.example.org:8443', []],
    ['any port', 'script-src comments.example.org:*', []],
    [
      'no port, which is the usual one',
      'script-src https://comments.example.org',
      [{ directive: 'script-src', missing: 'https://comments.example.org:8443' }],
    ],
  ] as const)('by its port, for an install at another one: %s', ([, policy, forbidden], { expect }) => {
    expect(forbiddenBy([policy], `${OURS}:8443`)).toEqual(forbidden)
  })

  it('is found in anything that can stand in a header', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (policy) => {
        expect(Array.isArray(forbiddenBy([policy], OURS))).toBe(true)
      }),
    )
  })
})
