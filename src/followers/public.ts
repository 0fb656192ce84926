export { askFollow } from './ask-follow'
export { askFollowAgain } from './ask-follow-again'
export { changeFollowing, type FollowingChange } from './change-following'
export { CodeForm } from './code-form'
export { confirmFollow } from './confirm-follow'
export { declineFollow } from './decline-follow'
export { eraseUnproven } from './erase-unproven'
export { slotsDue } from './frequency'
export { cameUp, followAsked, linkWanted } from './jobs'
export { CODE_MS, claimToken, codeOf, followingLink, stopLink } from './links'
export { followerMailSamples } from './mail-samples'
export {
  claimAtOnce,
  claimDigests,
  claimUp,
  type DueRow,
  dropFollows,
  findNewest,
  insertNews,
  listAtOnce,
  listCame,
  listDue,
  markTold,
  moveAnswerFollows,
  moveFollows,
  moveFollowsBack,
  moveNews,
  moveRequests,
  slowDown,
  withdrawNews,
} from './news-queries'
export {
  type FollowerRow,
  type FollowRow,
  FREQUENCIES,
  type Frequency,
  findFollower,
  forgetFollower,
  stopFollow,
  whenUp,
} from './queries'
export { readAsked } from './read-asked'
export { readDevice } from './read-device'
export { type FollowingState, type FollowingSummary, readFollowing, readFollowingOf } from './read-following'
export { redeemCode } from './redeem-code'
export { type ComeUp, frequencyField, tokenField } from './schema'
export { sendConfirmation as sendFollowConfirmation } from './send-confirmation'
export { sendLink } from './send-link'
