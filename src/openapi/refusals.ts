// Refusals that several operations share, by their codes.

/** A sum that was asked for, and one that was wrong. */
export const ASKED = ['limits/challenge-needed', 'limits/challenge-failed']

/** Of a banned writer. */
export const BANNED = ['bans/banned', 'bans/banned-until']

/** Of words that a thread gets. */
export const WORDS = [
  'comments/nudge',
  'comments/not-taken',
  'comments/thread-closed',
  'web/too-many-requests',
  ...BANNED,
]

/** Of one's own comment. */
export const OWN = ['comments/token-missing', 'comments/token-wrong', 'comments/unknown']

/** Once it may not be changed. */
export const TOO_LATE = ['comments/not-editable', 'comments/edit-window-over']
