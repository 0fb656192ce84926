import { describe, it } from 'vitest'
import { createMemory } from '../../../src/platform/memory'
import { repeatHot } from '../../../src/web/hot-answers'

const KEEPABLE = {
  'content-type': 'text/html',
  'cloudflare-cdn-cache-control': 'public, max-age=30',
  'cache-tag': 'site-x,thread-1',
  etag: 'W/"7"',
}

function aServer(headers: Record<string, string> = KEEPABLE, status = 200) {
  const memory = createMemory(100_000)
  const asked = { times: 0 }
  const ask = async (now: number, init: RequestInit = {}, path = '/embed/x/thread') => {
    const response = await repeatHot(new Request(`https://comments.test${path}`, init), memory, now, () => {
      asked.times++
      return new Response(status === 304 ? null : `answer ${asked.times}`, { status, headers })
    })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  return { memory, asked, ask }
}

describe('an answer that may be kept', () => {
  it('is made once a second however often it is asked for, headers and all', async ({ expect }) => {
    const { ask, asked } = aServer()
    for (const now of [0, 10, 999]) {
      const { text, headers } = await ask(now)
      expect(text).toBe('answer 1')
      expect(headers.get('etag')).toBe('W/"7"')
    }
    expect((await ask(1000)).text).toBe('answer 2')
    expect(asked.times).toBe(2)
  })

  it('is not sent again to a reader who has it', async ({ expect }) => {
    const { ask, asked } = aServer()
    await ask(0)
    const again = await ask(1, { headers: { 'if-none-match': 'W/"7"' } })
    expect([again.status, again.text, asked.times]).toEqual([304, '', 1])
    expect((await ask(2, { headers: { 'if-none-match': 'W/"6"' } })).status).toBe(200)
  })

  it('is gone with the purge of its thread', async ({ expect }) => {
    const { ask, memory } = aServer()
    await ask(0)
    memory.forget(['thread-1'])
    expect((await ask(1)).text).toBe('answer 2')
  })

  it('belongs to its whole address', async ({ expect }) => {
    const { ask } = aServer()
    await ask(0)
    expect((await ask(1, {}, '/embed/x/thread?lang=de')).text).toBe('answer 2')
    expect((await ask(1, {}, '/embed/y/thread')).text).toBe('answer 3')
  })
})

describe('what is never repeated', () => {
  it.for([
    ['an answer that says no-store', { 'cache-control': 'no-store' }, 200, {}],
    ['a refusal', KEEPABLE, 404, {}],
    ['an answer to a credential', KEEPABLE, 200, { headers: { authorization: 'Bearer x' } }],
    ['an answer to a POST', KEEPABLE, 200, { method: 'POST', body: 'x' }],
    ['"nothing changed"', KEEPABLE, 304, {}],
  ] as const)('%s', async ([, headers, status, init], { expect }) => {
    const { ask, asked } = aServer(headers as Record<string, string>, status)
    await ask(0, init)
    await ask(1, init)
    expect(asked.times).toBe(2)
  })
})
