import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { isoTime } from '../kernel/time'
import { fromAllowedOrigin, type SiteEnv, withSite } from '../sites/middleware'
import { reasonText } from '../sites/public'
import { optionalKey } from '../web/fields'
import { idIn } from '../web/id-in'
import { keepBriefly, siteTag, threadTag } from '../web/public-cache'
import { checkInput, readInput, readQuery } from '../web/read-input'
import { checkSubmission } from './form/check-submission'
import { effortOf } from './form/effort'
import { previewComment } from './form/preview-comment'
import { submitComment } from './form/submit-comment'
import { deleteOwnComment } from './own/delete-own-comment'
import { editComment } from './own/edit-comment'
import { readOwnComment } from './own/read-own-comment'
import { CastVote, EditComment, PreviewComment, ReadRecent, ReadReplies, ReadThread } from './schema'
import type { ShownComment } from './thread/build-tree'
import { COUNT_PAGES_MAX, countComments } from './thread/count-comments'
import { readRecent } from './thread/read-recent'
import { readReplies } from './thread/read-replies'
import { readComment, readThread } from './thread/read-thread'
import type { ShownRoot } from './thread/shown-thread'
import { permalink } from './thread/thread-links'
import { castVote, type Voted } from './votes/cast-vote'

/** The conversation for scripts: `/v1/{site}/…` in docs/reference/http.md. */
export const comments = new Hono<SiteEnv>()

comments.get('/:site/comments', async (c) => {
  const query = checkInput(ReadThread, readQuery(c))
  const shown = await readThread(c.var.ctx, c.req.param('site'), query)
  const { site, thread, items, next, previous, asked, moved } = shown
  if (keepBriefly(c, [siteTag(site.id), threadTag(thread.id)], `${thread.version}`)) return c.body(null, 304)
  const { page, title, count, open } = thread
  return c.json({
    thread: { page, title, count, open, ...(moved && { moved }) },
    // What was asked for, or null if readers cannot see it below this page.
    ...(query.comment && { comment: asked?.found ? String(asked.id) : null }),
    items: items.map(rootJson),
    next,
    previous,
  })
})

comments.post('/:site/comments', withSite, fromAllowedOrigin, async (c) => {
  const input = await readInput(c)
  const key = checkInput(v.object({ key: optionalKey }), {
    key: c.req.header('idempotency-key') ?? input.key,
  }).key
  const { id, status, token, html, verified, claim } = await submitComment(
    c.var.ctx,
    c.var.site,
    checkSubmission(c.var.site, input),
    key,
    c.var.t.locale,
    effortOf(input, true),
  )
  return c.json(
    { id: String(id), status, token, html, verified, ...(claim !== undefined && { confirm: claim }) },
    status === 'published' ? 201 : 202,
  )
})

comments.get('/:site/comments/:id', withSite, async (c) => {
  const comment = await readComment(c.var.ctx, c.var.site, idIn(c))
  const { page, rootId, depth } = comment
  return c.json({
    ...commentJson(comment),
    page,
    rootId: String(rootId),
    depth,
    permalink: permalink(page, comment.id),
  })
})

comments.get('/:site/comments/:id/replies', withSite, async (c) => {
  const query = checkInput(ReadReplies, readQuery(c))
  const { items, next, previous } = await readReplies(c.var.ctx, c.var.site, idIn(c), query)
  const page = flatten(items).filter(({ context }) => !context)
  return c.json({ items: page.map(commentJson), next, previous })
})

comments.get('/:site/comments/:id/status', withSite, async (c) => {
  const own = await readOwnComment(c.var.ctx, c.var.site, idIn(c), bearerToken(c))
  return c.json({
    id: String(own.id),
    // Spam is told as rejected: which filter caught it is nothing a spammer should learn.
    status: own.status === 'spam' ? 'rejected' : own.status,
    reason: own.reason === null ? null : reasonText(c.var.t, own.reason),
    revision: own.revision,
    body: own.body,
    page: own.page,
    createdAt: isoTime(own.createdAt),
    editedAt: timeOrNull(own.editedAt),
    editable: own.editable,
    editableUntil: timeOrNull(own.editableUntil),
  })
})

