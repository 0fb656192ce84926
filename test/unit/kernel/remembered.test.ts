import { describe, it } from 'vitest'
import { remembered } from '../../../src/kernel/remembered'
import { isoTime } from '../../../src/kernel/time'

describe('what was said before', () => {
  it('is said again without being made again', ({ expect }) => {
    const asked: number[] = []
    const say = remembered((value) => {
      asked.push(value)
      return `<${value}>`
    })
    expect([say(1), say(2), say(1), say(1)]).toEqual(['<1>', '<2>', '<1>', '<1>'])
    expect(asked).toEqual([1, 2])
  })

  it('is forgotten before it is much', ({ expect }) => {
    let made = 0
    const say = remembered((value) => {
      made++
      return String(value)
    })
    for (let value = 0; value < 500; value++) say(value)
    say(0)
    expect(made).toBe(500)
    say(500)
    say(0)
    expect(made).toBe(502)
  })

  it('is the very moment, to the millisecond, however often it is asked for', ({ expect }) => {
    for (const ms of [0, -1, 951_782_400_000, 1_767_225_600_123, 1_767_225_600_124])
      for (let time = 0; time < 2; time++) expect(isoTime(ms)).toBe(new Date(ms).toISOString())
    expect(() => isoTime(Number.NaN)).toThrow(RangeError)
  })
})
