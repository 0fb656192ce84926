import { describe, it } from 'vitest'
import { pageCsp } from '../../../src/web/security-headers'
import { call } from '../../support/api'

describe('headers of every answer', () => {
  it('keep it out of caches, frames and guesses unless a route says otherwise', async ({ expect }) => {
    for (const path of ['/', '/desk', '/v1/nobody/recent', '/nothing', '/embed/nobody/thread']) {
      const { headers } = await call(path)
      expect(headers.get('cache-control'), path).toBe('no-store')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(headers.get('strict-transport-security'), path).toMatch(/^max-age=63072000/)
      expect(headers.get('x-powered-by'), path).toBeNull()
    }
  })

  it('close our own pages to other windows and open only what host pages fetch', async ({ expect }) => {
    const page = await call('/nothing')
    expect(page.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
    const fetched = await call('/v1/nobody/recent')
    expect(fetched.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  })

  it('never open the desk to other origins', async ({ expect }) => {
    const answer = await call('/desk/sign-in', { headers: { origin: 'https://evil.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(
      (
        await call('/desk/sign-in', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } })
      ).headers.get('access-control-allow-origin'),
    ).toBeNull()
  })
})

describe('the policy of a page', () => {
  it('lets its one script in by nonce and nothing else', ({ expect }) => {
    const csp = pageCsp('abc')
    expect(csp).toContain("script-src 'nonce-abc' 'strict-dynamic'")
    expect(csp).toContain("require-trusted-types-for 'script'")
    expect(csp).not.toContain('unsafe')
  })

  it('lets itself be framed only where it is told', ({ expect }) => {
    expect(pageCsp('abc')).toContain("frame-ancestors 'none'")
    expect(pageCsp('abc', ['https://a.example'])).toContain('frame-ancestors https://a.example')
  })
})
