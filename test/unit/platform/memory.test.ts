import { describe, it } from 'vitest'
import { createMemory } from '../../../src/platform/memory'

describe('an isolate’s memory', () => {
  it('forgets in time', ({ expect }) => {
    const memory = createMemory(1000)
    memory.put('a', 1, { now: 0, ttlMs: 10 })
    expect(memory.get('a', 9)).toBe(1)
    expect(memory.get('a', 10)).toBeUndefined()
    expect(memory.get('a', 0)).toBeUndefined()
  })

  it('never holds more than its bound, and gives up the oldest first', ({ expect }) => {
    const memory = createMemory(1000)
    for (let at = 0; at < 10; at++) memory.put(`k${at}`, at, { now: 0, ttlMs: 100, bytes: 240 })
    const held = Array.from({ length: 10 }, (_, at) => memory.get(`k${at}`, 0)).filter(
      (value) => value !== undefined,
    )
    expect(held).toEqual([6, 7, 8, 9])
  })

  it('does not take what would push out everything else', ({ expect }) => {
    const memory = createMemory(1000)
    memory.put('small', 1, { now: 0, ttlMs: 100 })
    memory.put('huge', 2, { now: 0, ttlMs: 100, bytes: 900 })
    expect([memory.get('small', 0), memory.get('huge', 0)]).toEqual([1, undefined])
  })

  it('counts a value that replaces another once', ({ expect }) => {
    const memory = createMemory(1000)
    for (let at = 0; at < 50; at++) memory.put('same', at, { now: 0, ttlMs: 100, bytes: 200 })
    memory.put('other', 'x', { now: 0, ttlMs: 100, bytes: 200 })
    expect([memory.get('same', 0), memory.get('other', 0)]).toEqual([49, 'x'])
  })

  it('drops what a purge names, and only that', ({ expect }) => {
    const memory = createMemory(1000)
    memory.put('a', 1, { now: 0, ttlMs: 100, tags: ['site-x', 'thread-1'] })
    memory.put('b', 2, { now: 0, ttlMs: 100, tags: ['site-x', 'thread-2'] })
    memory.forget(['thread-1'])
    expect([memory.get('a', 0), memory.get('b', 0)]).toEqual([undefined, 2])
  })
})
