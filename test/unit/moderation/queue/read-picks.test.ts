import fc from 'fast-check'
import { describe, it } from 'vitest'
import { AppError } from '../../../../src/kernel/error'
import { pickName, readPicks } from '../../../../src/moderation/public'
import { PICKS_MAX } from '../../../../src/moderation/queue/read-picks'

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [pickName(at + 1), '1']))

const refusal = (input: Record<string, unknown>) => {
  try {
    readPicks(input)
    return undefined
  } catch (error) {
    return error instanceof AppError ? error.details.issues : error
  }
}

describe('readPicks', () => {
  it('takes ids with the revisions that were shown, of a form or of a script', ({ expect }) => {
    expect(readPicks({ action: 'spam', [pickName(12)]: '3', [pickName(9)]: 1 })).toEqual([
      { id: 12, revision: 3 },
      { id: 9, revision: 1 },
    ])
  })

  it('says so if nothing is picked', ({ expect }) => {
    const none = [{ field: 'pick', message: 'desk.pick-none' }]
    expect(refusal({})).toEqual(none)
    expect(refusal({ action: 'spam', pick: '4', 'pick-': '1', 'pick-x': '1' })).toEqual(none)
  })

  it('takes a hundred and refuses one more', ({ expect }) => {
    expect(readPicks(many(PICKS_MAX))).toHaveLength(100)
    expect(refusal(many(PICKS_MAX + 1))).toEqual([
      { field: 'pick', message: 'desk.pick-many', params: { max: 100 } },
    ])
    expect(refusal(many(10_000))).toMatchObject([{ message: 'desk.pick-many' }])
  })

  it('takes nothing but whole numbers, whatever is sent', ({ expect }) => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.constant(null), fc.array(fc.string()))
    const name = fc.oneof(
      fc.string().map((text) => `pick-${text}`),
      fc.integer().map((id) => `pick-${id}`),
    )
    fc.assert(
      fc.property(fc.dictionary(name, value), (input) => {
        const picks = refusal(input) === undefined ? readPicks(input) : []
        for (const { id, revision } of picks) {
          expect(Number.isSafeInteger(id) && id > 0).toBe(true)
          expect(Number.isSafeInteger(revision) && revision > 0).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
