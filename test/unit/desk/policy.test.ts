import fc from 'fast-check'
import { describe, it } from 'vitest'
import { forbiddenBy } from '../../../src/desk/policy'

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
    ['another scheme', 'script-src http://comments.example.org', [SCRIPT]],
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

  it('is found in anything that can stand in a header', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (policy) => {
        expect(Array.isArray(forbiddenBy([policy], OURS))).toBe(true)
      }),
    )
  })
})
