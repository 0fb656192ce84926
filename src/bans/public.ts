export { addBan, type NewBanTerms } from './add-ban'
export { type Ban, marksOf, type Traits, toBan, toOwnBan, traitsOf } from './ban'
export { type Changer, changeBan } from './change-ban'
export { checkTraits } from './check-traits'
export { refuse as refuseBan } from './errors'
export { findBans } from './find-bans'
export { forgetBansOf } from './forget-bans-of'
export { type Heeded, heedBans, heedStanding } from './heed-bans'
export { listBans } from './list-bans'
export { HOSTS_MAX, knows, LABELS_MAX, marksOfWriter, networkMark } from './marks-of-writer'
export { ENDLESS, findBan, listBansOf, listStanding, noteBulk, STATE, stopIfBanned } from './queries'
export {
  BAN_LISTS,
  BanAuthor,
  ChangeBan,
  DECIDES,
  ENDS,
  endOf,
  HOWS,
  ListBans,
  NewBan,
  REASON_MAX,
  WHOM,
} from './schema'
export { settleBans } from './settle-bans'
