export { answerComment } from './decisions/answer-comment'
export { applyAction } from './decisions/apply-action'
export { applyBulkAction } from './decisions/apply-bulk-action'
export { checkReason } from './decisions/check-reason'
export type { DecideCtx } from './decisions/decide'
export { inWords } from './decisions/in-words'
export { type BulkDone, moveMany, type Picked } from './decisions/move-many'
export { moveStanding } from './decisions/move-standing'
export { pinComment } from './decisions/pin-comment'
export { readOwnAction } from './decisions/read-own-action'
export { type OwnBulk, readOwnBulk } from './decisions/read-own-bulk'
export { pageStateOf, setPage } from './decisions/set-page'
export { tellAuthor } from './decisions/tell-author'
export { undoAction } from './decisions/undo-action'
export { undoBulkAction } from './decisions/undo-bulk-action'
export { authorToTell, digestDue, reminderDue } from './jobs'
export { LISTS, type List, ListQueue, ORDERS, SearchComments, STATUSES } from './list-schema'
export { exportLog } from './log/export-log'
export { type Day, readDay } from './log/read-day'
export { type Figures, type FiguresOfPerson, type FiguresOfReason, readFigures } from './log/read-figures'
export { isSought, type LogEntry, type LogPage, readLog } from './log/read-log'
export { sumUpDays } from './log/sum-up-days'
export { DoubtFacts, ReasonPicker, RecordFacts, WordsFacts } from './notices/decide-parts'
export { moderationMailSamples } from './notices/mail-samples'
export { NOTICE_PAUSE_MS, notifyModerators } from './notices/notify-moderators'
export { notifyReported } from './notices/notify-reported'
export { findForgotten, remindModerators } from './notices/remind-moderators'
export { sendDigest } from './notices/send-digest'
export { sendDigests } from './notices/send-digests'
export { countReported } from './queue/count-reported'
export {
  listQueue,
  orderOf,
  type PlacedItem,
  type QueueItem,
  type QueuePage,
  withPages,
} from './queue/list-queue'
export { countMatching, listMatching, type Match, matchAsked } from './queue/match'
export { type Item, type Report, readItem } from './queue/read-item'
export { PICKS_MAX, pickName, readPicks } from './queue/read-picks'
export { asksForAnything, type Found, searchComments } from './queue/search-comments'
export {
  ApplyAction,
  BulkAction,
  DecideAtDesk,
  LOG_AREAS,
  type ModerationAction,
  NoticesForm,
  OUTCOME,
  PAGE_STATES,
  type PageState,
  PinComment,
  ReadLog,
  SetPage,
} from './schema'
export { tryHolds } from './trials/try-holds'
export { tryRules } from './trials/try-rules'
