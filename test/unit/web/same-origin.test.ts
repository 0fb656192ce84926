import { Hono } from 'hono'
import { describe, it } from 'vitest'
import { translator } from '../../../src/i18n/translate'
import type { AppEnv } from '../../../src/web/app-env'
import { onError } from '../../../src/web/on-error'
import { sameOriginOnly } from '../../../src/web/same-origin'
import { testContext } from '../../support/test-context'

const app = new Hono<AppEnv>()
app.onError(onError)
app.use(async (c, next) => {
  c.set('ctx', testContext())
  c.set('t', translator('en'))
  c.set('nonce', 'n')
  await next()
})
app.use(sameOriginOnly)
app.all('*', (c) => c.text('done'))

const ask = (method: string, headers: Record<string, string>) => app.request('/v1/x', { method, headers })

describe('what a cookie can do', () => {
  it.for([
    ['a form of our own page', { 'sec-fetch-site': 'same-origin', origin: 'https://comments.test' }],
    ['a fetch of our own page', { 'sec-fetch-site': 'same-origin' }],
    ['an old browser on our own page', { origin: 'https://comments.test' }],
  ] as const)('is done for %s', async ([, headers], { expect }) => {
    expect((await ask('POST', headers)).status).toBe(200)
  })

  it.for([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a page of the same site', { 'sec-fetch-site': 'same-site', origin: 'https://other.test' }],
    ['an address typed or a link', { 'sec-fetch-site': 'none' }],
    ['nobody who says where they are from', {}],
    ['an origin that is null', { origin: 'null' }],
    ['our host on another scheme', { origin: 'http://comments.test' }],
    ['a host that begins like ours', { origin: 'https://comments.test.evil.example' }],
    [
      'a lie about the site with another origin',
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
    ],
    ['metadata nobody defined', { 'sec-fetch-site': 'SAME-ORIGIN ' }],
  ] as const)('is refused to %s, whatever the method', async ([, headers], { expect }) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await ask(method, headers)
      expect([answer.status, ((await answer.json()) as { code: string }).code], method).toEqual([
        403,
        'web/cross-origin',
      ])
    }
  })

  it('is not asked about for reading', async ({ expect }) => {
    expect((await ask('GET', { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })
})
