export { allowOrigin } from './allow-origin'
export { type ArchivedRow, archiveSite, listArchivedOf, restoreSite } from './archive-queries'
export { createSite } from './create-site'
export {
  beginDeletion,
  dropDeletion,
  endDeletion,
  eraseMembers,
  eraseSiteRow,
  findDeletion,
  findOwned,
  insertDeletion,
  listOverdueDeletions,
} from './deletion-queries'
export { HOLDS } from './hold-settings'
export { CHALLENGES } from './limit-settings'
export { changeMemberRole, insertMemberIfChanged, listMembers, removeMember } from './member-queries'
export type { MemberEnv, SitesEnv } from './middleware'
export { findNotices, NOTICES, type Notices, setNotices } from './notice-queries'
export { authorize, isAllowed, type Permission } from './permissions'
export {
  findRole,
  findSite,
  findSitesOf,
  insertMember,
  insertSite,
  listModerators,
  listOwners,
  listSiteIds,
  listSiteNames,
  listTeam,
  type ModeratorRow,
  type Role,
  type SiteRow,
  type TeamRow,
} from './queries'
export { readWithSite } from './read-with-site'
export { SORTS, type Sort, VOTES } from './reader-settings'
export { REASON_MAX, reasonsOf, reasonText } from './reasons'
export { NewSite, SiteForm } from './schema'
export { DEPTH_SHOWN_MAX, Settings } from './settings'
export { allowsOrigin, type OwnSite, ownSites, type Site, toSite } from './site'
export { updateSettings } from './update-settings'
export { ASKS, type Ask, DOUBTFUL } from './writing-settings'
