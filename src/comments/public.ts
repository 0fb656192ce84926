export { assess, DOUBTS, type Doubt, readDoubts, type Verdict } from './assess'
export { editAsTeam, type TeamEdited } from './edit-as-team'
export { forgetLimits } from './forget-limits'
export { closedBefore, PAGE_HOLDS, type PageHold } from './hold-mode'
export { indexComments } from './index-comments'
export { commentHeld, commentReported, commentsChanged, reindexAsked } from './jobs'
export { addressMark, hostMark, hostsOf, networkMark } from './marks'
export { findPageHold, setPageHold } from './page-queries'
export { findPin, pinRoot, unpinRoot } from './pin-queries'
export { PINNED_MAX } from './queries'
export { reindexComments } from './reindex-comments'
export { replyAsTeam, type TeamReplied } from './reply-as-team'
export { countSettledBy, listReports, reopenReports, settleReports } from './report-queries'
export { REPORT_REASONS, type ReportReason } from './report-reasons'
export { type ChangedComments, HeldComment, ReportedComment, SubmitComment, TeamWords } from './schema'
export { STATUS, type Status, statusName } from './status'
export { statusLink } from './status-links'
export { stopLink } from './stop-mail'
export { submitComment } from './submit-comment'
export { threadIdOf } from './thread-id'
export { moveTombstones } from './tombstones'
export { undoTeamEdit } from './undo-team-edit'
export {
  changeStatus,
  changeStatuses,
  insertThreadOrStop,
  settleTombstones,
  stopUnlessAllStand,
} from './writing-queries'
