import * as v from 'valibot'
import {
  CastVote,
  EditComment,
  NAME_MAX,
  PreviewComment,
  ReadRecent,
  ReadReplies,
  ReadThread,
  SendReport,
  SubmitComment,
} from '../comments/schema'
import { form, optionalLine } from '../web/fields'
import * as answer from './answers'
import type { Operation } from './operation'
import { ASKED, BANNED, OWN, TOO_LATE, WORDS } from './refusals'

/** A page of the demo’s site, for examples. */
export const PAGE = 'http://localhost:8788/street-lights'

const PLACE = {
  after: '`next` of the page before.',
  before: '`previous` of the page after.',
  limit: 'Items on a page.',
}

/** What posting takes where the site asks for no name; with `askName` required, a missing one is refused. */
export const NewComment = form({ ...SubmitComment.entries, name: optionalLine(NAME_MAX) })

/** Up to a hundred pages: the one query that holds a name more than once. */
export const ReadCounts = form({
  page: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(100)),
})

/** The conversation: `/v1/{site}/comments` and what hangs from it. */
export const threadOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/{site}/comments',
    id: 'readThread',
    tag: 'Threads',
    does: 'A page of a thread',
    more: 'Roots, each with its first three replies in reading order. A page nobody has commented on is an empty, open thread.',
    query: ReadThread,
    notes: {
      ...PLACE,
      page: 'Address of the page the thread stands on.',
      comment: 'Opens the thread around this comment.',
    },
    kept: true,
    answers: { 200: { is: 'The page', schema: answer.Thread } },
    refuses: ['comments/page-not-allowed'],
  },
  {
    method: 'get',
    path: '/v1/{site}/comments/{id}',
    id: 'readComment',
    tag: 'Threads',
    does: 'One published comment with its place',
    answers: { 200: { is: 'The comment', schema: answer.PlacedComment } },
    refuses: ['comments/unknown'],
  },
  {
    method: 'get',
    path: '/v1/{site}/comments/{id}/replies',
    id: 'readReplies',
    tag: 'Threads',
    does: 'Replies below a comment, at any depth',
    query: ReadReplies,
    notes: PLACE,
    answers: { 200: { is: 'Replies in reading order', schema: answer.ReplyPage } },
    refuses: ['comments/unknown'],
  },
  {
    method: 'get',
    path: '/v1/{site}/counts',
    id: 'countComments',
    tag: 'Threads',
    does: 'Published comments of up to 100 pages',
    query: ReadCounts,
    notes: { page: 'Addresses, each as `page=…`.' },
    kept: true,
    answers: { 200: { is: 'Counts in the order asked', schema: answer.Counts } },
  },
  {
    method: 'get',
    path: '/v1/{site}/recent',
    id: 'readRecent',
    tag: 'Threads',
    does: 'The newest comments of the site',
    query: ReadRecent,
    notes: { limit: 'How many.' },
    kept: true,
    answers: { 200: { is: 'Newest first', schema: answer.Recent } },
  },
  {
    method: 'post',
    path: '/v1/{site}/comments',
    id: 'postComment',
    tag: 'Writing',
    does: 'Posts a comment',
    more: 'Where checks doubt the words the answer may be `comments/nudge` with an `ack`: change them, or send them again with it.',
    body: NewComment,
    notes: {
      page: 'Address of the page, on one of the site’s origins.',
      body: 'Markdown.',
      parentId: 'The comment it answers.',
      name: 'Required unless the site’s settings say otherwise; the same holds for `email` and `url`.',
      notify: 'Mail about replies, about everything on the page, or none.',
      frequency: 'How often such mail comes.',
      proof: 'What `enterCode` gave for this address.',
      ack: 'What came with a nudge.',
      solution:
        'A challenge and its answer, where one was asked for; `none` from who cannot work it out, whose post waits.',
    },
    example: { page: PAGE, name: 'Ada', body: 'Which **half**?' },
    once: true,
    answers: {
      201: { is: 'Published', schema: answer.Posted },
      202: { is: 'Held for a moderator', schema: answer.Posted },
    },
    refuses: [...WORDS, ...ASKED, 'comments/page-not-allowed', 'comments/key-reused'],
  },
  {
    method: 'post',
    path: '/v1/{site}/preview',
    id: 'previewComment',
    tag: 'Writing',
    does: 'The HTML that posting would store',
    body: PreviewComment,
    notes: { body: 'Markdown.' },
    example: { body: 'Which **half**?' },
    answers: { 200: { is: 'Byte for byte; nothing is written', schema: answer.Preview } },
    refuses: ['web/too-many-requests'],
  },
  {
    method: 'get',
    path: '/v1/{site}/comments/{id}/status',
    id: 'readStatus',
    tag: 'Writing',
    does: 'What became of one’s comment',
    token: 'author',
    answers: { 200: { is: 'Its state, and why', schema: answer.OwnStatus } },
    refuses: OWN,
  },
  {
    method: 'patch',
    path: '/v1/{site}/comments/{id}',
    id: 'editComment',
    tag: 'Writing',
    does: 'Edits one’s comment',
    body: EditComment,
    notes: { body: 'Markdown.', revision: 'The one that was read: refused if it has another by then.' },
    token: 'author',
    example: { body: 'Which *half*, and when?', revision: 1 },
    answers: {
      200: { is: 'Published', schema: answer.Edited },
      202: { is: 'Waits for a moderator', schema: answer.Edited },
    },
    refuses: [...OWN, ...WORDS, ...TOO_LATE, 'comments/edited-meanwhile', 'comments/name-reserved'],
  },
  {
    method: 'delete',
    path: '/v1/{site}/comments/{id}',
    id: 'deleteComment',
    tag: 'Writing',
    does: 'Deletes one’s comment',
    token: 'author',
    answers: { 200: { is: 'Gone; published replies keep its place', schema: answer.Deleted } },
    refuses: [...OWN, ...TOO_LATE],
  },
  {
    method: 'put',
    path: '/v1/{site}/comments/{id}/vote',
    id: 'vote',
    tag: 'Readers',
    does: 'Votes on a comment',
    more: 'The first vote of a device needs no token and gets one.',
    body: CastVote,
    notes: { value: '1, or −1 where the site takes votes down.' },
    token: 'reader',
    example: { value: 1 },
    answers: { 200: { is: 'The vote and the score', schema: answer.Voted } },
    refuses: [
      'comments/unknown',
      'comments/votes-off',
      'comments/vote-own',
      'comments/token-wrong',
      'comments/readers-many',
      ...BANNED,
      'web/too-many-requests',
    ],
  },
  {
    method: 'delete',
    path: '/v1/{site}/comments/{id}/vote',
    id: 'takeVoteBack',
    tag: 'Readers',
    does: 'Takes a vote back',
    token: 'reader',
    answers: { 200: { is: '`value` is 0', schema: answer.Voted } },
    refuses: [
      'comments/unknown',
      'comments/token-missing',
      'comments/token-wrong',
      'comments/vote-own',
      ...BANNED,
      'web/too-many-requests',
    ],
  },
  {
    method: 'post',
    path: '/v1/{site}/comments/{id}/reports',
    id: 'report',
    tag: 'Readers',
    does: 'Reports a comment',
    body: SendReport,
    notes: {
      note: 'For moderators only. Needed for `illegal`.',
      email: 'Where arrival and decision are mailed. Kept of `illegal` alone.',
    },
    token: 'reader',
    example: { reason: 'personal-data', note: 'That is my street.' },
    answers: { 202: { is: 'Taken', schema: answer.Reported } },
    refuses: [
      'comments/unknown',
      'comments/vote-own',
      'comments/token-wrong',
      'comments/reports-many',
      ...BANNED,
      'web/too-many-requests',
    ],
  },
]
