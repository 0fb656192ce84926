export { assess, DOUBTS, type Doubt, readDoubts, type Verdict } from './checks/assess'
export { closedBefore, holdReasons, isOpen, PAGE_HOLDS, type PageHold } from './checks/hold-mode'
export { addressMark, allHostsOf, hostMark, hostsOf } from './checks/marks'
export { riskMark, textMark, threadMark, whyMark } from './checks/place-marks'
export { bandOf, RISK_BANDS, riskOf } from './checks/risk'
export { todaysComments } from './checks/weigh-doubt'
export { submitComment } from './form/submit-comment'
export {
  commentHeld,
  commentReported,
  commentsChanged,
  commentsMoved,
  noticeToAnswer,
  reindexAsked,
} from './jobs'
export { leadThread } from './moves/lead-thread'
export { leadThreadBack } from './moves/lead-thread-back'
export { listMovable, WALK_START, type Walk } from './moves/list-movable'
export { moveBranch } from './moves/move-branch'
export { moveStep } from './moves/move-step'
export {
  findMovingThread,
  listPins,
  type MovingThreadRow,
  pinAgain,
  settleLastComment,
} from './moves/moving-queries'
export { type BranchPlan, type BranchTarget, planBranchMove } from './moves/plan-branch-move'
export { statusLink } from './own/status-links'
export { stopLink } from './own/stop-mail'
export { findThread, PINNED_MAX } from './queries'
export { eraseAuthored } from './records/erase-authored'
export { type AuthoredRow, findAuthoredAgain, listAuthored } from './records/erasing-queries'
export { ExportComments, exportComments } from './records/export-comments'
export { findSpellings } from './records/find-spellings'
export { forgetLimits } from './records/forget-limits'
export { forgetNotifier } from './records/forget-notifier'
export { indexComments } from './records/index-comments'
export { reindexComments } from './records/reindex-comments'
export { answerNotice } from './reports/answer-notice'
export { answerNotices } from './reports/answer-notices'
export { commentMailSamples } from './reports/mail-samples'
export { findNoticed } from './reports/notice-queries'
export { countSettledBy, listReports, reopenReports, settleReports } from './reports/report-queries'
export { REPORT_REASONS, type ReportReason } from './reports/report-reasons'
export { type ChangedComments, HeldComment, ReportedComment, SubmitComment, TeamWords } from './schema'
export { STATUS, type Status, statusName } from './status'
export { editAsTeam, type TeamEdited } from './team/edit-as-team'
export { closeThreads, listPageRows, type PageRow } from './team/pages-queries'
export { findPin, pinRoot, unpinRoot } from './team/pin-queries'
export { replyAsTeam, type TeamReplied } from './team/reply-as-team'
export { undoTeamEdit } from './team/undo-team-edit'
export { findPageHold, setPageHold } from './thread/page-queries'
export { threadIdOf } from './thread-id'
export { moveTombstones } from './tombstones'
export {
  changeStatus,
  changeStatuses,
  insertThreadOrStop,
  settleTombstones,
  stopUnlessAllStand,
} from './writing-queries'
