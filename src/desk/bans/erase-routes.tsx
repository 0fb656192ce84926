import { type Context, Hono } from 'hono'
import { requireFresh, requirePerson } from '../../auth/middleware'
import { EraseAuthor, eraseAuthor, readErasure } from '../../authors/public'
import { AppError } from '../../kernel/error'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { idIn } from '../../web/id-in'
import { describeProblem } from '../../web/on-error'
import { checkInput, readInput, readQuery } from '../../web/read-input'
import type { Place } from '../desk-url'
import { placeIn } from '../queue/place-in'
import { show } from '../queue/show-queue'
import { EraseMain, type EraseNotes } from './erase-page'

/** Forgetting an author who asked for it: `/desk/{site}/comments/{id}/erase`. Who is asked for their key is asked before they type. */
export const eraseDesk = new Hono<MemberEnv>()

eraseDesk.use('/:site/comments/:id/erase', requirePerson, withMembership)

eraseDesk.get('/:site/comments/:id/erase', permit('authors.erase'), requireFresh, (c) =>
  showErasure(c, placeIn(readQuery(c), 'held'), { isDone: c.req.query('did') === 'erased' }),
)

eraseDesk.post('/:site/comments/:id/erase', permit('authors.erase'), requireFresh, async (c) => {
  const { ctx, site, person, t } = c.var
  const typed = await readInput(c)
  const place = placeIn(typed, 'held')
  try {
    await eraseAuthor(ctx, site, person.id, idIn(c), checkInput(EraseAuthor, typed))
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    const { errors: issues } = describeProblem(error, t)
    return showErasure(c, place, { typed, ...(issues && { issues }) }, 422)
  }
  return c.redirect(`/desk/${site.id}/comments/${idIn(c)}/erase?did=erased&list=${place.status}`, 303)
})

async function showErasure(c: Context<MemberEnv>, place: Place, notes: EraseNotes, status?: number) {
  const { ctx, site, t } = c.var
  const erasure = await readErasure(ctx, site, idIn(c))
  const title = `${notes.issues ? `${t('page.error-prefix')} ` : ''}${t('desk.erase-title', { name: erasure.name })}`
  return show(c, 'queue', title, <EraseMain {...{ t, site, erasure, place }} {...notes} />, status)
}
