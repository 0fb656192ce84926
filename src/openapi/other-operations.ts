import {
  AskWhenUp,
  EditComment,
  PreviewComment,
  ReadNews,
  ReadRecent,
  ReadReplies,
  ReadThread,
  SendReport,
  TurnVote,
} from '../comments/schema'
import { EnterCode, FollowPage, OpenFollowForm } from '../following/schema'
import { form, optionalLine, optionalPageAddress } from '../web/fields'
import * as answer from './answers'
import type { Answer, Operation } from './operation'
import { ASKED, BANNED, OWN, TOO_LATE, WORDS } from './refusals'
import { NewComment, PAGE } from './thread-operations'

const html = (is: string): Answer => ({ is, type: 'text/html' })

/** For programs that read. */
export const feedOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/{site}/comments.atom',
    id: 'readFeed',
    tag: 'Feeds',
    does: 'Atom feed of the newest 30',
    query: form({ page: optionalPageAddress }),
    notes: { page: 'Of this page; of the site if blank.' },
    kept: true,
    answers: { 200: { is: 'Atom (RFC 4287)', type: 'application/atom+xml' } },
    refuses: ['comments/page-not-allowed'],
  },
  {
    method: 'get',
    path: '/{site}/comments.html',
    id: 'readStaticThread',
    tag: 'Feeds',
    does: 'The thread as plain HTML',
    query: ReadThread,
    notes: {
      page: 'The page the thread stands on.',
      limit: '50 if missing.',
      sort: 'Oldest first if missing.',
    },
    kept: true,
    answers: { 200: html('A section to put in a page') },
    refuses: ['comments/page-not-allowed'],
  },
]

const piece = (
  method: Operation['method'],
  path: string,
  id: string,
  does: string,
  more: Partial<Operation> = {},
): Operation => ({
  method,
  path: `/embed/{site}${path}`,
  id,
  tag: 'Elements',
  does,
  answers: { 200: html('A piece of HTML') },
  ...more,
})

const { get, post } = {
  get: (path: string, id: string, does: string, more?: Partial<Operation>) =>
    piece('get', path, id, does, more),
  post: (path: string, id: string, does: string, more?: Partial<Operation>) =>
    piece('post', path, id, does, more),
}
const READER = [
  'comments/unknown',
  'comments/token-wrong',
  'comments/vote-own',
  'web/too-many-requests',
  ...BANNED,
]
/** A device that lost its token is told so, as one whose token opens nothing. */
const OWN_PIECE = OWN.filter((code) => code !== 'comments/token-missing')
const FOLLOW = ['following/page-not-allowed', 'following/page-closed', 'web/too-many-requests']
const FORM = ['subscribers/form-unknown', 'subscribers/list-unknown', 'subscribers/lists-closed']
const OUTSIDE = ['comments/page-not-allowed']

