import { describe, it } from 'vitest'
import { bounceClass, momentOf } from '../../../src/mail/bounces/bounce'

describe('bounceClass: what is said of the sender', () => {
  it('G5: “not authenticated” (5.7.515) is about our domain, and no word against the address', ({
    expect,
  }) => {
    const said = '550 5.7.515 Access denied, sending domain does not meet the required authentication level'
    expect(bounceClass(said, 'hard')).toBe('soft')
  })
})

describe('bounceClass: the codes beside those that make a bounce soft', () => {
  it.for([
    ['5.2.1', 'hard'],
    ['5.2.2', 'soft'],
    ['5.2.3', 'soft'],
    ['5.2.4', 'hard'],
    ['5.2.22', 'hard'],
    ['5.3.3', 'hard'],
    ['5.3.4', 'soft'],
    ['5.3.5', 'hard'],
    ['5.6.9', 'hard'],
    ['5.7.0', 'soft'],
    ['5.7.999', 'soft'],
    ['4.0.0', 'soft'],
    ['4.999.999', 'soft'],
    ['5.0.0', 'hard'],
  ] as const)('%s is %s of a hard one', ([code, kind], { expect }) => {
    expect(bounceClass(`550 ${code} no`, 'hard')).toBe(kind)
    expect(bounceClass(`550 ${code} no`, 'soft')).toBe('soft')
  })

  it.for(['5.7', '5.7.1000', '5.7.1.2', '3.7.1', '2.7.1', '6.7.1', '15.7.1', '1.5.7.1'])(
    '%s is no code',
    (text, { expect }) => {
      expect(bounceClass(text, 'hard')).toBe('hard')
    },
  )

  it('of several codes the first counts', ({ expect }) => {
    expect(bounceClass('550 5.1.1 no; earlier 4.2.2', 'hard')).toBe('hard')
    expect(bounceClass('450 4.2.2 full; later 5.1.1', 'hard')).toBe('soft')
  })
})

describe('momentOf: the time zone', () => {
  it.for([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T01:00:00+01:00', 0],
    ['1970-01-01T00:00:00.001Z', 1],
    ['1970-13-01T00:00:00Z', undefined],
  ] as const)('%s is %s', ([text, at], { expect }) => {
    expect(momentOf(text)).toBe(at)
  })
})
