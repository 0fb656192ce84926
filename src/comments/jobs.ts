import { jobKind } from '../platform/outbox'
import { ChangedComments, HeldComment, NoticeToAnswer, ReindexFrom, ReportedComment } from './schema'

/**
 * A comment waits for a moderator: the index learns of it (comments/records/index-comments.ts), then the moderators do
 * (moderation/notices/notify-moderators.ts). One job for both, joined in src/jobs.ts: a row less for each comment.
 */
export const commentHeld = jobKind('comments.tell-moderators', HeldComment)

/** Readers reported a comment until it was held again: the index learns of it, and the moderators, who may have been told of these words before. */
export const commentReported = jobKind('comments.tell-reported', ReportedComment)

/** Words or state of comments changed, so the index must follow. Goes into the batch that changes them. */
export const commentsChanged = jobKind('comments.index', ChangedComments)

/** Comments stand on another page: the index must follow, and it is no news to anybody. */
export const commentsMoved = jobKind('comments.index-moved', ChangedComments)

/** The index is to be built anew, a part at a time. Put into the table by `npm run reindex`. */
export const reindexAsked = jobKind('comments.reindex', ReindexFrom)

/** Somebody gave notice of illegal content, or it was decided: they are told. */
export const noticeToAnswer = jobKind('comments.answer-notice', NoticeToAnswer)