comments.patch('/:site/comments/:id', withSite, fromAllowedOrigin, async (c) => {
  const id = idIn(c)
  const input = checkInput(EditComment, await readInput(c))
  const edited = await editComment(c.var.ctx, c.var.site, id, bearerToken(c), input)
  const { status, revision, html, editedAt } = edited
  return c.json(
    { id: String(id), status, revision, html, editedAt: timeOrNull(editedAt) },
    status === 'held' ? 202 : 200,
  )
})

comments.delete('/:site/comments/:id', withSite, fromAllowedOrigin, async (c) => {
  const id = idIn(c)
  await deleteOwnComment(c.var.ctx, c.var.site, id, bearerToken(c))
  return c.json({ id: String(id), status: 'deleted' })
})

comments.put('/:site/comments/:id/vote', withSite, fromAllowedOrigin, async (c) => {
  const { value } = checkInput(CastVote, await readInput(c))
  return c.json(votedJson(await castVote(c.var.ctx, c.var.site, idIn(c), value, bearerToken(c))))
})

comments.delete('/:site/comments/:id/vote', withSite, fromAllowedOrigin, async (c) =>
  c.json(votedJson(await castVote(c.var.ctx, c.var.site, idIn(c), 0, bearerToken(c)))),
)

comments.post('/:site/preview', withSite, fromAllowedOrigin, async (c) =>
  c.json(
    await previewComment(
      c.var.ctx,
      c.var.site,
      checkInput(PreviewComment, { body: '', ...(await readInput(c)) }),
    ),
  ),
)

comments.get('/:site/counts', withSite, async (c) => {
  const pages = new URL(c.req.url).searchParams.getAll('page').slice(0, COUNT_PAGES_MAX + 1)
  const items = await countComments(c.var.ctx, c.var.site, pages)
  const { t } = c.var
  keepBriefly(c, [siteTag(c.var.site.id)], [t.locale, ...items.map(({ count }) => count)].join('-'))
  return c.json({
    items: items.map((item) => ({ ...item, text: t('comments.count', { count: item.count }) })),
    next: null,
  })
})

comments.get('/:site/recent', withSite, async (c) => {
  const { limit } = checkInput(ReadRecent, readQuery(c))
  const items = await readRecent(c.var.ctx, c.var.site, limit)
  keepBriefly(c, [siteTag(c.var.site.id)], items.map(wordsOf).join('-'))
  return c.json({
    items: items.map((item) => ({ ...commentJson(item), page: item.page, title: item.title })),
    next: null,
  })
})

/** Changes with a comment's words: what answers that hold a few of them are versioned by. */
export const wordsOf = ({ id, editedAt }: ShownComment): string => `${id}.${editedAt ?? 0}`

const votedJson = ({ id, value, score, token }: Voted) => ({
  id: String(id),
  value,
  score,
  ...(token !== undefined && { token }),
})

const timeOrNull = (at: number | null): string | null => (at === null ? null : isoTime(at))

/** The author's token, which travels in a header and never in an address (S-27). */
export const bearerToken = (c: Context): string | undefined =>
  /^Bearer ([\w.-]{1,400})$/.exec(c.req.header('authorization') ?? '')?.[1]

/** Named field by field: what is not written here does not leave the server (S27, S-81). */
function commentJson(comment: ShownComment) {
  return {
    id: String(comment.id),
    parentId: comment.parentId === null ? null : String(comment.parentId),
    state: comment.state,
    name: comment.name,
    url: comment.url,
    verified: comment.verified,
    html: comment.html,
    createdAt: isoTime(comment.createdAt),
    editedAt: timeOrNull(comment.editedAt),
    editedBy: comment.editedAt === null ? null : comment.editedByTeam ? 'team' : 'author',
    score: comment.score,
    badge: comment.badge,
    pinned: comment.pinned,
  }
}

const rootJson = (root: ShownRoot) => ({
  ...commentJson(root),
  replies: {
    count: root.replyCount,
    // In reading order; each says whom it answers. Around a comment, what it hangs from is among them.
    items: flatten(root.children).map(commentJson),
    next: root.moreReplies,
    previous: root.earlierReplies,
  },
})

const flatten = (comments: readonly ShownComment[]): ShownComment[] =>
  comments.flatMap((comment) => [comment, ...flatten(comment.children)])
