import { type Context, Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import {
  banAuthor,
  banByHand,
  findAuthorKey,
  readBanForm,
  timeOutAuthor,
  undoBan,
} from '../../authors/public'
import { BanAuthor, ChangeBan, changeBan, ListBans, listBans, NewBan } from '../../bans/public'
import { AppError } from '../../kernel/error'
import { addNote, NewNote, removeNote } from '../../notes/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { isAllowed } from '../../sites/public'
import { idIn } from '../../web/id-in'
import { shapeOf } from '../../web/negotiate'
import { describeProblem } from '../../web/on-error'
import { checkInput, readInput, readQuery } from '../../web/read-input'
import { deskUrl, type Place } from '../desk-url'
import { placeIn } from '../queue/place-in'
import { refuseAtDesk, show } from '../queue/show-queue'
import { BanMain, type BanNotes } from './ban-page'
import { saidOfBan } from './ban-said'
import { BansMain, type BansNotes } from './bans-page'

/** Who may not write, and what is noted of authors: `/desk/{site}/bans`, and from an open comment. */
export const bansDesk = new Hono<MemberEnv>()

for (const path of ['bans/*', 'comments/:id/ban', 'comments/:id/time-out', 'comments/:id/notes/*'])
  bansDesk.use(`/:site/${path}`, requirePerson, withMembership)

bansDesk.get('/:site/bans', permit('bans.edit'), (c) =>
  showBans(c, { done: c.req.query('done') === 'changed' ? c.var.t('desk.ban-changed') : undefined }),
)

bansDesk.post('/:site/bans', permit('bans.edit'), async (c) => {
  const { ctx, site, person, t } = c.var
  const typed = await readInput(c)
  try {
    await banByHand(ctx, site, person.id, checkInput(NewBan, typed))
  } catch (error) {
    const { status, ...told } = toldOnPage(error, t)
    // A trait is what was typed: what is wrong with it stands below that field.
    const issues = told.issues?.map((issue) =>
      ['address', 'name', 'domain'].includes(issue.field) ? { ...issue, field: 'what' } : issue,
    )
    return showBans(c, { typed, ...told, ...(issues && { issues }), status })
  }
  return c.redirect(`/desk/${site.id}/bans`, 303)
})

bansDesk.post('/:site/bans/:id', permit('bans.edit'), async (c) => {
  const { ctx, site, t } = c.var
  try {
    await changeBan(ctx, site, changerOf(c), idIn(c), checkInput(ChangeBan, await readInput(c)))
  } catch (error) {
    if (!(error instanceof AppError) || ![409, 422].includes(error.status)) throw error
    const { detail, errors } = describeProblem(error, t)
    return showBans(c, { warning: errors?.[0]?.message ?? detail, status: error.status })
  }
  return c.redirect(`/desk/${site.id}/bans?done=changed`, 303)
})

/** Takes one's own ban back, with what was decided along with it. */
bansDesk.post('/:site/bans/:id/undo', permit('bans.edit'), async (c) => {
  const { ctx, site, person } = c.var
  await undoBan(ctx, site, person.id, idIn(c))
  if (shapeOf(c) === 'json') return c.json({})
  return c.redirect(deskUrl(site, placeIn(readQuery(c), 'held')), 303)
})

bansDesk.get('/:site/comments/:id/ban', permit('bans.edit'), (c) =>
  showBan(c, placeIn(readQuery(c), 'held'), {}),
)

bansDesk.post('/:site/comments/:id/ban', permit('bans.edit'), async (c) => {
  const { ctx, site, person, t } = c.var
  const typed = await readInput(c)
  const place = placeIn(typed, 'held')
  const id = idIn(c)
  try {
    const { banId } = await banAuthor(ctx, site, person.id, id, checkInput(BanAuthor, typed))
    return c.redirect(deskUrl(site, { ...place, item: id, ban: banId }), 303)
  } catch (error) {
    const { status, ...told } = toldOnPage(error, t)
    const issues = told.issues?.map((issue) =>
      ['address', 'name'].includes(issue.field) ? { ...issue, field: `by-${issue.field}` } : issue,
    )
    return showBan(c, place, { typed, warning: told.warning, ...(issues && { issues }) }, status)
  }
})

/** A day's pause, at one press. */
bansDesk.post('/:site/comments/:id/time-out', permit('bans.edit'), async (c) => {
  const { ctx, site, person, t } = c.var
  const place = placeIn(await readInput(c), 'held')
  const id = idIn(c)
  try {
    const banId = await timeOutAuthor(ctx, site, person.id, id)
    if (shapeOf(c) !== 'json') return c.redirect(deskUrl(site, { ...place, item: id, ban: banId }), 303)
    return c.json({ said: await saidOfBan(ctx, t, site, person.id, banId), undo: String(banId) })
  } catch (error) {
    return refuseAtDesk(c, error, { ...place, item: id })
  }
})

bansDesk.post('/:site/comments/:id/notes', permit('authors.notes'), async (c) => {
  const { ctx, site, person } = c.var
  const input = await readInput(c)
  const place = placeIn(input, 'held')
  const id = idIn(c)
  try {
    const { note } = checkInput(NewNote, input)
    await addNote(ctx, site, person.id, await findAuthorKey(ctx, site, id), note)
    return c.redirect(deskUrl(site, { ...place, item: id }), 303)
  } catch (error) {
    return refuseAtDesk(c, error, { ...place, item: id })
  }
})

bansDesk.post('/:site/comments/:id/notes/:note', permit('authors.notes'), async (c) => {
  const { ctx, site } = c.var
  const place = placeIn(await readInput(c), 'held')
  const id = idIn(c)
  await removeNote(ctx, site, changerOf(c), await findAuthorKey(ctx, site, id), idIn(c, 'note'))
  return c.redirect(deskUrl(site, { ...place, item: id }), 303)
})

const changerOf = (c: Context<MemberEnv>) => ({
  personId: c.var.person.id,
  mayAll: isAllowed(c.var.role, 'bans.change-all'),
})

const TOLD = ['bans/hits-many', 'bans/patterns-many']

/** What a form is told on its own page: fields that are wrong, that it would hit many, or that there are many of its kind. @throws everything else */
function toldOnPage(error: unknown, t: MemberEnv['Variables']['t']) {
  if (!(error instanceof AppError) || (error.status !== 422 && !TOLD.includes(error.code))) throw error
  const { detail, errors: issues } = describeProblem(error, t)
  return {
    status: error.status,
    ...(issues ? { issues } : { warning: detail, warned: error.code === 'bans/hits-many' }),
  } as { status: number; issues?: BansNotes['issues'] & {}; warning?: string; warned?: boolean }
}

async function showBans(c: Context<MemberEnv>, notes: BansNotes & { readonly status?: number }) {
  const { t, ctx, site } = c.var
  const query = checkInput(ListBans, c.req.method === 'GET' ? readQuery(c) : {})
  const page = await listBans(ctx, site, query)
  const { personId, mayAll } = changerOf(c)
  const view = { site, list: query.list, page, now: ctx.clock.now() }
  const title = `${notes.issues ? `${t('page.error-prefix')} ` : ''}${t('desk.nav-bans')}`
  return show(
    c,
    'bans',
    title,
    <BansMain t={t} {...view} {...notes} mine={({ madeBy }) => mayAll || madeBy.id === personId} />,
    notes.status,
  )
}

async function showBan(c: Context<MemberEnv>, place: Place, notes: BanNotes, status?: number) {
  const { t, ctx, site } = c.var
  const form = await readBanForm(ctx, site, idIn(c))
  const title = `${notes.issues ? `${t('page.error-prefix')} ` : ''}${t('desk.ban-title', { name: form.name })}`
  const page = <BanMain t={t} site={site} form={form} place={place} now={ctx.clock.now()} {...notes} />
  return show(c, 'bans', title, page, status)
}
