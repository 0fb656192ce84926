import { describe, it } from 'vitest'
import { HOUR_MS } from '../../../../src/kernel/time'
import { forgetHookTokens } from '../../../../src/mail/bounces/forget-hook-tokens'
import { MAILGUN_AGE_MS } from '../../../../src/mail/bounces/hook-mailgun'
import { takeToken } from '../../../../src/mail/queries'
import { statement } from '../../../../src/platform/sql'
import { testContext } from '../../../support/test-context'

const findToken = statement<{ seen_at: number }, [hash: string]>(
  'test.find-token',
  'SELECT seen_at FROM hook_tokens WHERE token_hash = ?1',
)

describe('forgetHookTokens', () => {
  it('keeps a token while its call could still be taken, and no day longer', async ({ expect }) => {
    const ctx = testContext()
    const hash = `token-${crypto.randomUUID()}`
    await ctx.db.run(takeToken(hash, ctx.clock.now()))
    ctx.sleep(MAILGUN_AGE_MS + HOUR_MS)
    await forgetHookTokens(ctx)
    expect(await ctx.db.first(findToken(hash))).toBeDefined()
    ctx.sleep(12 * HOUR_MS)
    await forgetHookTokens(ctx)
    expect(await ctx.db.first(findToken(hash))).toBeUndefined()
  })
})
