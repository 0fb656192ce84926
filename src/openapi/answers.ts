import * as v from 'valibot'
import { STATUSES } from '../moderation/list-schema'
import { PAGE_STATES } from '../moderation/schema'
import { algorithm } from './challenge-answer'

export { Challenge } from './challenge-answer'

// What routes answer with. Routes make these by hand, field by field; every answer that a test gets is held to them (test/support/api.ts).

const id = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,15}$/),
  v.description('Digits: larger than some languages’ integers.'),
)
const time = v.pipe(v.string(), v.isoTimestamp())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const cursor = v.pipe(v.nullable(v.string()), v.description('Opaque; null at the end.'))
const html = v.pipe(v.string(), v.description('Vetted HTML, safe to show.'))
const token = v.pipe(v.string(), v.description('To be kept, and sent as `Authorization: Bearer`.'))

const comment = {
  id,
  parentId: v.nullable(id),
  state: v.picklist(['published', 'removed']),
  name: v.string(),
  url: v.nullable(v.string()),
  verified: v.boolean(),
  html,
  createdAt: time,
  editedAt: v.nullable(time),
  editedBy: v.nullable(v.picklist(['author', 'team'])),
  score: v.pipe(v.number(), v.integer()),
  badge: v.nullable(v.picklist(['team', 'author'])),
  pinned: v.boolean(),
}
export const Comment = v.object(comment)

export const Replies = v.object({ count, items: v.array(Comment), next: cursor, previous: cursor })
export const Root = v.object({ ...comment, replies: Replies })

export const Thread = v.object({
  thread: v.object({
    page: v.string(),
    title: v.string(),
    count,
    open: v.boolean(),
    moved: v.optional(
      v.pipe(v.boolean(), v.description('Another page was asked for, whose conversation moved here.')),
    ),
  }),
  comment: v.optional(v.nullable(id)),
  items: v.array(Root),
  next: cursor,
  previous: cursor,
})

export const PlacedComment = v.object({
  ...comment,
  page: v.string(),
  rootId: id,
  depth: count,
  permalink: v.string(),
})
export const ReplyPage = v.object({ items: v.array(Comment), next: cursor, previous: cursor })
export const Counts = v.object({
  items: v.array(v.object({ page: v.string(), count, text: v.string() })),
  next: v.null(),
})
export const Recent = v.object({
  items: v.array(v.object({ ...comment, page: v.string(), title: v.string() })),
  next: v.null(),
})

export const Posted = v.object({
  id,
  status: v.picklist(['published', 'held']),
  token,
  html,
  verified: v.boolean(),
  confirm: v.optional(v.string()),
})
export const OwnStatus = v.object({
  id,
  status: v.picklist(['held', 'published', 'rejected', 'returned', 'deleted']),
  reason: v.nullable(v.string()),
  revision: count,
  body: v.string(),
  page: v.string(),
  createdAt: time,
  editedAt: v.nullable(time),
  editable: v.boolean(),
  editableUntil: v.nullable(time),
})
export const Edited = v.object({
  id,
  status: v.picklist(['published', 'held']),
  revision: count,
  html,
  editedAt: v.nullable(time),
})
export const Deleted = v.object({ id, status: v.literal('deleted') })
export const Preview = v.object({ html })

export const Voted = v.object({
  id,
  value: v.picklist([1, -1, 0]),
  score: v.pipe(v.number(), v.integer()),
  token: v.optional(token),
})
export const Reported = v.object({
  id,
  status: v.literal('received'),
  token: v.optional(token),
  reference: v.pipe(v.optional(v.string()), v.description('Of a notice of illegal content.')),
})

export const Following = v.object({ status: v.literal('following') })
export const FollowPending = v.object({ status: v.literal('pending'), confirm: v.string() })
export const Proof = v.object({ proof: v.string() })
export const SignedUp = v.object({ status: v.literal('pending'), message: v.string(), change: v.string() })

const Status = v.picklist(STATUSES)
export const QueueRow = v.object({
  id,
  status: Status,
  revision: count,
  name: v.string(),
  excerpt: v.string(),
  isReply: v.boolean(),
  hasLink: v.boolean(),
  createdAt: time,
  page: v.string(),
  title: v.string(),
  reports: count,
})
const behind = v.pipe(v.boolean(), v.description('True while the index has not taken everything in.'))
export const Queue = v.object({ items: v.array(QueueRow), next: cursor, behind: v.optional(behind) })
export const Found = v.object({ items: v.array(QueueRow), next: cursor, behind })
export const DeskComment = v.object({
  id,
  status: Status,
  revision: count,
  name: v.string(),
  url: v.nullable(v.string()),
  email: v.optional(v.nullable(v.string())),
  body: v.string(),
  html,
  createdAt: time,
  page: v.string(),
  title: v.string(),
  parent: v.nullable(v.object({ name: v.string(), html, status: Status })),
  author: v.nullable(
    v.object({
      counts: v.object(Object.fromEntries(STATUSES.map((status) => [status, v.optional(count)]))),
      isMore: v.boolean(),
      firstAt: time,
      lastAt: time,
    }),
  ),
  decision: v.nullable(v.object({ action: v.string(), by: v.nullable(v.string()), at: time })),
})
export const Decided = v.object({ id, status: Status, changed: v.boolean(), undo: v.nullable(id) })
export const DecidedMany = v.object({
  moved: v.array(id),
  left: v.array(v.object({ id, why: v.string() })),
  bulk: v.nullable(id),
})
export const Undone = v.object({ id, status: Status })
export const Log = v.object({
  items: v.array(
    v.object({
      id,
      at: time,
      by: v.nullable(v.string()),
      action: v.string(),
      subject: v.string(),
      before: v.nullable(Status),
      after: v.nullable(Status),
    }),
  ),
  next: cursor,
})

