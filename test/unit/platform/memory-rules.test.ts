import fc from 'fast-check'
import { describe, it } from 'vitest'
import { createMemory } from '../../../src/platform/memory'

const KEYS = ['a', 'b', 'c', 'd', 'e'] as const
const TAGS = ['site-1', 'site-2', 'thread-1'] as const

type Step =
  | {
      readonly do: 'put'
      readonly key: string
      readonly ttlMs: number
      readonly bytes: number
      readonly tags: string[]
    }
  | { readonly do: 'forget'; readonly tags: string[] }
  | { readonly do: 'wait'; readonly ms: number }

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('put' as const),
      key: fc.constantFrom(...KEYS),
      ttlMs: fc.integer({ min: 0, max: 50 }),
      bytes: fc.integer({ min: 1, max: 400 }),
      tags: fc.subarray([...TAGS]),
    }),
    fc.record({ do: fc.constant('forget' as const), tags: fc.subarray([...TAGS]) }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 30 }) }),
  ),
  { maxLength: 40 },
)

describe('an isolate’s memory, in any order of putting, purging and waiting', () => {
  it('gives only what was put last under a key, in its time, and never what a purge named since', ({
    expect,
  }) => {
    fc.assert(
      fc.property(steps, (story) => {
        const memory = createMemory(1000)
        const last = new Map<string, { value: number; until: number; tags: string[]; purged: boolean }>()
        let now = 0
        for (const [value, step] of story.entries()) {
          if (step.do === 'wait') now += step.ms
          if (step.do === 'put') {
            memory.put(step.key, value, { now, ttlMs: step.ttlMs, bytes: step.bytes, tags: step.tags })
            last.set(step.key, { value, until: now + step.ttlMs, tags: step.tags, purged: step.bytes > 250 })
          }
          if (step.do === 'forget') {
            memory.forget(step.tags)
            for (const entry of last.values())
              if (entry.tags.some((tag) => step.tags.includes(tag))) entry.purged = true
          }
          for (const key of KEYS) {
            const held = memory.get<number>(key, now)
            const known = last.get(key)
            if (held === undefined) continue
            expect(held).toBe(known?.value)
            expect(known?.purged).toBe(false)
            expect(known!.until).toBeGreaterThan(now)
          }
        }
      }),
    )
  })

  it('holds everything while it fits: nothing is given up early', ({ expect }) => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 4 }), (keys) => {
        const memory = createMemory(1000)
        for (const key of keys) memory.put(key, key, { now: 0, ttlMs: 10, bytes: 250 })
        expect(keys.map((key) => memory.get(key, 0))).toEqual(keys)
      }),
    )
  })
})

describe('its bounds', () => {
  it('take a quarter of it for one value, and not a byte more', ({ expect }) => {
    const memory = createMemory(1000)
    memory.put('quarter', 1, { now: 0, ttlMs: 10, bytes: 250 })
    memory.put('more', 2, { now: 0, ttlMs: 10, bytes: 251 })
    expect([memory.get('quarter', 0), memory.get('more', 0)]).toEqual([1, undefined])
  })

  it('give up what stood under a key also when its new value is too large to take', ({ expect }) => {
    const memory = createMemory(1000)
    memory.put('a', 'old', { now: 0, ttlMs: 10 })
    memory.put('a', 'new and huge', { now: 0, ttlMs: 10, bytes: 999 })
    expect(memory.get('a', 0)).toBeUndefined()
  })

  it('are full at exactly the last byte', ({ expect }) => {
    const memory = createMemory(1000)
    for (const key of ['a', 'b', 'c', 'd']) memory.put(key, key, { now: 0, ttlMs: 10, bytes: 250 })
    expect(memory.get('a', 0)).toBe('a')
    memory.put('e', 'e', { now: 0, ttlMs: 10, bytes: 1 })
    expect([memory.get('a', 0), memory.get('b', 0)]).toEqual([undefined, 'b'])
  })

  it('weigh a value of no given weight as 100', ({ expect }) => {
    const memory = createMemory(400)
    for (const key of ['a', 'b', 'c', 'd', 'e']) memory.put(key, key, { now: 0, ttlMs: 10 })
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => memory.get(key, 0))).toEqual([
      undefined,
      'b',
      'c',
      'd',
      'e',
    ])
  })

  it('make a value that is put again the newest', ({ expect }) => {
    const memory = createMemory(400)
    for (const key of ['a', 'b', 'c', 'd', 'a', 'e']) memory.put(key, key, { now: 0, ttlMs: 10 })
    expect(['a', 'b', 'e'].map((key) => memory.get(key, 0))).toEqual(['a', undefined, 'e'])
  })

  it('keep what is false, null, zero or empty apart from what is not there', ({ expect }) => {
    const memory = createMemory(1000)
    for (const [key, value] of [
      ['f', false],
      ['n', null],
      ['z', 0],
      ['e', ''],
    ] as const)
      memory.put(key, value, { now: 0, ttlMs: 10 })
    expect(['f', 'n', 'z', 'e', 'x'].map((key) => memory.get(key, 0))).toEqual([
      false,
      null,
      0,
      '',
      undefined,
    ])
  })

  it('forget nothing by a purge that names nothing, or what nobody put', ({ expect }) => {
    const memory = createMemory(1000)
    memory.put('a', 1, { now: 0, ttlMs: 10, tags: ['site-1'] })
    memory.put('b', 2, { now: 0, ttlMs: 10 })
    memory.forget([])
    memory.forget(['site-2', 'site', 'a'])
    expect([memory.get('a', 0), memory.get('b', 0)]).toEqual([1, 2])
  })
})
