import { refuse } from './errors'
import type { Role } from './queries'

/** What can be done at a site, as routes name it. */
export type Permission =
  | 'comments.read'
  | 'comments.moderate'
  | 'comments.read-address'
  | 'comments.export'
  | 'bans.edit'
  | 'bans.change-all'
  | 'authors.notes'
  | 'authors.erase'
  | 'log.read'
  | 'log.export'
  | 'mail.read'
  | 'mail.put-back'
  | 'mail.lift'
  | 'rules.edit'
  | 'lists.edit'
  | 'subscribers.read'
  | 'subscribers.read-address'
  | 'subscribers.change'
  | 'subscribers.transfer'
  | 'site.snippet'
  | 'site.set-up'
  | 'site.settings'
  | 'site.archive'
  | 'team.read'
  | 'team.change'
  | 'tokens.manage'

/** Who may do what: the whole access rule of the desk. */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [
    'comments.read',
    'comments.moderate',
    'comments.read-address',
    'comments.export',
    'bans.edit',
    'bans.change-all',
    'authors.notes',
    'authors.erase',
    'log.read',
    'log.export',
    'mail.read',
    'mail.put-back',
    'mail.lift',
    'rules.edit',
    'lists.edit',
    'subscribers.read',
    'subscribers.read-address',
    'subscribers.change',
    'subscribers.transfer',
    'site.snippet',
    'site.set-up',
    'site.settings',
    'site.archive',
    'team.read',
    'team.change',
    'tokens.manage',
  ],
  moderator: [
    'comments.read',
    'comments.moderate',
    'comments.read-address',
    'bans.edit',
    'authors.notes',
    'log.read',
    'mail.read',
    'mail.put-back',
    'subscribers.read',
    'subscribers.read-address',
    'subscribers.change',
    'site.snippet',
    'site.set-up',
    'team.read',
  ],
  reader: ['comments.read', 'subscribers.read', 'site.snippet', 'team.read'],
}

export const isAllowed = (role: Role, permission: Permission): boolean =>
  PERMISSIONS[role].includes(permission)

/** @throws sites/not-permitted (403): for members only; to everybody else the site does not exist */
export function authorize(role: Role, permission: Permission): void {
  if (!isAllowed(role, permission)) throw refuse('not-permitted')
}
