import { Hono } from 'hono'
import { describe, it } from 'vitest'
import type { AppEnv } from '../../../src/web/app-env'
import { keepBriefly, siteTag, threadTag } from '../../../src/web/public-cache'

const app = new Hono<AppEnv>()
app.get('/', (c) =>
  keepBriefly(c, [siteTag('demo'), threadTag('t1')], '7.en') ? c.body(null, 304) : c.text('all of it'),
)

const ask = (known?: string) =>
  app.request('/', { headers: known === undefined ? {} : { 'if-none-match': known } })

describe('an answer that may be kept for a moment', () => {
  it('tells the edge and the browser how long, each in its own words', async ({ expect }) => {
    const { headers } = await ask()
    expect(headers.get('cache-control')).toBe('public, max-age=10')
    const edge = headers.get('cloudflare-cdn-cache-control')!
    // Any of these would switch serving stale off, or leave it on for ever.
    expect(edge).not.toMatch(/s-maxage|must-revalidate|proxy-revalidate/)
    expect(edge).toMatch(/stale-if-error=\d+/)
  })

  it('can be purged by its site and by its thread', async ({ expect }) => {
    expect((await ask()).headers.get('cache-tag')).toBe('site-demo,thread-t1')
  })

  it.for([
    ['W/"7.en"', 304],
    ['"x", W/"7.en" , "y"', 304],
    ['W/"6.en"', 200],
    ['"7.en"', 200],
    ['*', 200],
    ['', 200],
  ] as const)('is sent again or not to a reader who knows %j: %d', async ([known, status], { expect }) => {
    expect((await ask(known)).status).toBe(status)
  })
})
