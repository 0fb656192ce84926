import { type Context, Hono } from 'hono'
import { editAsTeam } from '../comments/public'
import { parseId } from '../kernel/id'
import { answerComment } from '../moderation/public'
import { needs, type TokenEnv } from '../team/middleware'
import { undoWords } from '../threads/public'
import { refuse as refuseRequest } from '../web/errors'
import { checkInput, readInput } from '../web/read-input'
import { AnswerWords, EditWords } from './schema'

/** What the team does to comments and pages, for scripts: below `/v1/desk`, behind the token that api-routes.ts asks for. */
export const threadsApi = new Hono<TokenEnv>()

threadsApi.patch('/:site/comments/:id', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const { list: _, ...words } = checkInput(EditWords, await readInput(c))
  const { id, revision, changed, actionId } = await editAsTeam(ctx, site, personId, idIn(c, 'id'), words)
  return c.json({ id: String(id), revision, changed, undo: textOf(actionId) })
})

/** Under the name the token's maker has at the desk. */
threadsApi.post('/:site/comments/:id/replies', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const { list: _, ...answer } = checkInput(AnswerWords, {
    key: c.req.header('idempotency-key'),
    ...(await readInput(c)),
  })
  const { id, actionId } = await answerComment(ctx, site, personId, idIn(c, 'id'), answer)
  return c.json({ id: String(id), undo: textOf(actionId) }, 201)
})

threadsApi.post('/:site/words/:action/undo', needs('comments.moderate'), async (c) => {
  const { ctx, site, personId } = c.var
  const { id } = await undoWords(ctx, site, personId, idIn(c, 'action'))
  return c.json({ id: String(id) })
})

const textOf = (id: number | null): string | null => (id === null ? null : String(id))

function idIn(c: Context<TokenEnv>, name: string): number {
  const id = parseId(c.req.param(name) ?? '')
  if (id === undefined) throw refuseRequest('not-found')
  return id
}
