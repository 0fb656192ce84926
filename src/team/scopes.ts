import { isAllowed, type Permission, type Role } from '../sites/public'

/** What a token may be given, in the words of its form, and the permissions behind each. */
export const SCOPES = {
  read: ['comments.read'],
  moderate: ['comments.read', 'comments.moderate'],
  addresses: ['comments.read-address'],
  export: ['comments.export'],
  bans: ['bans.edit', 'bans.change-all'],
  log: ['log.read'],
  settings: ['site.settings'],
} as const satisfies Record<string, readonly Permission[]>

export type Scope = keyof typeof SCOPES
export const SCOPE_NAMES = Object.keys(SCOPES) as readonly Scope[]

/** Scopes as they are stored. A word no version knows any more gives nothing. */
export const parseScopes = (stored: string): readonly Scope[] =>
  stored.split(' ').filter((word): word is Scope => Object.hasOwn(SCOPES, word))

/** What a token may do now: what it was given, as far as its person still may. */
export const grantedBy = (scopes: readonly Scope[], role: Role): ReadonlySet<Permission> =>
  new Set(
    scopes
      .flatMap((scope): readonly Permission[] => SCOPES[scope])
      .filter((permission) => isAllowed(role, permission)),
  )
