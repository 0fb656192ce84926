import { type Context, Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { planBranchMove } from '../../comments/public'
import { AppError } from '../../kernel/error'
import { parseId } from '../../kernel/id'
import { readItem } from '../../moderation/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { isAllowed, listTeam } from '../../sites/public'
import {
  closePages,
  findMove,
  listMoves,
  listPages,
  MoveComment,
  MovePage,
  moveComment,
  movePage,
  planPageMove,
  readPage,
  resumeMove,
  SetPageState,
  setPageState,
  undoMove,
} from '../../threads/public'
import { refuse as refuseRequest } from '../../web/errors'
import { idIn } from '../../web/id-in'
import { describeProblem } from '../../web/on-error'
import { checkInput, type RawInput, readInput, readQuery } from '../../web/read-input'
import { placeQuery } from '../desk-url'
import { placeIn } from '../queue/place-in'
import { show } from '../queue/show-queue'
import { CommentMoveMain, MoveMain, PageMovePlan } from './move-page'
import { PageMain, PagesMain } from './pages-page'
import { ClosePages, ListPages, pickedPages } from './pages-schema'

/** Pages with comments: find, close, move, and take moves back. */
export const pagesDesk = new Hono<MemberEnv>()

for (const path of ['/:site/pages', '/:site/pages/*', '/:site/moves/*', '/:site/comments/:id/move'])
  pagesDesk.use(path, requirePerson, withMembership)

/** Moves that the list shows. */
const LATEST = 5

pagesDesk.get('/:site/pages', permit('comments.read'), async (c) => {
  const { t, ctx, site } = c.var
  const { closed, opened, ...query } = checkInput(ListPages, readQuery(c))
  const [list, moves] = await Promise.all([
    listPages(ctx, site, query),
    ctx.db.all(listMoves(site.id, Number.MAX_SAFE_INTEGER, LATEST)),
  ])
  const count = closed ?? opened
  const view = {
    site,
    begins: query.begins,
    after: query.after,
    list,
    moves,
    now: ctx.clock.now(),
    mayDecide: mayDecide(c),
    done:
      count === undefined ? undefined : ({ act: closed === undefined ? 'open' : 'close', count } as const),
  }
  return show(c, 'pages', t('desk.nav-pages'), <PagesMain t={t} view={view} />)
})

/** Closes or opens what was picked, and leads back to where it was picked. */
pagesDesk.post('/:site/pages', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const input = await readInput(c)
  const { act, begins, after } = checkInput(ClosePages, input)
  const changed = await closePages(ctx, site, person.id, pickedPages(input), act === 'close')
  const back = new URLSearchParams({
    ...(begins && { begins }),
    ...(after && { after }),
    [act === 'close' ? 'closed' : 'opened']: String(changed),
  })
  return c.redirect(`/desk/${site.id}/pages?${back}`, 303)
})

pagesDesk.get('/:site/pages/:page', permit('comments.read'), (c) => showPage(c))

pagesDesk.post('/:site/pages/:page', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const { page } = checkInput(SetPageState, await readInput(c))
  await setPageState(ctx, site, person.id, c.req.param('page'), page)
  return c.redirect(`/desk/${site.id}/pages/${c.req.param('page')}?saved=1`, 303)
})

/** The dry run: says what would happen, and asks. */
pagesDesk.get('/:site/pages/:page/move', permit('comments.moderate'), (c) =>
  lookOrMove(c, readQuery(c), false),
)

pagesDesk.post('/:site/pages/:page/move', permit('comments.moderate'), async (c) =>
  lookOrMove(c, await readInput(c), true),
)

async function lookOrMove(c: Context<MemberEnv>, typed: RawInput, act: boolean) {
  const { t, ctx, site, person } = c.var
  const page = c.req.param('page') ?? ''
  try {
    const { to } = checkInput(MovePage, typed)
    if (act) {
      const { moveId } = await movePage(ctx, site, person.id, page, to)
      return c.redirect(`/desk/${site.id}/moves/${moveId}`, 303)
    }
    const plan = await planPageMove(ctx, site, page, to)
    return show(
      c,
      'pages',
      t('desk.page-move-sure'),
      <PageMovePlan t={t} site={site} plan={plan} to={to.href} />,
    )
  } catch (error) {
    const { issues, warning, status } = refusedBy(c, error)
    const text = typeof typed.to === 'string' ? typed.to : ''
    return showPage(c, { typed: text, issues: issues ?? [{ field: 'to', message: warning }] }, status)
  }
}

