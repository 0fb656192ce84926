import * as v from 'valibot'
import { ExportComments } from '../comments/public'
import { ListQueue, SearchComments } from '../moderation/list-schema'
import { ApplyAction, BulkAction, ReadLog } from '../moderation/schema'
import { SiteForm } from '../sites/schema'
import { form } from '../web/fields'
import * as answer from './answers'
import type { Fields, Operation } from './operation'

const CHOSEN = ['moderation/changed-meanwhile', 'moderation/already-decided']
const NEXT = { after: '`next` of the page before.' }

/** What a page of a list takes of a script: what the desk's own page shows besides is not for it. */
const { status, order, why, after, limit } = ListQueue.entries
export const ListComments = form({ status, order, why, after, limit })

const revision = v.union([
  v.pipe(v.number(), v.integer(), v.minValue(1)),
  v.pipe(v.string(), v.regex(/^[1-9]\d*$/)),
])
/** Picks come as a list, where the page has a field for each. */
export const DecideMany = form({
  ...BulkAction.entries,
  picks: v.pipe(
    v.array(v.object({ id: v.pipe(v.string(), v.regex(/^[1-9]\d{0,15}$/)), revision })),
    v.minLength(1),
    v.maxLength(100),
  ),
})

/** The settings as they are. */
export const Settings = v.object(
  Object.fromEntries(Object.keys(SiteForm.entries).map((name) => [name, v.string()])),
) as unknown as Fields
/** Settings to change: what is not sent stays, so no field has a default. */
export const ChangeSettings = form(
  Object.fromEntries(
    Object.entries(SiteForm.entries as Readonly<Record<string, v.GenericSchema>>).map(([name, field]) => [
      name,
      v.optional('wrapped' in field ? (field.wrapped as v.GenericSchema) : field),
    ]),
  ),
) as unknown as Fields

/** The desk for scripts: `/v1/desk/{site}/…`. */
export const deskOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/desk/{site}/comments',
    id: 'listComments',
    tag: 'Desk',
    does: 'One list of the desk',
    more: 'If nothing is said, what waits and what was reported comes oldest first, the others newest first.',
    query: ListComments,
    notes: { ...NEXT, why: 'Only those with this reason.' },
    token: 'read',
    answers: { 200: { is: 'A page of it', schema: answer.Queue } },
  },
  {
    method: 'get',
    path: '/v1/desk/{site}/search',
    id: 'searchComments',
    tag: 'Desk',
    does: 'Comments of every state by words, author, page, day',
    query: SearchComments,
    notes: {
      ...NEXT,
      address: 'An author’s address, whole; wants the scope addresses too.',
      host: 'A host that comments lead to, those below it included.',
      network: 'Id of a comment: others from its network.',
      text: 'Id of a comment: others in the same words.',
      thread: 'Id of a comment: others on its page.',
      why: 'Why they waited.',
      from: 'A day, 2026-11-30.',
      to: 'A day, that one included.',
    },
    token: 'read',
    answers: { 200: { is: 'Newest first', schema: answer.Found } },
  },
  {
    method: 'get',
    path: '/v1/desk/{site}/comments/{id}',
    id: 'readItem',
    tag: 'Desk',
    does: 'One comment with its context',
    more: 'Its author’s address only with the scope addresses.',
    token: 'read',
    answers: { 200: { is: 'The comment', schema: answer.DeskComment } },
    refuses: ['moderation/unknown'],
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/comments/{id}',
    id: 'decide',
    tag: 'Desk',
    does: 'Decides about one comment',
    more: 'Bound to the revision that was read and to where the comment stood.',
    body: ApplyAction,
    notes: {
      revision: 'The one that was read.',
      from: 'Where it stood.',
      reason: 'For reject and return: a line of the site’s list.',
      tell: 'Whether the author is mailed.',
    },
    token: 'moderate',
    example: { action: 'approve', revision: 1, from: 'held' },
    answers: { 200: { is: 'Where it stands now', schema: answer.Decided } },
    refuses: ['moderation/unknown', ...CHOSEN],
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/comments',
    id: 'decideMany',
    tag: 'Desk',
    does: 'Decides about up to 100 comments of a list',
    body: DecideMany,
    notes: { picks: 'Which, each with the revision that was read.' },
    token: 'moderate',
    answers: { 200: { is: 'What moved, and what was left with the reason', schema: answer.DecidedMany } },
  },
  {
    method: 'post',
    path: '/v1/desk/{site}/undo/{action}',
    id: 'undo',
    tag: 'Desk',
    does: 'Takes a decision back',
    token: 'moderate',
    answers: { 200: { is: 'Where it stands now', schema: answer.Undone } },
    refuses: ['moderation/undo-unknown', 'moderation/undo-too-late', 'moderation/unknown'],
  },
  {
    method: 'get',
    path: '/v1/desk/{site}/export/comments',
    id: 'exportComments',
    tag: 'Desk',
    does: 'All comments as a file',
    more: 'In every state, oldest first, with authors’ addresses.',
    query: ExportComments,
    notes: { after: 'Goes on behind this id.' },
    token: 'export',
    answers: { 200: { is: 'A line each', type: ['application/x-ndjson', 'text/csv'] } },
  },
  {
    method: 'get',
    path: '/v1/desk/{site}/log',
    id: 'readLog',
    tag: 'Desk',
    does: 'Who did what',
    query: ReadLog,
    notes: {
      ...NEXT,
      who: 'A person’s id, or `-` for what nobody of the team did.',
      area: 'The first word of the action.',
      comment: 'Only what was done to this one.',
    },
    token: 'log',
    answers: { 200: { is: 'Newest first', schema: answer.Log } },
  },
  {
    method: 'get',
    path: '/v1/desk/{site}/settings',
    id: 'readSettings',
    tag: 'Desk',
    does: 'The settings of the site',
    token: 'settings',
    answers: { 200: { is: 'Every field of the page, as its form sends it', schema: Settings } },
  },
  {
    method: 'put',
    path: '/v1/desk/{site}/settings',
    id: 'changeSettings',
    tag: 'Desk',
    does: 'Changes settings',
    more: 'Takes what reading gives. Fields that are not sent stay as they are.',
    body: ChangeSettings,
    token: 'settings',
    example: { editMinutes: '30' },
    answers: { 200: { is: 'The settings now', schema: Settings } },
  },
]
