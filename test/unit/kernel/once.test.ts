import { describe, it } from 'vitest'
import { once, onceFor } from '../../../src/kernel/once'

describe('what is made once', () => {
  it('is made when it is first asked for, and is the same from then on', ({ expect }) => {
    let made = 0
    const value = once(() => ({ made: ++made }))
    expect(made).toBe(0)
    expect(value()).toBe(value())
    expect(made).toBe(1)
  })

  it('of something is made again for another, so that nobody gets what was made of somebody else', ({
    expect,
  }) => {
    const [one, other] = [{ name: 'a' }, { name: 'b' }]
    const of = onceFor(({ name }: { name: string }) => ({ of: name }))
    expect(of(one)).toBe(of(one))
    expect(of(other)).toEqual({ of: 'b' })
    expect(of(one)).toEqual({ of: 'a' })
  })

  it('is not made while making it fails: each time the fault is told', ({ expect }) => {
    let isBroken = true
    const of = onceFor(() => {
      if (isBroken) throw new Error('SIGNING_KEYS')
      return 'made'
    })
    const from = {}
    for (let time = 0; time < 2; time++) expect(() => of(from)).toThrow('SIGNING_KEYS')
    isBroken = false
    expect(of(from)).toBe('made')
  })
})