async function showPage(
  c: Context<MemberEnv>,
  typed: {
    readonly typed: string
    readonly issues?: readonly { readonly field: string; readonly message: string }[]
  } = { typed: '' },
  status?: number,
) {
  const { t, ctx, site } = c.var
  const page = await readPage(ctx, site, c.req.param('page') ?? '')
  const view = {
    site,
    page,
    now: ctx.clock.now(),
    mayDecide: mayDecide(c),
    saved: c.req.query('saved') === '1',
    ...typed,
  }
  const title = `${typed.issues ? `${t('page.error-prefix')} ` : ''}${page.title || page.page}`
  return show(c, 'pages', title, <PageMain t={t} view={view} />, status)
}

/** The form, and once it says where to, what that would do. */
pagesDesk.get('/:site/comments/:id/move', permit('comments.moderate'), (c) =>
  showCommentMove(c, readQuery(c)),
)

pagesDesk.post('/:site/comments/:id/move', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const typed = await readInput(c)
  try {
    const { moveId } = await moveComment(ctx, site, person.id, idIn(c), checkInput(MoveComment, typed))
    const back = placeQuery(placeIn(typed, 'held'), idIn(c))
    return c.redirect(`/desk/${site.id}/moves/${moveId}${back}`, 303)
  } catch (error) {
    return showCommentMove(c, typed, refusedBy(c, error))
  }
})

async function showCommentMove(c: Context<MemberEnv>, typed: RawInput, refused?: Refused) {
  const { t, ctx, site } = c.var
  const id = idIn(c)
  const item = await readItem(ctx, site, id)
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '')
  let told = refused
  let plan: Awaited<ReturnType<typeof planBranchMove>> | undefined
  if (!refused && typed.look !== undefined) {
    try {
      plan = await planBranchMove(ctx, site, id, checkInput(MoveComment, typed))
    } catch (error) {
      told = refusedBy(c, error)
    }
  }
  const view = {
    site,
    id,
    name: item.name,
    place: placeIn(typed, 'held'),
    page: text('page'),
    under: text('under'),
    plan,
    issues: told?.issues,
    warning: told?.issues ? undefined : told?.warning,
  }
  const title = `${told ? `${t('page.error-prefix')} ` : ''}${t('desk.comment-move-title', { name: item.name })}`
  return show(c, 'queue', title, <CommentMoveMain t={t} view={view} />, told?.status)
}

pagesDesk.get('/:site/moves/:move', permit('comments.moderate'), (c) => showMove(c))

pagesDesk.post('/:site/moves/:move/undo', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c, 'move')
  try {
    await undoMove(ctx, site, person.id, id)
  } catch (error) {
    const { warning, status } = refusedBy(c, error)
    return showMove(c, warning, status)
  }
  return c.redirect(`/desk/${site.id}/moves/${id}${backIn(c)}`, 303)
})

/** One that stopped goes on. */
pagesDesk.post('/:site/moves/:move/resume', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c, 'move')
  await resumeMove(ctx, site, person.id, id)
  return c.redirect(`/desk/${site.id}/moves/${id}${backIn(c)}`, 303)
})

/** The comment that was moved, and the list it was moved from, as the address goes on saying them. */
function fromIn(c: Context<MemberEnv>) {
  const query = readQuery(c)
  const item = parseId(String(query.item ?? ''))
  return item === undefined ? undefined : { ...placeIn(query, 'held'), item }
}

function backIn(c: Context<MemberEnv>): string {
  const from = fromIn(c)
  return from ? placeQuery(from, from.item) : ''
}

async function showMove(c: Context<MemberEnv>, warning?: string, status?: number) {
  const { t, ctx, site } = c.var
  const [found, team] = await ctx.db.batch([findMove(site.id, idIn(c, 'move')), listTeam(site.id)])
  const move = found.rows[0]
  if (!move) throw refuseRequest('not-found')
  const by = team.rows.find(({ person_id }) => person_id === move.person_id)?.name
  const from = fromIn(c)
  const view = { site, move, by, now: ctx.clock.now(), warning, from, back: backIn(c) }
  return show(
    c,
    'pages',
    t(`desk.move-${move.kind}`, { count: move.total }),
    <MoveMain t={t} view={view} />,
    status,
  )
}

interface Refused {
  readonly status: number
  readonly warning: string
  readonly issues?: readonly { readonly field: string; readonly message: string }[] | undefined
}

/** What a form can mend or a person should know, in words; everything else is onError's. */
function refusedBy(c: Context<MemberEnv>, error: unknown): Refused {
  if (!(error instanceof AppError) || (error.status !== 409 && error.status !== 422)) throw error
  const { detail, errors } = describeProblem(error, c.var.t)
  return { status: error.status, warning: detail, issues: errors }
}

const mayDecide = (c: Context<MemberEnv>): boolean => isAllowed(c.var.role, 'comments.moderate')
