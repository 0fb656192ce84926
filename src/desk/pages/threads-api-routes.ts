import { Hono } from 'hono'
import { editAsTeam, planBranchMove, TeamWords } from '../../comments/public'
import { isoTime } from '../../kernel/time'
import { answerComment } from '../../moderation/public'
import { needs, type TokenEnv } from '../../team/middleware'
import {
  AnswerWords,
  ClosePages,
  closePages,
  findMove,
  ListPages,
  listPages,
  MoveComment,
  MovePage,
  moveComment,
  movePage,
  type PageFacts,
  planPageMove,
  resumeMove,
  undoMove,
  undoWords,
} from '../../threads/public'
import { refuse as refuseRequest } from '../../web/errors'
import { idIn } from '../../web/id-in'
import { checkInput, readInput, readQuery } from '../../web/read-input'
import { PICK_PAGE, pickedPages } from './pages-schema'

/** What the team does to comments and pages, for scripts: below `/v1/desk`, behind the token that api-routes.ts asks for. */
export const threadsApi = new Hono<TokenEnv>()

threadsApi.patch('/:site/comments/:id', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const words = checkInput(TeamWords, await readInput(c))
  const { id, revision, changed, actionId } = await editAsTeam(ctx, site, personId, idIn(c), words)
  return c.json({ id: String(id), revision, changed, undo: textOf(actionId) })
})

/** Under the name the token's maker has at the desk. */
threadsApi.post('/:site/comments/:id/replies', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const answer = checkInput(AnswerWords, {
    key: c.req.header('idempotency-key'),
    ...(await readInput(c)),
  })
  const { id, actionId } = await answerComment(ctx, site, personId, idIn(c), answer)
  return c.json({ id: String(id), undo: textOf(actionId) }, 201)
})

threadsApi.post('/:site/words/:action/undo', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const { id } = await undoWords(ctx, site, personId, idIn(c, 'action'))
  return c.json({ id: String(id) })
})

threadsApi.get('/:site/pages', needs('comments.read'), async (c) => {
  const { ctx, site } = c.var
  const { items, next } = await listPages(ctx, site, checkInput(ListPages, readQuery(c)))
  return c.json({ items: items.map(pageJson), next })
})

/** `pages` is a list of ids, as the list above gives them. */
threadsApi.post('/:site/pages', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const input = await readInput(c)
  const { act } = checkInput(ClosePages, input)
  const ids = Array.isArray(input.pages) ? input.pages : []
  const picked = pickedPages(Object.fromEntries(ids.map((id) => [`${PICK_PAGE}${id}`, 'yes'])))
  return c.json({ changed: await closePages(ctx, site, personId, picked, act === 'close') })
})

/** What moving a page would do. */
threadsApi.get('/:site/pages/:page/move', needs('comments.moderate'), async (c) => {
  const { ctx, site } = c.var
  const { to } = checkInput(MovePage, readQuery(c))
  const plan = await planPageMove(ctx, site, c.req.param('page'), to)
  return c.json({
    from: plan.source.page,
    to: plan.targetPage,
    comments: plan.total,
    isMore: plan.isMore,
    there: plan.target ? plan.target.published + plan.target.held : 0,
    open: plan.targetOpen,
    keepsPins: plan.keepPins,
  })
})

threadsApi.post('/:site/pages/:page/move', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const { to } = checkInput(MovePage, await readInput(c))
  const { moveId } = await movePage(ctx, site, personId, c.req.param('page'), to)
  return c.json({ move: String(moveId) }, 202)
})

/** What moving a comment would do. */
threadsApi.get('/:site/comments/:id/move', needs('comments.moderate'), async (c) => {
  const { ctx, site } = c.var
  const plan = await planBranchMove(ctx, site, idIn(c), checkInput(MoveComment, readQuery(c)))
  const { head, below, page, parent, flat, open } = plan
  return c.json({
    from: head.page,
    to: page,
    under: textOf(parent?.id ?? null),
    comments: below.length + 1,
    flat,
    open,
  })
})

threadsApi.post('/:site/comments/:id/move', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const target = checkInput(MoveComment, await readInput(c))
  const { moveId, moved } = await moveComment(ctx, site, personId, idIn(c), target)
  return c.json({ move: String(moveId), moved })
})

threadsApi.get('/:site/moves/:move', needs('comments.moderate'), async (c) => {
  const { ctx, site } = c.var
  const move = await ctx.db.first(findMove(site.id, idIn(c, 'move')))
  if (!move) throw refuseRequest('not-found')
  const { kind, state, moved, total, source_page: from, target_page: to } = move
  const stopped = move.stopped_job !== null
  const at = isoTime(move.created_at)
  return c.json({ id: String(move.id), kind, state, stopped, moved, total, from, to, at })
})

threadsApi.post('/:site/moves/:move/undo', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const id = idIn(c, 'move')
  await undoMove(ctx, site, personId, id)
  return c.json({ move: String(id) }, 202)
})

threadsApi.post('/:site/moves/:move/resume', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const id = idIn(c, 'move')
  await resumeMove(ctx, site, personId, id)
  return c.json({ move: String(id) }, 202)
})

const pageJson = ({ lastCommentAt, ...page }: PageFacts) => ({
  ...page,
  lastCommentAt: lastCommentAt === null ? null : isoTime(lastCommentAt),
})

const textOf = (id: number | null): string | null => (id === null ? null : String(id))