/** What the elements fetch: the same use cases as above, answered as HTML. */
export const elementOperations: readonly Operation[] = [
  get('/thread', 'threadPiece', 'A thread', {
    query: ReadThread,
    kept: true,
    answers: {
      200: html('A piece of HTML'),
      302: { is: 'The same, asked for by the page’s address without what a link carried along' },
    },
    refuses: OUTSIDE,
  }),
  get('/replies/{id}', 'repliesPiece', 'More of a branch', {
    query: ReadReplies,
    refuses: ['comments/unknown'],
  }),
  get('/recent', 'recentPiece', 'The newest comments', { query: ReadRecent, kept: true }),
  get('/news', 'newsPiece', 'Whether there are more comments than `seen`', { query: ReadNews, kept: true }),
  get('/fresh', 'freshPiece', 'Comments since a moment', { query: ReadNews, kept: true, refuses: OUTSIDE }),
  post('/comments', 'postPiece', 'Posts', {
    body: NewComment,
    once: true,
    answers: { 201: html('Published'), 202: html('Held') },
    refuses: [...WORDS, ...ASKED, ...OUTSIDE, 'comments/key-reused'],
  }),
  get('/own/{id}', 'ownPiece', 'The author’s own comment', {
    token: 'author',
    answers: { 200: html('The comment; an empty item where there is none, or this token does not open it') },
  }),
  post('/own/{id}', 'editPiece', 'Edits it', {
    body: EditComment,
    token: 'author',
    example: { body: 'Which *half*, and when?', revision: 1 },
    answers: { 200: html('As it stands now, published or held') },
    refuses: [...OWN_PIECE, ...WORDS, ...TOO_LATE, 'comments/edited-meanwhile', 'comments/name-reserved'],
  }),
  piece('delete', '/own/{id}', 'deletePiece', 'Deletes it', {
    token: 'author',
    answers: { 200: html('Its place, without its words') },
    refuses: [...OWN_PIECE, ...TOO_LATE],
  }),
  piece('delete', '/own/{id}/refusal', 'dismissPiece', 'Puts away that it was refused; writes nothing', {
    token: 'author',
    answers: { 200: html('An empty item; the comment as it stands, where it was let up meanwhile') },
    refuses: OWN_PIECE,
  }),
  get('/own/{id}/words', 'ownWordsPiece', 'Its words, to be changed', {
    token: 'author',
    refuses: [...OWN_PIECE, ...TOO_LATE, 'comments/thread-closed'],
  }),
  post('/preview', 'previewPiece', 'What words would look like', {
    body: PreviewComment,
    refuses: ['web/too-many-requests'],
  }),
  post('/votes/{id}', 'votePiece', 'Votes, or takes the vote back', {
    body: TurnVote,
    token: 'reader',
    example: { value: 1 },
    refuses: [...READER, 'comments/votes-off', 'comments/readers-many'],
  }),
  get('/reports/{id}', 'reportForm', 'The dialog that reports', { refuses: ['comments/unknown'] }),
  post('/reports/{id}', 'reportPiece', 'Reports', {
    body: SendReport,
    token: 'reader',
    answers: { 202: html('Taken') },
    refuses: [...READER, 'comments/reports-many'],
  }),
  post('/follow/form', 'followForm', 'The form that asks where mail shall go', {
    body: OpenFollowForm,
    example: { page: PAGE },
    answers: { 200: html('The form; nothing is written') },
  }),
  post('/follow', 'followPiece', 'Follows', {
    body: FollowPage,
    answers: { 201: html('Follows'), 202: html('Asks for the code of the mail') },
    refuses: FOLLOW,
  }),
  post('/code', 'codePiece', 'Takes the code of the mail', {
    body: EnterCode,
    refuses: ['followers/code-wrong', 'followers/code-over'],
  }),
  post('/when-up/{id}', 'whenUpPiece', 'Asks for a mail when a held comment is published', {
    body: AskWhenUp,
    answers: {
      201: html('A mail will come, or it is published'),
      202: html('Asks for the code of the mail'),
    },
    refuses: ['comments/token-wrong', 'comments/unknown', 'web/too-many-requests'],
  }),
  get('/subscribe', 'signUpForm', 'The sign-up form', {
    query: form({ form: optionalLine(32), list: optionalLine(1000) }),
    kept: true,
    refuses: FORM,
  }),
]

/** For whoever runs it. */
export const otherOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/hooks/mail/{provider}',
    id: 'hearOfMail',
    tag: 'Operations',
    does: 'Takes what a mail provider tells of a mail',
    more: 'Each call is signed as that provider signs: `resend`, `postmark`, `mailgun` or `ses`.',
    anyBody: true,
    answers: { 200: { is: 'Proven, of use or not', schema: answer.Heard } },
    refuses: [
      'web/not-found',
      'web/body-unreadable',
      'web/body-too-large',
      'mail/hook-unsigned',
      'mail/hook-forged',
      'mail/hook-old',
      'mail/hook-repeated',
    ],
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'health',
    tag: 'Operations',
    does: 'Whether the databases answer, and are as far migrated as this version needs',
    answers: { 200: { is: 'They are', schema: answer.Health } },
    refuses: ['desk/schema-behind'],
  },
]
