import { describe, it } from 'vitest'
import { PERMISSIONS } from '../../../src/sites/permissions'
import { authorize, isAllowed, type Permission, type Role } from '../../../src/sites/public'

const ROLES = ['owner', 'moderator', 'reader'] as const

/** The access rule as the product promises it, one line a thing that can be done. */
// biome-ignore format: a table is read by its columns
const PROMISED: readonly (readonly [Permission, owner: boolean, moderator: boolean, reader: boolean])[] = [
  ['comments.read',            true, true,  true],
  ['comments.moderate',        true, true,  false],
  ['comments.read-address',    true, true,  false],
  ['bans.edit',                true, true,  false],
  ['bans.change-all',          true, false, false],
  ['authors.notes',            true, true,  false],
  ['authors.erase',            true, false, false],
  ['comments.export',          true, false, false],
  ['log.read',                 true, true,  false],
  ['log.export',               true, false, false],
  ['mail.read',                true, true,  false],
  ['mail.put-back',            true, true,  false],
  ['mail.lift',                true, false, false],
  ['rules.edit',               true, false, false],
  ['lists.edit',               true, false, false],
  ['subscribers.read',         true, true,  true],
  ['subscribers.read-address', true, true,  false],
  ['subscribers.change',       true, true,  false],
  ['subscribers.transfer',     true, false, false],
  ['site.snippet',             true, true,  true],
  ['site.set-up',              true, true,  false],
  ['site.settings',            true, false, false],
  ['site.archive',             true, false, false],
  ['team.read',                true, true,  true],
  ['team.change',              true, false, false],
  ['tokens.manage',            true, false, false],
]

describe('what each role may (C8)', () => {
  it.for(PROMISED)('%s: owner %j, moderator %j, reader %j', ([permission, ...promised], { expect }) => {
    expect(ROLES.map((role) => isAllowed(role, permission))).toEqual(promised)
  })

  it.for(PROMISED)(
    '%s is refused with 403 wherever it is not allowed',
    ([permission, ...promised], { expect }) => {
      for (const [at, role] of ROLES.entries()) {
        const ask = () => authorize(role, permission)
        if (promised[at]) expect(ask, role).not.toThrow()
        else expect(ask, role).toThrow(expect.objectContaining({ code: 'sites/not-permitted', status: 403 }))
      }
    },
  )

  it('is promised for everything an owner may: a new permission is a new line here', ({ expect }) => {
    const known: ReadonlySet<string> = new Set(PROMISED.map(([permission]) => permission))
    expect(ROLES.flatMap((role) => PERMISSIONS[role].filter((permission) => !known.has(permission)))).toEqual(
      [],
    )
  })

  it('names nothing twice', ({ expect }) => {
    for (const role of ROLES) expect(new Set(PERMISSIONS[role]).size, role).toBe(PERMISSIONS[role].length)
  })

  it.for(['', 'comments', 'comments.', 'comments.*', 'COMMENTS.READ', '__proto__', 'length'])(
    'is nothing under a name that is no permission: %j',
    (name, { expect }) => {
      for (const role of ROLES) expect(isAllowed(role, name as Permission)).toBe(false)
    },
  )

  it('is nothing at all for a role nobody knows: a fault, never a door', ({ expect }) => {
    expect(() => authorize('admin' as Role, 'comments.read')).toThrow()
  })
})
