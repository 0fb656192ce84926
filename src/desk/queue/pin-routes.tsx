import { Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { PinComment, pinComment, SetPage, setPage } from '../../moderation/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { idIn } from '../../web/id-in'
import { checkInput, readInput } from '../../web/read-input'
import { deskUrl } from '../desk-url'
import { placeIn } from './place-in'
import { refuseAtDesk } from './show-queue'

/** Pinning, and what its page takes, from the open comment at the desk. */
export const pinDesk = new Hono<MemberEnv>()

pinDesk.post(
  '/:site/comments/:id/pin',
  requirePerson,
  withMembership,
  permit('comments.moderate'),
  async (c) => {
    const { ctx, site, person } = c.var
    const id = idIn(c)
    const input = await readInput(c)
    const { pinned, list } = checkInput(PinComment, input)
    const place = placeIn(input, list)
    try {
      await pinComment(ctx, site, person.id, id, pinned)
      return c.redirect(deskUrl(site, { ...place, item: id }), 303)
    } catch (error) {
      return refuseAtDesk(c, error, { ...place, item: id })
    }
  },
)

pinDesk.post(
  '/:site/comments/:id/page',
  requirePerson,
  withMembership,
  permit('comments.moderate'),
  async (c) => {
    const { ctx, site, person } = c.var
    const id = idIn(c)
    const input = await readInput(c)
    const { page, list } = checkInput(SetPage, input)
    await setPage(ctx, site, person.id, id, page)
    return c.redirect(deskUrl(site, { ...placeIn(input, list), item: id }), 303)
  },
)