export const TeamEdited = v.object({ id, revision: count, changed: v.boolean(), undo: v.nullable(id) })
export const TeamReplied = v.object({ id, undo: v.nullable(id) })
export const WordsUndone = v.object({ id })
export const PagesChanged = v.object({ changed: count })
export const Pages = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      page: v.string(),
      title: v.string(),
      published: count,
      held: count,
      lastCommentAt: v.nullable(time),
      state: v.picklist(PAGE_STATES),
      closedBy: v.nullable(v.picklist(['hand', 'age'])),
    }),
  ),
  next: cursor,
})
export const PagePlan = v.object({
  from: v.string(),
  to: v.string(),
  comments: count,
  isMore: v.boolean(),
  there: count,
  open: v.boolean(),
  keepsPins: v.boolean(),
})
export const CommentPlan = v.object({
  from: v.string(),
  to: v.string(),
  under: v.nullable(id),
  comments: count,
  flat: count,
  open: v.boolean(),
})
export const MoveBegun = v.object({ move: id })
export const Moved = v.object({ move: id, moved: count })
export const Move = v.object({
  id,
  kind: v.picklist(['page', 'comment']),
  state: v.picklist(['running', 'done', 'undoing', 'undone']),
  stopped: v.pipe(v.boolean(), v.description('Its tries ran out: it goes on when it is resumed.')),
  moved: count,
  total: count,
  from: v.string(),
  to: v.string(),
  at: time,
})
const ban = {
  id,
  state: v.picklist(['in-force', 'ended', 'lifted']),
  address: v.pipe(v.nullable(v.string()), v.description('Masked.')),
  name: v.nullable(v.string()),
  pattern: v.boolean(),
  domain: v.nullable(v.string()),
  networkUntil: v.pipe(
    v.nullable(time),
    v.description('Until when its network can be known, if it has one.'),
  ),
  who: v.picklist(['everybody', 'proven']),
  how: v.picklist(['open', 'silent']),
  reason: v.string(),
  comment: v.nullable(id),
  madeAt: time,
  madeBy: v.string(),
  endsAt: v.pipe(v.nullable(time), v.description('null: never.')),
  lifted: v.nullable(v.object({ at: time, by: v.string() })),
}
export const Ban = v.object(ban)
export const Bans = v.object({ items: v.array(Ban), next: cursor })
export const BannedAuthor = v.object({ ...ban, decided: count })

export const Health = v.object({ ok: v.literal(true), schema: v.string() })

export const Heard = v.object({ ok: v.literal(true) })

/** RFC 9457. */
export const Problem = v.object({
  title: v.string(),
  status: count,
  code: v.pipe(v.string(), v.description('Stable; the sentences are not.')),
  detail: v.pipe(v.string(), v.description('A sentence for people, in their language.')),
  errors: v.optional(v.array(v.object({ field: v.string(), message: v.string() }))),
  ack: v.optional(v.string()),
  revision: v.optional(v.pipe(count, v.description('The one that stands now.'))),
  challenge: v.optional(
    v.pipe(v.string(), v.description('A sum to work out before the same is sent again.')),
  ),
  bits: v.optional(count),
  parts: v.optional(count),
  algorithm: v.optional(algorithm),
  expiresAt: v.optional(time),
  why: v.optional(v.picklist(['forged', 'expired', 'elsewhere', 'unsolved', 'spent'])),
  until: v.pipe(v.optional(time), v.description('When it is over.')),
})

export const SweepCount = v.object({
  count,
  isMore: v.pipe(v.boolean(), v.description('More match than are counted: narrow it down.')),
  confirm: v.nullable(v.string()),
})
export const Sweep = v.object({
  id,
  by: v.nullable(v.string()),
  action: v.string(),
  status: v.picklist(STATUSES),
  state: v.picklist(['running', 'done', 'stopped', 'undoing', 'undone']),
  stalled: v.pipe(v.boolean(), v.description('Given up on the way: it can go on where it was.')),
  total: count,
  moved: count,
  passed: v.pipe(count, v.description('Edited or moved after the count, and left.')),
  undone: count,
  startedAt: time,
  endedAt: v.nullable(time),
  quicker: v.pipe(v.array(v.string()), v.description('Who decided some of it meanwhile.')),
})
