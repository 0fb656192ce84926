import { eraseChunks, eraseImports } from './addressbook/erase-queries'
import { eraseActions } from './audit/erase-queries'
import { eraseBans, eraseMarks } from './bans/erase-queries'
import {
  endOfThreads,
  eraseComments,
  eraseReports,
  eraseRevisions,
  eraseThreads,
  eraseVotes,
  listToErase,
} from './comments/erase-queries'
import { eraseFollowers, eraseNews } from './followers/erase-queries'
import { eraseBrakes } from './limits/erase-queries'
import {
  endOfLog,
  eraseHeld,
  eraseLog,
  eraseLook,
  eraseDays as eraseMailDays,
  eraseTests,
  eraseUncertain,
} from './mail/erase-queries'
import {
  eraseDays as eraseDecisionDays,
  eraseNotices,
  eraseReasonDays,
  eraseToldDays,
  eraseTurns,
} from './moderation/erase-queries'
import { eraseNotes } from './notes/erase-queries'
import { eraseParked } from './platform/erase-queries'
import { eraseRules } from './rules/erase-queries'
import { erasePages } from './search/erase-queries'
import { removeDocuments } from './search/public'
import {
  eraseForms,
  eraseLists,
  eraseReasons,
  eraseDays as eraseSubscriberDays,
  eraseSubscribers,
  eraseSubscriptions,
  eraseWords,
} from './subscribers/erase-queries'
import { eraseSweeps } from './sweeps/erase-queries'
import { eraseInvitations, eraseTokens } from './team/erase-queries'
import type { SiteTables } from './team/public'
import { eraseMoves } from './threads/erase-queries'

/**
 * Erasure table: what a deleted site leaves behind, by table, and who erases it; in this order, so that whoever refers goes before what is
 * referred to. test/arch/erasure.test.ts misses a table that stands nowhere here.
 */
export const SITE_TABLES: SiteTables = {
  comments: { list: listToErase, erase: eraseComments, forget: removeDocuments },
  /** What hangs on comments, by their ids. */
  ofComments: {
    comment_revisions: eraseRevisions,
    votes: eraseVotes,
    reports: eraseReports,
    notices: eraseNotices,
    follow_news: eraseNews,
  },
  /** What names the site, and an index finds. */
  ofSite: {
    followers: eraseFollowers,
    subscriptions: eraseSubscriptions,
    subscribers: eraseSubscribers,
    subscriber_days: eraseSubscriberDays,
    leaving_reasons: eraseReasons,
    consent_words: eraseWords,
    forms: eraseForms,
    lists: eraseLists,
    import_chunks: eraseChunks,
    imports: eraseImports,
    rules: eraseRules,
    ban_marks: eraseMarks,
    bans: eraseBans,
    author_notes: eraseNotes,
    thread_moves: eraseMoves,
    sweeps: eraseSweeps,
    notice_turns: eraseTurns,
    decision_days: eraseDecisionDays,
    reason_days: eraseReasonDays,
    told_days: eraseToldDays,
    mail_days: eraseMailDays,
    mail_looks: eraseLook,
    mail_tests: eraseTests,
    held_addresses: eraseHeld,
    uncertain_mails: eraseUncertain,
    brakes: eraseBrakes,
    invitations: eraseInvitations,
    api_tokens: eraseTokens,
    parked_jobs: eraseParked,
    audit: eraseActions,
  },
  /** The same in the database of the index. */
  inSearch: {
    pages: erasePages,
  },
  /** What names the site, and only a walk over the whole table finds. */
  walked: {
    threads: { end: endOfThreads, erase: eraseThreads },
    mail_log: { end: endOfLog, erase: eraseLog },
  },
}

/** Tables that go without a line above: by the last batch, or by a foreign key or a trigger of what goes. */
export const GO_WITH_OTHERS = [
  'sites',
  'members',
  'person_sites',
  'site_deletions',
  'jobs',
  'consents',
  'address_changes',
  'subscriber_words',
  'follow_requests',
  'follows',
]

/** Tables a deleted site leaves as they are, and why. */
export const STAY: Readonly<Record<string, string>> = {
  suppressions:
    'who asked for no mail, or cannot be reached, is not forgotten: a keyed hash, a reason, a day',
  soft_bounces: 'of addresses, whichever site wrote',
  mail_reached: 'of addresses, whichever site wrote',
  reader_limits: 'hashed networks of today; the night takes them',
  limit_uses: 'the same',
  spent_solutions: 'random words of the last ten minutes',
  hook_tokens: 'of the install',
  kept_mail: 'the outbox of a development computer',
  mail_senders: 'of the install',
  sender_checks: 'of the install',
  erased_comments: 'numbers that say nothing of anybody, as the next',
  erased: 'numbers that say nothing of anybody: a restored database may bring those people back',
  people: 'accounts, which may be on other teams',
  sign_in_links: 'of accounts',
  sessions: 'of accounts',
  passkeys: 'of accounts',
  spent_challenges: 'of accounts',
}
