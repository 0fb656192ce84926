import * as v from 'valibot'
import { TeamWords } from '../comments/schema'
import { AnswerWords, ClosePages, ListPages, MoveComment, MovePage } from '../threads/schema'
import { form } from '../web/fields'
import * as answer from './answers'
import type { Operation } from './operation'

const TOLD = ['comments/edited-meanwhile', 'comments/nudge', 'comments/not-taken']
const NO_PLACE = [
  'comments/unknown',
  'comments/branch-large',
  'comments/target-gone',
  'comments/own-answer',
  'comments/stands-there',
  'comments/on-its-way',
  'comments/page-not-allowed',
]
const NO_PAGE = [
  'threads/page-unknown',
  'threads/page-not-allowed',
  'threads/moved-already',
  'threads/same-page',
  'threads/leads-here',
]

/** The key comes in a header. */
const { key: _, ...reply } = AnswerWords.entries
export const ReplyAsTeam = form(reply)
export const CloseMany = form({ ...ClosePages.entries, pages: v.pipe(v.array(v.string()), v.maxLength(100)) })

/** What the team does to comments and pages besides deciding: `/v1/desk/{site}/…`. */
export const teamOperations: readonly Operation[] = [
  {
    method: 'patch',
    path: '/v1/desk/{site}/comments/{id}',
    id: 'editAsTeam',
    tag: 'Desk',
    does: 'Edits a comment as the team',
    more: 'Readers see who did; where it stands stays as it is.',
    body: TeamWords,
    notes: { revision: 'The one that was read.' },
    token: 'moderate',
    example: { body: 'Their words, shorter.', revision: 1 },
    answers: { 200: { is: 'What it is now', schema: answer.TeamEdited } },
    refuses: ['comments/unknown', 'comments/not-editable', ...TOLD],
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/comments/{id}/replies',
    id: 'replyAsTeam',
    tag: 'Desk',
    does: 'Answers a comment as the team',
    more: 'Up at once, under the name of the token’s maker.',
    body: ReplyAsTeam,
    notes: { revision: 'Of the comment that is answered.', approve: 'Whether it publishes one that waits.' },
    token: 'moderate',
    once: true,
    example: { body: 'We are on it.', revision: 1 },
    answers: { 201: { is: 'The answer', schema: answer.TeamReplied } },
    refuses: [
      'comments/unknown',
      'moderation/unknown',
      'comments/parent-waits',
      'comments/thread-closed',
      'comments/key-reused',
      ...TOLD,
    ],
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/words/{action}/undo',
    id: 'undoWords',
    tag: 'Desk',
    does: 'Takes such an edit or answer back',
    token: 'moderate',
    answers: { 200: { is: 'The comment to look at', schema: answer.WordsUndone } },
    refuses: [
      'threads/words-unknown',
      'comments/edit-unknown',
      'moderation/already-decided',
      'moderation/changed-meanwhile',
      ...TOLD,
    ],
  },
  {
    method: 'get',
    path: '/v1/desk/{site}/pages',
    id: 'listPages',
    tag: 'Desk',
    does: 'Pages with comments, by address',
    query: ListPages,
    notes: { after: '`next` of the page before.', begins: 'The beginning of an address.' },
    token: 'read',
    answers: { 200: { is: 'A page of them', schema: answer.Pages } },
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/pages',
    id: 'closePages',
    tag: 'Desk',
    does: 'Closes pages, or opens them again',
    body: CloseMany,
    notes: { pages: 'Their ids, as the list gives them.' },
    token: 'moderate',
    example: { act: 'close', pages: [] },
    answers: { 200: { is: 'How many changed', schema: answer.PagesChanged } },
  },
  {
    method: 'get',
    path: '/v1/desk/{site}/pages/{page}/move',
    id: 'planPageMove',
    tag: 'Desk',
    does: 'What moving a page would do',
    query: MovePage,
    notes: { to: 'The other address.' },
    token: 'moderate',
    answers: { 200: { is: 'What would happen', schema: answer.PagePlan } },
    refuses: NO_PAGE,
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/pages/{page}/move',
    id: 'movePage',
    tag: 'Desk',
    does: 'Moves a page to another address, or into the page there',
    more: 'Readers are led to the new place at once; the comments follow in steps.',
    body: MovePage,
    token: 'moderate',
    answers: { 202: { is: 'The move, which goes on by itself', schema: answer.MoveBegun } },
    refuses: [...NO_PAGE, 'threads/busy'],
  },
  {
    method: 'get',
    path: '/v1/desk/{site}/comments/{id}/move',
    id: 'planCommentMove',
    tag: 'Desk',
    does: 'What moving a comment would do',
    query: MoveComment,
    notes: {
      under: 'A comment’s id, or a link to it; blank: it stands by itself.',
      page: 'Blank: where it is.',
    },
    token: 'moderate',
    answers: { 200: { is: 'What would happen', schema: answer.CommentPlan } },
    refuses: NO_PLACE,
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/comments/{id}/move',
    id: 'moveComment',
    tag: 'Desk',
    does: 'Moves a comment with all that answers it',
    body: MoveComment,
    token: 'moderate',
    answers: { 200: { is: 'The move', schema: answer.Moved } },
    refuses: NO_PLACE,
  },
  {
    method: 'get',
    path: '/v1/desk/{site}/moves/{move}',
    id: 'readMove',
    tag: 'Desk',
    does: 'How far a move has come',
    token: 'moderate',
    answers: { 200: { is: 'The move', schema: answer.Move } },
    refuses: ['threads/move-unknown'],
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/moves/{move}/undo',
    id: 'undoMove',
    tag: 'Desk',
    does: 'Takes a move back',
    token: 'moderate',
    answers: { 202: { is: 'The move, which goes on by itself', schema: answer.MoveBegun } },
    refuses: ['threads/move-unknown', 'threads/undo-too-late', 'threads/busy'],
  },
]
