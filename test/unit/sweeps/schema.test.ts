import * as v from 'valibot'
import { describe, it } from 'vitest'
import { DOUBTS } from '../../../src/comments/checks/assess'
import { KeptMatch, StartSweep, SweepAsked } from '../../../src/sweeps/schema'

const asks = (input: Record<string, unknown>) => v.safeParse(SweepAsked, input)
const starts = (input: Record<string, unknown>) => v.safeParse(StartSweep, input)

describe('what a sweep can be about', () => {
  it('is what waits, if nothing is said', ({ expect }) => {
    expect(asks({}).output).toEqual({
      status: 'held',
      q: '',
      author: '',
      page: '',
      address: undefined,
      host: '',
      network: undefined,
      text: undefined,
      thread: undefined,
      why: '',
      from: undefined,
      to: undefined,
    })
  })

  it.for(['held', 'published', 'rejected', 'spam', 'deleted', 'returned'])(
    'is the list %s',
    (status, { expect }) => {
      expect(asks({ status }).output).toMatchObject({ status })
    },
  )

  it.for(DOUBTS.map((code) => [code]))('is the reason %s', ([why], { expect }) => {
    expect(asks({ why }).output).toMatchObject({ why })
  })

  it.for([
    { status: 'reported' },
    { status: '' },
    { status: 'HELD' },
    { why: 'because' },
    { from: 'yesterday' },
    { to: '2026-02-30' },
    { host: 'no host' },
    { address: 'nobody' },
    { q: 'x'.repeat(201) },
    { author: 'x'.repeat(101) },
    { page: 'x'.repeat(301) },
  ])('is not %j', (input, { expect }) => {
    expect(asks(input).success).toBe(false)
  })

  it('takes no number that is no id for one', ({ expect }) => {
    for (const network of ['0', '-1', '1.5', 'x', '9'.repeat(20)])
      expect(asks({ network }).output, network).toMatchObject({ network: undefined })
    expect(asks({ text: '77', thread: '78' }).output).toMatchObject({ text: 77, thread: 78 })
  })

  it('drops what it does not know', ({ expect }) => {
    expect(asks({ siteId: 'other', after: 'x', total: 5 }).output).not.toHaveProperty('siteId')
    expect(asks({ after: 'x' }).output).not.toHaveProperty('after')
  })
})

describe('what begins one', () => {
  it('is a count, a decision, and perhaps a reason', ({ expect }) => {
    expect(starts({ confirm: 'token', action: 'reject' }).output).toEqual({
      confirm: 'token',
      action: 'reject',
      reason: null,
      tell: false,
    })
    expect(starts({ confirm: 'token', action: 'reject', reason: '@hate', tell: 'yes' }).output).toMatchObject(
      {
        reason: '@hate',
        tell: true,
      },
    )
  })

  it.for([{}, { confirm: '' }, { confirm: 'x'.repeat(4001) }, { action: 'erase' }, { action: '' }])(
    'is not %j',
    (input, { expect }) => {
      const whole = { confirm: 'token', action: 'spam', ...input }
      expect(starts(Object.keys(input).length === 0 ? {} : whole).success).toBe(false)
    },
  )
})

describe('what is kept of it', () => {
  const kept = { status: 'held', words: '', author: '', page: '', tokens: [], from: 0, to: 0 }

  it('is read as it was written, and nothing else is', ({ expect }) => {
    expect(v.safeParse(KeptMatch, kept).success).toBe(true)
    for (const wrong of [{ status: 'x' }, { tokens: 'all' }, { tokens: [1] }, { from: '0' }, { words: null }])
      expect(v.safeParse(KeptMatch, { ...kept, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
  })
})
