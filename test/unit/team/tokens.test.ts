import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import { PERMISSIONS } from '../../../src/sites/permissions'
import { changeRole } from '../../../src/team/change-role'
import { TOKENS_MAX } from '../../../src/team/create-token'
import { forgetEnded } from '../../../src/team/forget-ended'
import { readTokens } from '../../../src/team/read-tokens'
import { removeMember } from '../../../src/team/remove-member'
import { revokeToken } from '../../../src/team/revoke-token'
import { grantedBy, parseScopes, SCOPE_NAMES, SCOPES } from '../../../src/team/scopes'
import { CreateToken } from '../../../src/team/token-schema'
import { useToken } from '../../../src/team/use-token'
import { aTeam, loggedAt } from '../../support/a-team'
import { aToken } from '../../support/a-token'
import { testContext } from '../../support/test-context'

const REFUSED = { code: 'team/token-refused', status: 401 }

async function aKey(scopes = SCOPE_NAMES) {
  const { site, owner, members } = await aTeam('owner', 'moderator')
  const ctx = testContext()
  const token = await aToken(site, owner, scopes, ctx)
  return { site, owner, members, ctx, token, id: (await readTokens(ctx, site))[0]!.id }
}

describe('a token', () => {
  it('is of 256 bits, known by its first word, and stands in no table', async ({ expect }) => {
    const { site, ctx, token } = await aKey(['read'])
    expect(token).toMatch(/^afterword_[\w-]{43}$/)
    const rows = await env.DB.prepare('SELECT * FROM api_tokens WHERE site_id = ?1').bind(site.id).all()
    const log = await env.DB.prepare('SELECT * FROM audit WHERE site_id = ?1').bind(site.id).all()
    expect(JSON.stringify([rows.results, log.results])).not.toContain(token.slice(10))
    expect(JSON.stringify(await readTokens(ctx, site))).not.toMatch(/[\w-]{43}/)
    expect(await loggedAt(site)).toEqual(['token.create'])
  })

  it('speaks for its person, at its site, as far as its scopes reach', async ({ expect }) => {
    const { site, owner, ctx, token } = await aKey(['read', 'log'])
    const use = await useToken(ctx, token)
    expect([use.site.id, use.personId]).toEqual([site.id, owner.personId])
    expect([...use.may].sort()).toEqual(['comments.read', 'log.read'])
  })

  it('never reaches further than its person does at that moment', async ({ expect }) => {
    const { site, owner, members, ctx, token } = await aKey()
    const other = members[0]!.personId
    await changeRole(ctx, site, other, owner.personId, 'moderator')
    expect((await useToken(ctx, token)).may.has('site.settings')).toBe(false)
    expect((await useToken(ctx, token)).may.has('comments.moderate')).toBe(true)
    await changeRole(ctx, site, other, owner.personId, 'reader')
    expect([...(await useToken(ctx, token)).may]).toEqual(['comments.read'])
    await removeMember(ctx, site, other, owner.personId)
    await expect(useToken(ctx, token)).rejects.toMatchObject(REFUSED)
  })

  it('ends when it was to end, and goes a month later', async ({ expect }) => {
    const { site, ctx, token } = await aKey()
    ctx.sleep(7 * DAY_MS - 1)
    await expect(useToken(ctx, token)).resolves.toBeDefined()
    ctx.sleep(1)
    await expect(useToken(ctx, token)).rejects.toMatchObject(REFUSED)
    await forgetEnded(ctx)
    expect(await readTokens(ctx, site)).toHaveLength(1)
    ctx.sleep(31 * DAY_MS)
    await forgetEnded(ctx)
    expect(await readTokens(ctx, site)).toEqual([])
  })

  it('ends at once when it is revoked, by its own site alone', async ({ expect }) => {
    const { site, owner, ctx, token, id } = await aKey()
    const other = await aTeam()
    await expect(revokeToken(ctx, other.site, other.owner.personId, id)).rejects.toMatchObject({
      code: 'team/token-unknown',
      status: 404,
    })
    await revokeToken(ctx, site, owner.personId, id)
    await expect(useToken(ctx, token)).rejects.toMatchObject(REFUSED)
    await expect(revokeToken(ctx, site, owner.personId, id)).rejects.toMatchObject({ status: 404 })
    expect(await loggedAt(site)).toEqual(['token.create', 'token.revoke'])
  })

  it('notes its use at most once an hour, after the answer', async ({ expect }) => {
    const { site, ctx, token } = await aKey()
    const used = async () => {
      await useToken(ctx, token)
      await ctx.settle()
      return (await readTokens(ctx, site))[0]!.usedAt
    }
    expect((await readTokens(ctx, site))[0]!.usedAt).toBeNull()
    const first = await used()
    ctx.sleep(HOUR_MS - 1)
    expect(await used()).toBe(first)
    ctx.sleep(1)
    expect(await used()).toBe(first! + HOUR_MS)
  })

  it('opens nothing once a letter of it is another', async ({ expect }) => {
    const { ctx, token } = await aKey()
    for (const at of [0, 10, 30, token.length - 1]) {
      const other = token[at] === 'A' ? 'B' : 'A'
      const changed = token.slice(0, at) + other + token.slice(at + 1)
      await expect(useToken(ctx, changed)).rejects.toMatchObject(REFUSED)
    }
  })

  it('costs one round trip to read', async ({ expect }) => {
    const { token } = await aKey()
    const ctx = testContext()
    await useToken(ctx, token)
    await ctx.settle()
    await useToken(ctx, token)
    expect(ctx.db.usage.roundTrips).toBe(3)
  })
})

describe('tokens', () => {
  it('are twenty at a site at most, also for many at once', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const tries = await Promise.allSettled(
      Array.from({ length: TOKENS_MAX + 3 }, () => aToken(site, owner, ['read'], testContext())),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(TOKENS_MAX)
  })

  it('need a name, a scope and an end', ({ expect }) => {
    const says = (input: object) => v.safeParse(CreateToken, input).issues?.map(({ path }) => path?.[0]?.key)
    const good = { name: 'x', days: '30', 'scope-read': 'on' }
    expect(v.parse(CreateToken, good)).toEqual({ name: 'x', days: 30, scopes: ['read'] })
    expect(says({ ...good, name: ' ' })).toContain('name')
    expect(says({ ...good, days: '36500' })).toContain('days')
    expect(says({ name: 'x', days: '30' })).toContain('scopes')
    expect(v.parse(CreateToken, { ...good, 'scope-everything': 'on', site_id: 'x' }).scopes).toEqual(['read'])
  })
})

describe('scopes', () => {
  it('give what owners may, and nothing that is no permission', ({ expect }) => {
    for (const scope of SCOPE_NAMES) {
      for (const permission of SCOPES[scope]) expect(PERMISSIONS.owner).toContain(permission)
    }
    expect(parseScopes('read nonsense toString log')).toEqual(['read', 'log'])
    expect([...grantedBy(parseScopes(''), 'owner')]).toEqual([])
  })

  it('never hand out the team, tokens or the archive: a lost token must not make more of itself', ({
    expect,
  }) => {
    const all = grantedBy(SCOPE_NAMES, 'owner')
    for (const permission of ['team.change', 'tokens.manage', 'site.archive'] as const) {
      expect(all.has(permission)).toBe(false)
    }
  })
})
