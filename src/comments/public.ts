export { forgetLimits } from './forget-limits'
export { indexComments } from './index-comments'
export { commentHeld, commentsChanged, reindexAsked } from './jobs'
export { addressMark, hostMark, hostsOf, networkMark } from './marks'
export { reindexComments } from './reindex-comments'
export { type ChangedComments, HeldComment, SubmitComment } from './schema'
export { STATUS, type Status, statusName } from './status'
export { submitComment } from './submit-comment'
export { threadIdOf } from './thread-id'
export { moveTombstones } from './tombstones'
export {
  changeStatus,
  changeStatuses,
  insertThreadOrStop,
  settleTombstones,
  stopUnlessAllStand,
} from './writing-queries'
