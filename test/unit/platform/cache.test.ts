import { describe, it } from 'vitest'
import { createCachePort, purgeTags } from '../../../src/platform/cache'
import { createMemory } from '../../../src/platform/memory'

function aPort() {
  const sent: unknown[] = []
  const logged: string[] = []
  const memory = createMemory(10_000)
  const queue = { send: async (body: unknown) => void sent.push(body) } as unknown as Queue
  const log = { info: (event: string) => void logged.push(event), error: () => {} }
  return { port: createCachePort(queue, memory, log), memory, sent, logged }
}

describe('taking an answer back', () => {
  it('at once clears this isolate, and needs no queue where there is no Workers Cache', async ({
    expect,
  }) => {
    const { port, memory, sent } = aPort()
    memory.put('a', 1, { now: 0, ttlMs: 1000, tags: ['thread-1'] })
    await port.purgeNow(['thread-1', 'site-x'])
    expect(memory.get('a', 1)).toBeUndefined()
    expect(sent).toEqual([])
  })

  it('soon clears this isolate at once and asks the queue, which puts many into one call', async ({
    expect,
  }) => {
    const { port, memory, sent } = aPort()
    memory.put('a', 1, { now: 0, ttlMs: 1000, tags: ['thread-1'] })
    memory.put('b', 2, { now: 0, ttlMs: 1000, tags: ['thread-2'] })
    await port.purgeSoon('thread-1')
    expect([memory.get('a', 1), memory.get('b', 1)]).toEqual([undefined, 2])
    expect(sent).toEqual([{ purge: 'thread-1' }])
  })

  it('is done, not refused, where the platform has no cache to purge', async ({ expect }) => {
    expect(await purgeTags(['thread-1'])).toBe(true)
  })
})
