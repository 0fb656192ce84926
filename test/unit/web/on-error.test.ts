import { describe, it } from 'vitest'
import { translator } from '../../../src/i18n/translate'
import { AppError } from '../../../src/kernel/error'
import { describeProblem } from '../../../src/web/on-error'
import { call } from '../../support/api'

describe('an answer that refuses', () => {
  it('is problem+json to scripts', async ({ expect }) => {
    const answer = await call('/v1/nobody/recent')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.json).toEqual({
      title: 'Not Found',
      status: 404,
      code: 'sites/unknown',
      detail: 'There is no site of this name here. Compare it with the snippet on the desk.',
    })
  })

  it('is a page to people, in their language, that runs nothing and loads nothing from elsewhere', async ({
    expect,
  }) => {
    const answer = await call('/v1/nobody/recent', {
      headers: { accept: 'text/html', 'accept-language': 'de' },
    })
    expect(answer.status).toBe(404)
    expect(answer.text).toMatch(/^<!doctype html><html lang="de" dir="ltr">/)
    expect(answer.text).toContain('Eine Website dieses Namens gibt es hier nicht.')
    const csp = answer.headers.get('content-security-policy')!
    expect(csp).toContain("default-src 'none'")
    expect(csp).toContain("frame-ancestors 'none'")
    expect(csp).not.toMatch(/unsafe|https:|\*/)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  })

  it('shows nothing of the address it was asked for', async ({ expect }) => {
    const answer = await call('/nothing/<script>alert(1)</script>?q="><img src=x onerror=alert(1)>', {
      headers: { accept: 'text/html' },
    })
    expect(answer.status).toBe(404)
    expect(answer.text).not.toMatch(/alert|onerror/)
  })

  it('is kept nowhere', async ({ expect }) => {
    const answer = await call('/embed/nobody/thread?page=https://x.example/')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('a fault', () => {
  it('says nothing of itself', ({ expect }) => {
    const problem = describeProblem(undefined, translator('en'))
    expect(problem).toEqual({
      title: 'Internal Server Error',
      status: 500,
      code: 'web/fault',
      detail: 'Something broke on our side. What you wrote is still here; try again in a moment.',
    })
  })

  it('that is a refusal without words falls back to words', ({ expect }) => {
    expect(describeProblem(new AppError('tests/unheard-of', 409), translator('en')).detail).toMatch(
      /^Something broke/,
    )
  })
})

describe('the sentence of a refusal', () => {
  it('counts the minutes to wait, at least one', ({ expect }) => {
    const wait = (retryAfterS: number) =>
      describeProblem(new AppError('web/too-many-requests', 429, { retryAfterS }), translator('en')).detail
    expect(wait(5)).toContain('1 minute.')
    expect(wait(600)).toContain('10 minutes.')
  })
})
