import { type Context, Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { editAsTeam, TeamWords } from '../../comments/public'
import { AppError } from '../../kernel/error'
import { parseId } from '../../kernel/id'
import { answerComment, type Item, readItem } from '../../moderation/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { AnswerWords, undoWords } from '../../threads/public'
import { idIn } from '../../web/id-in'
import { describeProblem } from '../../web/on-error'
import { checkInput, type RawInput, readInput, readQuery } from '../../web/read-input'
import { deskUrl } from '../desk-url'
import { placeIn } from './place-in'
import { refuseAtDesk, show } from './show-queue'
import { WordsMain } from './words-page'

/** The team's own words, from the open comment at the desk: edits and answers. */
export const wordsDesk = new Hono<MemberEnv>()

type Act = 'edit' | 'reply'

wordsDesk.use('/:site/comments/:id/edit', requirePerson, withMembership)
wordsDesk.use('/:site/comments/:id/reply', requirePerson, withMembership)
wordsDesk.use('/:site/words/*', requirePerson, withMembership)

wordsDesk.get('/:site/comments/:id/edit', permit('comments.moderate'), (c) => showForm(c, 'edit', {}))

wordsDesk.post('/:site/comments/:id/edit', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c)
  const typed = await readInput(c)
  try {
    const { actionId } = await editAsTeam(ctx, site, person.id, id, checkInput(TeamWords, typed))
    return c.redirect(
      deskUrl(site, { ...placeIn(typed, 'held'), item: id, done: actionId ?? undefined }),
      303,
    )
  } catch (error) {
    return showRefused(c, 'edit', typed, error)
  }
})

wordsDesk.get('/:site/comments/:id/reply', permit('comments.moderate'), (c) => showForm(c, 'reply', {}))

wordsDesk.post('/:site/comments/:id/reply', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c)
  const typed = await readInput(c)
  try {
    const { actionId } = await answerComment(ctx, site, person.id, id, checkInput(AnswerWords, typed))
    return c.redirect(
      deskUrl(site, { ...placeIn(typed, 'held'), item: id, done: actionId ?? undefined }),
      303,
    )
  } catch (error) {
    return showRefused(c, 'reply', typed, error)
  }
})

wordsDesk.post('/:site/words/:action/undo', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  try {
    const { id } = await undoWords(ctx, site, person.id, idIn(c, 'action'))
    return c.redirect(deskUrl(site, { ...placeIn(readQuery(c), 'held'), item: id }), 303)
  } catch (error) {
    return refuseAtDesk(c, error, { ...placeIn(readQuery(c), 'held'), item: undefined })
  }
})

/** The form again with every word that was typed, and what is wrong with it. What no form can mend is onError's. */
async function showRefused(c: Context<MemberEnv>, act: Act, typed: RawInput, error: unknown) {
  if (!(error instanceof AppError) || (error.status !== 409 && error.status !== 422)) throw error
  const { detail, errors: issues } = describeProblem(error, c.var.t)
  const { ack } = error.details.more ?? {}
  return showForm(c, act, typed, {
    status: error.status,
    issues,
    warning: issues?.some(({ field }) => field === 'body') ? undefined : detail,
    ack: typeof ack === 'string' ? ack : undefined,
  })
}

async function showForm(
  c: Context<MemberEnv>,
  act: Act,
  typed: RawInput,
  {
    status,
    ...refused
  }: {
    readonly status?: number
    readonly issues?: readonly { readonly field: string; readonly message: string }[] | undefined
    readonly warning?: string | undefined
    readonly ack?: string | undefined
  } = {},
) {
  const { t, ctx, site, person } = c.var
  const item: Item = await readItem(ctx, site, idIn(c))
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const view = {
    site,
    item,
    act,
    now: ctx.clock.now(),
    name: person.name || site.name,
    place: placeIn({ ...readQuery(c), ...typed }, 'held'),
    body: text('body') ?? (act === 'edit' ? item.body : ''),
    revision: parseId(text('revision') ?? '') ?? item.revision,
    key: text('key') ?? crypto.randomUUID(),
    approve: text('approve') === 'yes',
    ...refused,
  }
  const title = `${refused.issues ? `${t('page.error-prefix')} ` : ''}${t(`desk.words-${act}-title`, { name: item.name })}`
  return show(c, 'queue', title, <WordsMain t={t} view={view} />, status)
}
