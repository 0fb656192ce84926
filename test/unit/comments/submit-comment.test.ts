import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

describe('submitComment', () => {
  it('holds a comment until a moderator has read it, and wakes the queue once', async ({ expect }) => {
    const ctx = testContext()
    const submitted = await aComment(await aSite(), {}, { ctx })
    expect(submitted.status).toBe('held')
    expect(ctx.wakeUps.count).toBe(1)
    expect(ctx.db.usage.rowsWritten).toBeLessThanOrEqual(7)
  })

  it('publishes at once where the site holds none', async ({ expect }) => {
    const submitted = await aComment(await aSite({ hold: 'none' }))
    expect(submitted.status).toBe('published')
  })
})
