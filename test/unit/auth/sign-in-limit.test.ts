import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { askSignInLink } from '../../../src/auth/ask-sign-in-link'
import { parseEmail } from '../../../src/kernel/email-address'
import { HOUR_MS, MINUTE_MS } from '../../../src/kernel/time'
import { SIGN_INS_HOURLY } from '../../../src/limits/take-sign-in'
import { testContext } from '../../support/test-context'

const delays = async (domain: string) =>
  (
    await env.DB.prepare(
      'SELECT run_at - created_at AS delay FROM jobs WHERE instr(payload, ?1) > 0 ORDER BY id',
    )
      .bind(domain)
      .all<{ delay: number }>()
  ).results.map(({ delay }) => delay)

describe('F3: sign-in links of one network', () => {
  it('come minutes later beyond the hour’s limit, and nobody is refused (S-55)', async ({ expect }) => {
    const domain = `${crypto.randomUUID().slice(0, 8)}.example`
    const ctx = testContext({ ip: '100.127.1.1' })
    const ask = (from: ReturnType<typeof testContext>, at: number) =>
      askSignInLink(from, { email: parseEmail(`mo${at}@${domain}`)!, browser: `b${at}`, locale: 'en' })
    await Promise.all(Array.from({ length: SIGN_INS_HOURLY + 2 }, (_, at) => ask(ctx, at)))
    const waited = await delays(domain)
    expect(waited.filter((delay) => delay === 0)).toHaveLength(SIGN_INS_HOURLY)
    expect(waited.filter((delay) => delay === 5 * MINUTE_MS)).toHaveLength(2)
    await ask(testContext({ ip: '100.127.2.1' }), 98)
    expect((await delays(domain)).at(-1)).toBe(0)
    ctx.sleep(HOUR_MS)
    await ask(ctx, 99)
    expect((await delays(domain)).at(-1)).toBe(0)
  })
})
