export { assess, DOUBTS, type Doubt, readDoubts, type Verdict } from './assess'
export { editAsTeam, type TeamEdited } from './edit-as-team'
export { ExportComments, exportComments } from './export-comments'
export { forgetLimits } from './forget-limits'
export { closedBefore, holdReasons, isOpen, PAGE_HOLDS, type PageHold } from './hold-mode'
export { indexComments } from './index-comments'
export { commentHeld, commentReported, commentsChanged, commentsMoved, reindexAsked } from './jobs'
export { leadThread } from './lead-thread'
export { leadThreadBack } from './lead-thread-back'
export { listMovable, WALK_START, type Walk } from './list-movable'
export { addressMark, allHostsOf, hostMark, hostsOf } from './marks'
export { moveBranch } from './move-branch'
export { moveStep } from './move-step'
export {
  findMovingThread,
  listPins,
  type MovingThreadRow,
  pinAgain,
  settleLastComment,
} from './moving-queries'
export { findPageHold, setPageHold } from './page-queries'
export { closeThreads, listPageRows, type PageRow } from './pages-queries'
export { findPin, pinRoot, unpinRoot } from './pin-queries'
export { riskMark, textMark, threadMark, whyMark } from './place-marks'
export { type BranchPlan, type BranchTarget, planBranchMove } from './plan-branch-move'
export { findThread, PINNED_MAX } from './queries'
export { reindexComments } from './reindex-comments'
export { replyAsTeam, type TeamReplied } from './reply-as-team'
export { countSettledBy, listReports, reopenReports, settleReports } from './report-queries'
export { REPORT_REASONS, type ReportReason } from './report-reasons'
export { bandOf, RISK_BANDS, riskOf } from './risk'
export { type ChangedComments, HeldComment, ReportedComment, SubmitComment, TeamWords } from './schema'
export { STATUS, type Status, statusName } from './status'
export { statusLink } from './status-links'
export { stopLink } from './stop-mail'
export { submitComment } from './submit-comment'
export { threadIdOf } from './thread-id'
export { moveTombstones } from './tombstones'
export { undoTeamEdit } from './undo-team-edit'
export { todaysComments } from './weigh-doubt'
export {
  changeStatus,
  changeStatuses,
  insertThreadOrStop,
  settleTombstones,
  stopUnlessAllStand,
} from './writing-queries'
