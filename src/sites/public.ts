export { allowOrigin } from './allow-origin'
export { createSite } from './create-site'
export {
  findSite,
  insertMember,
  listModerators,
  listSitesOf,
  type Role,
  type SiteRow,
} from './queries'
export { Settings } from './settings'
export { allowsOrigin, type Site, toSite } from './site'
