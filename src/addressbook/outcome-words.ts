import type { Translator } from '../i18n/translate'
import type { Outcome, Why } from './sort-rows'

export const OUTCOMES: readonly Outcome[] = ['new', 'changed', 'duplicate', 'suppressed', 'refused']

const WHYS: readonly Why[] = [
  'ragged',
  'email-missing',
  'email-wrong',
  'status-unknown',
  'own-wrong',
  'kept-as-left',
  'ended',
  'here',
  'twice',
  'newer-yes',
  'pending',
  'role-address',
  'left-here',
  'waits-here',
  'left-list',
  'other-list',
  'list-not-here',
  'stopped-here',
  'file-bounced',
  'file-complained',
  'quotes',
]

/** Everything a report can say, for the script that writes it row by row. */
export const outcomeWords = (t: Translator): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...OUTCOMES.map((outcome) => [outcome, t(`addressbook.outcome-${outcome}`)]),
    ...WHYS.map((why) => [why, t(`addressbook.why-${why}`)]),
  ])
