import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { isUniqueViolation, openDb, statement } from '../../../src/platform/sql'

const insertKept = statement<never, [id: string, message: string, createdAt: number]>(
  'tests.insert',
  "INSERT INTO threads (id, site_id, page, created_at) VALUES (?1, 'tests', ?2, ?3)",
)
const findKept = statement<{ message: string }, [id: string]>(
  'tests.find',
  'SELECT page AS message FROM threads WHERE id = ?1',
)

const ids = { next: 7_000 }
const anId = () => `tests-${ids.next++}`

describe('the database', () => {
  it('gives rows, or undefined where there are none', async ({ expect }) => {
    const db = openDb(env.DB)
    const id = anId()
    expect(await db.first(findKept(id))).toBeUndefined()
    expect(await db.run(insertKept(id, 'hello', 0))).toMatchObject({ changes: 1 })
    expect(await db.first(findKept(id))).toEqual({ message: 'hello' })
    expect(await db.all(findKept(id))).toHaveLength(1)
  })

  it('runs a batch whole or not at all', async ({ expect }) => {
    const db = openDb(env.DB)
    const id = anId()
    await expect(db.batch([insertKept(id, 'once', 0), insertKept(id, 'twice', 0)])).rejects.toThrow(/UNIQUE/)
    expect(await db.first(findKept(id))).toBeUndefined()
  })

  it('counts what a request cost, a batch as one round trip', async ({ expect }) => {
    const db = openDb(env.DB)
    const id = anId()
    const [inserted, found] = await db.batch([insertKept(id, 'x', 0), findKept(id)])
    expect(inserted.changes).toBe(1)
    expect(found.rows[0]?.message).toBe('x')
    expect(db.usage).toMatchObject({ queries: 2, roundTrips: 1, rowsRead: 1, rowsWritten: 1 })
  })

  it('says its statements by name in every log', ({ expect }) => {
    expect(findKept('1').sql).toMatch(/^\/\* tests\.find \*\/ SELECT/)
  })

  it('tells a row that is already there from other failures', async ({ expect }) => {
    const db = openDb(env.DB)
    const id = anId()
    await db.run(insertKept(id, 'x', 0))
    const again = await db.run(insertKept(id, 'x', 0)).catch((error: unknown) => error)
    expect(isUniqueViolation(again, 'threads.id')).toBe(true)
    expect(isUniqueViolation(again, 'idempotency_key')).toBe(false)
    expect(isUniqueViolation(new Error('network'), 'threads.id')).toBe(false)
    expect(isUniqueViolation('UNIQUE constraint failed', 'x')).toBe(false)
  })
})
