import { jobKind } from '../platform/outbox'
import { AuthorToTell, DigestDue, ReminderDue } from './schema'

/** A moderator is to be told of what came since the last mail. Made by the clock (send-digests.ts). */
export const digestDue = jobKind('moderation.send-digest', DigestDue)

/** A site has let a comment wait for two days. Made by the clock (remind-moderators.ts). */
export const reminderDue = jobKind('moderation.send-reminder', ReminderDue)

/** Authors are to learn that their comments were rejected or returned, and why. */
export const authorToTell = jobKind('moderation.tell-author', AuthorToTell)
