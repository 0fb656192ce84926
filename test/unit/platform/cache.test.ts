import { describe, it } from 'vitest'
import { createCachePort, purgeTags } from '../../../src/platform/cache'
import { createMemory } from '../../../src/platform/memory'

function aPort() {
  const sent: unknown[] = []
  const delays: unknown[] = []
  const logged: string[] = []
  const memory = createMemory(10_000)
  const clock = { now: 0, isDown: false }
  const send = async (body: unknown, options: unknown) => {
    if (clock.isDown) throw new Error('the queue is not there')
    sent.push(body)
    delays.push(options)
  }
  const log = { info: (event: string) => void logged.push(event), error: () => {} }
  const port = createCachePort({ send } as unknown as Queue, memory, log, () => clock.now)
  return { port, memory, sent, delays, logged, clock }
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

  it('soon is told once for all that is written before it arrives, and this isolate is cleared each time', async ({
    expect,
  }) => {
    const { port, memory, sent, delays, clock } = aPort()
    await port.purgeSoon('thread-1')
    clock.now = 899
    memory.put('a', 1, { now: clock.now, ttlMs: 1000, tags: ['thread-1'] })
    await port.purgeSoon('thread-1')
    expect(memory.get('a', clock.now)).toBeUndefined()
    expect(sent).toEqual([{ purge: 'thread-1' }])
    // It arrives no earlier than the last of what it is sent for.
    expect(delays).toEqual([{ delaySeconds: 1 }])
    clock.now = 900
    await port.purgeSoon('thread-1')
    expect(sent).toHaveLength(2)
  })

  it('soon serves no other thread, and is told anew after a purge that did not go', async ({ expect }) => {
    const { port, sent, clock } = aPort()
    clock.isDown = true
    await expect(port.purgeSoon('thread-1')).rejects.toThrow('not there')
    clock.isDown = false
    await port.purgeSoon('thread-1')
    await port.purgeSoon('thread-2')
    expect(sent).toEqual([{ purge: 'thread-1' }, { purge: 'thread-2' }])
  })

  it('soon relies on no purge that is not taken yet', async ({ expect }) => {
    const { port, sent, clock } = aPort()
    clock.isDown = true
    const first = port.purgeSoon('thread-1')
    clock.isDown = false
    await Promise.allSettled([first, port.purgeSoon('thread-1')])
    expect(sent).toContainEqual({ purge: 'thread-1' })
  })

  it('is done, not refused, where the platform has no cache to purge', async ({ expect }) => {
    expect(await purgeTags(['thread-1'])).toBe(true)
  })
})
