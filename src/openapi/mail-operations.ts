import { EnterCode, FollowPage } from '../following/schema'
import { AskChallenge } from '../limits/schema'
import { Subscribe } from '../subscribers/schema'
import * as answer from './answers'
import type { Operation } from './operation'
import { PAGE } from './thread-operations'

/** What ends in a mailbox. The answers are the same for every address: nobody learns here whom the site knows. */
export const mailOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/{site}/follows',
    id: 'follow',
    tag: 'Mail',
    does: 'Follows a conversation by mail',
    body: FollowPage,
    notes: {
      page: 'The page of the conversation.',
      notify: '`mark` only proves the address.',
      proof: 'What `enterCode` gave for this address.',
    },
    example: { email: 'ada@example.org', page: PAGE, frequency: 'daily' },
    answers: {
      201: { is: 'Follows: this device had proven the address', schema: answer.Following },
      202: { is: 'A mail asks for a press or a code', schema: answer.FollowPending },
    },
    refuses: ['following/page-not-allowed', 'following/page-closed', 'web/too-many-requests'],
  },
  {
    method: 'post',
    path: '/v1/{site}/follows/code',
    id: 'enterCode',
    tag: 'Mail',
    does: 'Proves an address by the code of the mail',
    body: EnterCode,
    notes: { code: 'Eight digits.', confirm: 'What asking answered with.' },
    answers: { 200: { is: 'To be kept, and sent as `proof`', schema: answer.Proof } },
    refuses: ['followers/code-wrong', 'followers/code-over'],
  },
  {
    method: 'post',
    path: '/v1/{site}/subscriptions',
    id: 'subscribe',
    tag: 'Mail',
    does: 'Asks for the news',
    more: 'Nothing is sent but one mail that asks. A browser that sends a form gets a page.',
    body: Subscribe,
    notes: {
      form: 'Which of the site’s forms; the first one if blank.',
      list: 'Ids of lists, as an array or with commas; the form’s own if blank.',
      frequency: 'How often news come, where the form asks.',
      hour: 'When, in the zone of the reader.',
      weekday: '1 is Monday.',
      page: 'Where the form stands.',
      words: 'The consent words that were shown, as the form carries them.',
      solution:
        'A challenge and its answer, where one was asked for; `none` from who cannot work it out, whose post waits.',
    },
    example: { email: 'ada@example.org', page: PAGE },
    answers: { 202: { is: 'The same for every address', schema: answer.SignedUp } },
    refuses: [
      'subscribers/page-not-allowed',
      'subscribers/form-unknown',
      'subscribers/list-unknown',
      'subscribers/lists-closed',
      'limits/challenge-needed',
      'limits/challenge-failed',
      'web/too-many-requests',
    ],
  },
  {
    method: 'get',
    path: '/v1/{site}/challenge',
    id: 'askForChallenge',
    tag: 'Writing',
    does: 'A sum to work out before something is written',
    more: 'Needed only where it is asked for: the refusal brings one along.',
    query: AskChallenge,
    notes: { for: 'What shall be written.' },
    answers: { 200: { is: 'Good for ten minutes, once', schema: answer.Challenge } },
  },
]
