import * as v from 'valibot'
import { describe, it } from 'vitest'
import { ChangeRole, InviteMember } from '../../../src/team/schema'
import { grantedBy, parseScopes, SCOPE_NAMES } from '../../../src/team/scopes'
import { CreateToken } from '../../../src/team/token-schema'
import { aTeam } from '../../support/a-team'
import { aToken } from '../../support/a-token'
import { call } from '../../support/api'

describe('the door of the desk’s API', () => {
  const open = async (headerOf: (token: string) => string, header = 'authorization') => {
    const { site, owner } = await aTeam()
    const token = await aToken(site, owner, ['read'])
    return call(`/v1/desk/${site.id}/comments`, { headers: { [header]: headerOf(token) } })
  }

  it.for([
    ['as RFC 6750 has it', (token: string) => `Bearer ${token}`],
    ['in lower case, as RFC 9110 allows', (token: string) => `bearer ${token}`],
    ['with spaces around', (token: string) => `  Bearer ${token}  `],
  ] as const)('opens for a token %s', async ([, header], { expect }) => {
    const { status, headers } = await open(header)
    expect([status, headers.get('www-authenticate')]).toEqual([200, null])
  })

  it.for([
    ['nothing', () => '', 'team/token-missing'],
    ['the token alone', (token: string) => token, 'team/token-missing'],
    ['another scheme', (token: string) => `Basic ${token}`, 'team/token-missing'],
    ['two tokens', (token: string) => `Bearer ${token} ${token}`, 'team/token-missing'],
    ['a letter too many', (token: string) => `Bearer ${token}A`, 'team/token-missing'],
    ['a letter too few', (token: string) => `Bearer ${token.slice(0, -1)}`, 'team/token-missing'],
    ['a token of another product', (token: string) => `Bearer ghp_${token.slice(10)}`, 'team/token-missing'],
    ['one that was never made', () => `Bearer afterword_${'A'.repeat(43)}`, 'team/token-refused'],
    ['a wish for everything', () => "Bearer afterword_' OR 1=1 --", 'team/token-missing'],
  ] as const)('stays shut for %s, and says how to do better', async ([, header, code], { expect }) => {
    const { status, headers, json } = await open(header)
    expect([status, json.code, headers.get('www-authenticate')]).toEqual([401, code, 'Bearer'])
  })

  it.for(['x-authorization', 'x-api-key', 'cookie'])('does not look into %s', async (header, { expect }) => {
    expect((await open((token) => `Bearer ${token}`, header)).status).toBe(401)
  })
})

describe('what a token may', () => {
  it.for([
    ['', []],
    ['read', ['read']],
    ['read log', ['read', 'log']],
    ['read  read', ['read', 'read']],
    ['everything', []],
    ['constructor toString __proto__', []],
    ['READ', []],
    ['read,log', []],
  ] as const)('stored as %j is %j', ([stored, scopes], { expect }) => {
    expect(parseScopes(stored)).toEqual(scopes)
  })

  // biome-ignore format: a table is read by its columns
  it.for([
    ['owner',     'read',      ['comments.read']],
    ['owner',     'moderate',  ['comments.read', 'comments.moderate']],
    ['owner',     'addresses', ['comments.read-address']],
    ['owner',     'log',       ['log.read']],
    ['owner',     'settings',  ['site.settings']],
    ['moderator', 'moderate',  ['comments.read', 'comments.moderate']],
    ['moderator', 'addresses', ['comments.read-address']],
    ['moderator', 'log',       ['log.read']],
    ['moderator', 'settings',  []],
    ['reader',    'read',      ['comments.read']],
    ['reader',    'moderate',  ['comments.read']],
    ['reader',    'addresses', []],
    ['reader',    'log',       []],
    ['reader',    'settings',  []],
  ] as const)('of a %s with "%s" is %j', ([role, scope, may], { expect }) => {
    expect([...grantedBy([scope], role)].sort()).toEqual([...may].sort())
  })

  it('is nothing without a scope, whoever made it', ({ expect }) => {
    expect(grantedBy([], 'owner').size).toBe(0)
  })
})

describe('the forms of a team', () => {
  const token = (fields: object) =>
    v.safeParse(CreateToken, { name: 'A script', days: '7', 'scope-read': 'on', ...fields })

  it.for([
    [{}, { scopes: ['read'], days: 7 }],
    [{ days: '365' }, { days: 365 }],
    [{ 'scope-log': '' }, { scopes: ['read', 'log'] }],
    [{ 'scope-everything': 'on' }, { scopes: ['read'] }],
    [{ name: 'n'.repeat(60) }, { name: 'n'.repeat(60) }],
    [Object.fromEntries(SCOPE_NAMES.map((name) => [`scope-${name}`, 'on'])), { scopes: SCOPE_NAMES }],
  ] as const)('make a token of %j', ([fields, made], { expect }) => {
    expect(token(fields).output).toMatchObject(made)
  })

  it.for([
    [{ days: '0' }, 'days'],
    [{ days: '366' }, 'days'],
    [{ days: '' }, 'days'],
    [{ days: 'Infinity' }, 'days'],
    [{ name: '' }, 'name'],
    [{ name: 'n'.repeat(61) }, 'name'],
    [{ 'scope-read': undefined }, 'scopes'],
  ] as const)('make none of %j, and say where', ([fields, field], { expect }) => {
    expect(token(fields).issues?.map(({ path }) => path?.[0]?.key)).toContain(field)
  })

  it.for(['owner', 'moderator', 'reader'])('know the role %s', (role, { expect }) => {
    expect(v.safeParse(ChangeRole, { role }).success).toBe(true)
    expect(v.safeParse(InviteMember, { role, email: 'mo@team.example' }).success).toBe(true)
  })

  it.for(['admin', 'OWNER', '', 'owner ', 'constructor', null, 1])(
    'know no role like %j',
    (role, { expect }) => {
      expect(v.safeParse(ChangeRole, { role }).success).toBe(false)
      expect(v.safeParse(InviteMember, { role, email: 'mo@team.example' }).success).toBe(false)
    },
  )
})
