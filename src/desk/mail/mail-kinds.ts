import type { TextKey, Translator } from '../../i18n/translate'

/** A mail is called as the job that sends it; those by which an address is asked for the first or another time are one kind, and count together. */
const NAMES: ReadonlyMap<string, TextKey> = new Map([
  ['subscribers.sign-up', 'addressbook.mail-subscribers.sign-up'],
  ['subscribers.address-changed', 'desk.mail-job-subscribers.tell-old-address'],
  ['subscribers.own-data', 'desk.mail-job-subscribers.send-data-link'],
  ['followers.confirm', 'desk.mail-job-followers.send-confirmation'],
  ['following.news', 'desk.mail-job-following.tell-at-once'],
  ['following.up', 'desk.mail-job-followers.tell-up'],
  ['moderation.new-comment', 'desk.mail-job-comments.tell-moderators'],
  ['moderation.digest', 'desk.mail-job-moderation.send-digest'],
  ['moderation.reminder', 'desk.mail-job-moderation.send-reminder'],
  ['moderation.verdict', 'desk.mail-job-moderation.tell-author'],
  ['comments.notice', 'desk.mail-job-comments.answer-notice'],
  ['team.invitation', 'desk.mail-job-team.send-invitation'],
  ['team.site-deletion', 'desk.mail-job-team.tell-owner'],
  ['team.brake', 'desk.mail-job-limits.tell-of-brake'],
  ['auth.sign-in', 'mail.sample-sign-in'],
  ['auth.signed-in', 'mail.sample-signed-in'],
  ['mail.test', 'desk.mail-job-mail.send-test'],
])

/** What a mail was, in words. @param kind as the log of mails keeps it; one that nobody sends any more is told as it is */
export function mailKindWords(t: Translator, kind: string): string {
  const key = NAMES.get(kind)
  return key === undefined ? kind : t(key)
}
