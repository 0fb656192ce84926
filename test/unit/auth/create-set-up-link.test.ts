import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { createSetUpLink } from '../../../src/auth/public'
import { DAY_MS } from '../../../src/kernel/time'
import { sha256 } from '../../../src/platform/hash'
import { testContext } from '../../support/test-context'

const anAddress = () => `Owner-${crypto.randomUUID()}@Example.com`

const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)

const linkRow = async (url: string) =>
  env.DB.prepare(
    'SELECT person_id, browser_hash, expires_at, used_at FROM sign_in_links WHERE token_hash = ?1',
  )
    .bind(await sha256(tokenOf(url)))
    .first<{ person_id: number; browser_hash: null; expires_at: number; used_at: null }>()

describe('createSetUpLink', () => {
  it('makes the person and a link below the public address', async ({ expect }) => {
    const ctx = testContext()
    const { personId, url } = await createSetUpLink(ctx, { email: anAddress(), name: 'Ada' })
    expect(url).toMatch(/^https:\/\/comments\.test\/desk\/sign-in\/[\w-]{43}$/)
    expect(await linkRow(url)).toEqual({
      person_id: personId,
      browser_hash: null,
      expires_at: ctx.clock.now() + DAY_MS,
      used_at: null,
    })
  })

  it('finds the same person again, however the address is spelled, and keeps their name', async ({
    expect,
  }) => {
    const ctx = testContext()
    const email = anAddress()
    const first = await createSetUpLink(ctx, { email, name: 'Ada' })
    const second = await createSetUpLink(ctx, { email: email.toUpperCase(), name: 'Eve' })
    expect(second.personId).toBe(first.personId)
    expect(second.url).not.toBe(first.url)
    const row = await env.DB.prepare('SELECT name FROM people WHERE id = ?1').bind(first.personId).first()
    expect(row).toEqual({ name: 'Ada' })
  })

  it('keeps the hash of the token and not the token', async ({ expect }) => {
    const { personId, url } = await createSetUpLink(testContext(), { email: anAddress(), name: '' })
    const { results } = await env.DB.prepare('SELECT * FROM sign_in_links WHERE person_id = ?1')
      .bind(personId)
      .all()
    expect(JSON.stringify(results)).not.toContain(tokenOf(url))
  })

  it('names what is no address', async ({ expect }) => {
    await expect(createSetUpLink(testContext(), { email: 'nobody', name: '' })).rejects.toThrow('"nobody"')
  })
})
