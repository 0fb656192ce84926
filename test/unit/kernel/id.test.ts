import fc from 'fast-check'
import { describe, it } from 'vitest'
import { createIdSource, decodePath, encodePathId, idAt, idTime, parseId } from '../../../src/kernel/id'

const NOW = Date.UTC(2026, 10, 24)

describe('ids', () => {
  it('are safe integers that tell their time, now and in forty years', ({ expect }) => {
    for (const at of [Date.UTC(2000, 0, 1), NOW, Date.UTC(2069, 0, 1)]) {
      const id = createIdSource(() => at)()
      expect(Number.isSafeInteger(id)).toBe(true)
      expect(idTime(id)).toBe(at)
    }
  })

  it('rise strictly within one source, however many fall into a millisecond', ({ expect }) => {
    const newId = createIdSource(() => NOW)
    const ids = Array.from({ length: 10_000 }, newId)
    expect(ids.every((id, at) => at === 0 || id > ids[at - 1]!)).toBe(true)
  })

  it('rise even when the clock steps back', ({ expect }) => {
    const clock = { now: NOW }
    const newId = createIdSource(() => clock.now)
    const before = newId()
    clock.now -= 60_000
    expect(newId()).toBeGreaterThan(before)
  })

  it('are ordered by time', ({ expect }) => {
    expect(idAt(NOW, 4095)).toBeLessThan(idAt(NOW + 1, 0))
  })

  it.for(['', '0', '-1', '1.5', '1e3', ' 1', '01', 'abc', '9007199254740993', '99999999999999999', '１'])(
    'refuse %j',
    (text, { expect }) => {
      expect(parseId(text)).toBeUndefined()
    },
  )

  it('survive the way to text and back', ({ expect }) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (id) => parseId(String(id)) === id),
    )
    expect(parseId('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe('paths', () => {
  const anId = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

  it('sort as text the way ids sort as numbers', ({ expect }) => {
    fc.assert(fc.property(anId, anId, (a, b) => encodePathId(a) < encodePathId(b) === a < b))
    expect(encodePathId(0)).toHaveLength(11)
    expect(encodePathId(Number.MAX_SAFE_INTEGER)).toHaveLength(11)
  })

  it('give back the ids they are made of, outermost first', ({ expect }) => {
    fc.assert(
      fc.property(fc.array(anId, { maxLength: 6 }), (ids) => {
        expect(decodePath(ids.map(encodePathId).join(''))).toEqual(ids)
      }),
    )
  })
})
