import fc from 'fast-check'
import { describe, it } from 'vitest'
import { createTokens, type TokenPurpose } from '../../../src/platform/token'

const OLD = { id: 'k1', secret: 'an-old-secret-of-thirty-two-chars' }
const NEW = { id: 'k2', secret: 'a-new-secret-of-thirty-two-chars!' }
const NOW = Date.UTC(2026, 10, 24)
const tokens = createTokens([NEW, OLD], () => NOW)

const PURPOSES: TokenPurpose[] = ['author', 'moderate', 'confirm', 'not-me', 'unsubscribe']

describe('signed tokens', () => {
  it('give back what was signed', async ({ expect }) => {
    const token = await tokens.sign('confirm', ['demo', 12], NOW + 1000)
    expect(await tokens.read('confirm', token)).toEqual({ state: 'good', value: ['demo', 12] })
  })

  it('fit a path segment', async ({ expect }) => {
    expect(await tokens.sign('confirm', ['demo', 12, 'äöü/?#'], 0)).toMatch(/^[\w.-]+$/)
  })

  it('are the same for the same thing, so that a repeat answers as the first did', async ({ expect }) => {
    expect(await tokens.sign('author', ['demo', 1], 0)).toBe(await tokens.sign('author', ['demo', 1], 0))
  })

  it('open nothing but what they are for', async ({ expect }) => {
    for (const made of PURPOSES) {
      const token = await tokens.sign(made, ['demo', 1], 0)
      for (const used of PURPOSES) {
        expect((await tokens.read(used, token)).state, `${made} as ${used}`).toBe(
          made === used ? 'good' : 'forged',
        )
      }
    }
  })

  it('end when they say, and say so', async ({ expect }) => {
    const token = await tokens.sign('confirm', ['demo'], NOW)
    expect(await tokens.read('confirm', token)).toEqual({ state: 'expired', value: ['demo'] })
  })

  it('live for ever without an end', async ({ expect }) => {
    const later = createTokens([NEW], () => NOW + 400 * 86_400_000)
    expect((await later.read('unsubscribe', await tokens.sign('unsubscribe', ['demo', 1], 0))).state).toBe(
      'good',
    )
  })

  it('survive a new key, and die with their own', async ({ expect }) => {
    const old = await createTokens([OLD], () => NOW).sign('unsubscribe', ['demo', 1], 0)
    expect((await tokens.read('unsubscribe', old)).state).toBe('good')
    expect((await createTokens([NEW], () => NOW).read('unsubscribe', old)).state).toBe('forged')
  })

  it('are refused when any single character is another', async ({ expect }) => {
    const token = await tokens.sign('author', ['demo', 12_345], 0)
    for (let at = 0; at < token.length; at++) {
      for (const other of ['A', 'b', '9', '_', '-', '.']) {
        if (token[at] === other) continue
        const altered = token.slice(0, at) + other + token.slice(at + 1)
        expect((await tokens.read('author', altered)).state, `${at}: ${other}`).toBe('forged')
      }
    }
  })

  it('are refused when cut, lengthened, signed by nobody, or noise', async ({ expect }) => {
    const token = await tokens.sign('author', ['demo', 1], 0)
    const [id, payload] = token.split('.')
    const forged = [
      '',
      '.',
      '..',
      '...',
      token.slice(0, -1),
      `${token}A`,
      `${token}.x`,
      `${id}.${payload}.`,
      `none.${payload}.`,
      ` ${token}`,
    ]
    for (const text of forged) expect((await tokens.read('author', text)).state, text).toBe('forged')
    await fc.assert(
      fc.asyncProperty(fc.string(), async (noise) => (await tokens.read('author', noise)).state === 'forged'),
      { numRuns: 50 },
    )
  })
})
