import { describe, it } from 'vitest'
import { withFreshIds } from '../../../src/platform/fresh-ids'

const taken = new Error('D1_ERROR: UNIQUE constraint failed: comments.id: SQLITE_CONSTRAINT')

describe('a write with ids of its own', () => {
  it('is made again when another isolate had the same id', async ({ expect }) => {
    let tries = 0
    const id = await withFreshIds(async () => {
      if (++tries < 3) throw taken
      return tries
    })
    expect(id).toBe(3)
  })

  it('is made again, too, where the number has another name', async ({ expect }) => {
    const tries = ['D1_ERROR: UNIQUE constraint failed: reports.reference: SQLITE_CONSTRAINT']
    const made = await withFreshIds(async () => {
      const wrong = tries.pop()
      if (wrong) throw new Error(wrong)
      return 'made'
    })
    expect(made).toBe('made')
  })

  it('gives up at last rather than trying for ever', async ({ expect }) => {
    let tries = 0
    const never = withFreshIds(async () => {
      tries++
      throw taken
    })
    await expect(never).rejects.toBe(taken)
    expect(tries).toBe(4)
  })

  it.for([
    'D1_ERROR: UNIQUE constraint failed: comments.site_id, comments.idempotency_key: SQLITE_CONSTRAINT',
    'D1_ERROR: no such table: comments',
  ])('is not made again after %s', async (message, { expect }) => {
    let tries = 0
    const failing = withFreshIds(async () => {
      tries++
      throw new Error(message)
    })
    await expect(failing).rejects.toThrow(message)
    expect(tries).toBe(1)
  })
})
