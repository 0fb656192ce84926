import { Hono } from 'hono'
import { describe, it } from 'vitest'
import { shapeOf } from '../../../src/web/negotiate'

const app = new Hono()
app.all('*', (c) => c.text(shapeOf(c)))

describe('the shape of an answer', () => {
  it.for([
    ['/v1/demo/comments', '*/*', 'json'],
    ['/v1/demo/comments', 'application/json', 'json'],
    ['/v1/demo/comments', 'text/html,application/xhtml+xml', 'page'],
    ['/hooks/mail/resend', '*/*', 'json'],
    ['/demo/outbox.json', '*/*', 'json'],
    ['/embed/demo/thread', '*/*', 'fragment'],
    ['/embed/demo/thread', 'text/html', 'fragment'],
    ['/demo/thread', '*/*', 'page'],
    ['/desk', 'text/html', 'page'],
    ['/confirm/abc', '*/*', 'page'],
    ['/v1nothing', '*/*', 'page'],
    ['/embedded', '*/*', 'page'],
  ] as const)('at %s for %s is %s', async ([path, accept, shape], { expect }) => {
    expect(await (await app.request(path, { headers: { accept } })).text()).toBe(shape)
  })

  it('is one for scripts without a word of what they take', async ({ expect }) => {
    expect(await (await app.request('/v1/x')).text()).toBe('json')
  })
})
