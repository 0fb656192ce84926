import type { TextKey } from '../i18n/translate'
import { type ModerationAction, OUTCOME, type STATUSES } from '../moderation/public'

export interface Decision {
  readonly action: ModerationAction
  readonly says: TextKey
  readonly key?: string
  readonly sign: string
}

/** What can be done with a comment, in the order of the buttons: word, key and sign. */
const DECISIONS: readonly Decision[] = [
  { action: 'approve', says: 'desk.approve', key: 'a', sign: '✓' },
  { action: 'restore', says: 'desk.restore', sign: '↩' },
  { action: 'reject', says: 'desk.reject', key: 'r', sign: '✕' },
  { action: 'return', says: 'desk.return', key: 'c', sign: '✎' },
  { action: 'spam', says: 'desk.spam', key: 's', sign: '⚑' },
  { action: 'delete', says: 'desk.delete', key: 'd', sign: '⌫' },
]

/** A published comment that readers reported: approving it says that it may stay. */
const KEEP: Decision = { action: 'approve', says: 'desk.keep', key: 'a', sign: '✓' }

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
