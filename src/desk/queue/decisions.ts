import type { TextKey } from '../../i18n/translate'
import { type ModerationAction, OUTCOME, type STATUSES } from '../../moderation/public'
import type { SignName } from '../../web/ui/sign'

export interface Decision {
  readonly action: ModerationAction
  readonly says: TextKey
  readonly sign: SignName
}

/** What can be done with a comment, in the order of the buttons: word and sign. */
const DECISIONS: readonly Decision[] = [
  { action: 'approve', says: 'desk.approve', sign: 'check' },
  { action: 'restore', says: 'desk.restore', sign: 'back' },
  { action: 'reject', says: 'desk.reject', sign: 'cross' },
  { action: 'return', says: 'desk.return', sign: 'pencil' },
  { action: 'spam', says: 'desk.spam', sign: 'flag' },
  { action: 'delete', says: 'desk.delete', sign: 'bin' },
]

/** A published comment that readers reported: approving it says that it may stay. */
const KEEP: Decision = { action: 'approve', says: 'desk.keep', sign: 'check' }

/**
 * Those that would move a comment away from where it stands, and the one that settles its reports. Spam and what is deleted is nothing to ask a
 * change of.
 */
export const decisionsFor = (status: (typeof STATUSES)[number], isReported = false): readonly Decision[] => [
  ...(isReported && status === 'published' ? [KEEP] : []),
  ...DECISIONS.filter(
    ({ action }) =>
      OUTCOME[action] !== status && (action !== 'return' || !['spam', 'deleted'].includes(status)),
  ),
]
