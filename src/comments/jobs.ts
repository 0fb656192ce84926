import { jobKind } from '../platform/outbox'
import { HeldComment } from './schema'

/** A comment waits for a moderator. Caused here, done by moderation/notify-moderators.ts (src/jobs.ts joins them). */
export const commentHeld = jobKind('comments.tell-moderators', HeldComment)
