export { commentHeld } from './jobs'
export {
  changeStatus,
  changeStatuses,
  settleTombstones,
  stopUnlessAllStand,
} from './queries'
export { HeldComment, SubmitComment } from './schema'
export { STATUS, type Status, statusName } from './status'
export { submitComment } from './submit-comment'
export { moveTombstones } from './tombstones'
