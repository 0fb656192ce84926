export { allowOrigin } from './allow-origin'
export { createSite } from './create-site'
export type { MemberEnv } from './middleware'
export { authorize, isAllowed, type Permission } from './permissions'
export {
  findRole,
  findSite,
  insertMember,
  listModerators,
  listSitesOf,
  listTeam,
  type Role,
  type SiteRow,
} from './queries'
export { SiteForm } from './schema'
export { Settings } from './settings'
export { allowsOrigin, type Site, toSite } from './site'
export { updateSettings } from './update-settings'
