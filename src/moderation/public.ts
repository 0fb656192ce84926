export { answerComment } from './answer-comment'
export { applyAction } from './apply-action'
export { applyBulkAction } from './apply-bulk-action'
export { checkReason } from './check-reason'
export { countReported } from './count-reported'
export type { DecideCtx } from './decide'
export { DoubtFacts, LinkFacts, ReasonPicker, RecordFacts } from './decide-parts'
export { exportLog } from './export-log'
export { inWords } from './in-words'
export { authorToTell, digestDue, reminderDue } from './jobs'
export { listQueue, orderOf, type PlacedItem, type QueueItem, type QueuePage, withPages } from './list-queue'
export { LISTS, type List, ListQueue, ORDERS, SearchComments, STATUSES } from './list-schema'
export { moderationMailSamples } from './mail-samples'
export { countMatching, listMatching, type Match, matchAsked } from './match'
export { type BulkDone, moveMany, type Picked } from './move-many'
export { moveStanding } from './move-standing'
export { NOTICE_PAUSE_MS, notifyModerators } from './notify-moderators'
export { notifyReported } from './notify-reported'
export { pinComment } from './pin-comment'
export { type Day, readDay } from './read-day'
export { type Figures, type FiguresOfPerson, type FiguresOfReason, readFigures } from './read-figures'
export { type Item, type Report, readItem } from './read-item'
export { isSought, type LogEntry, type LogPage, readLog } from './read-log'
export { readOwnAction } from './read-own-action'
export { type OwnBulk, readOwnBulk } from './read-own-bulk'
export { PICKS_MAX, pickName, readPicks } from './read-picks'
export { findForgotten, remindModerators } from './remind-moderators'
export {
  ApplyAction,
  BulkAction,
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
export { asksForAnything, type Found, searchComments } from './search-comments'
export { sendDigest } from './send-digest'
export { sendDigests } from './send-digests'
export { pageStateOf, setPage } from './set-page'
export { sumUpDays } from './sum-up-days'
export { tellAuthor } from './tell-author'
export { tryHolds } from './try-holds'
export { tryRules } from './try-rules'
export { undoAction } from './undo-action'
export { undoBulkAction } from './undo-bulk-action'
