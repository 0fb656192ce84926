export { allowOrigin } from './allow-origin'
export { createSite } from './create-site'
export type { MemberEnv } from './middleware'
export { authorize, isAllowed, type Permission } from './permissions'
export {
  findNotices,
  findRole,
  findSite,
  insertMember,
  listModerators,
  listSiteIds,
  listSitesOf,
  listTeam,
  type ModeratorRow,
  NOTICES,
  type Notices,
  type Role,
  type SiteRow,
  setNotices,
  type TeamRow,
} from './queries'
export { VOTES } from './reader-settings'
export { SiteForm } from './schema'
export { DEPTH_SHOWN_MAX, Settings } from './settings'
export { allowsOrigin, type Site, toSite } from './site'
export { updateSettings } from './update-settings'
export { ASKS, type Ask } from './writing-settings'
