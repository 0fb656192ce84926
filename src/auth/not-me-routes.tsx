import { type Context, Hono } from 'hono'
import type { AppEnv } from '../web/app-env'
import { renderDoor } from '../web/desk-page'
import { disownSignIn, type NotMe, readNotMe } from './disown-sign-in'
import { dropDoorCookie } from './middleware'
import { LinkProblem, NotMeDone, NotMeReady } from './sign-in-page'

/** What the letter about a sign-in opens: GET shows, POST acts. Below `/desk`. */
export const notMe = new Hono<AppEnv>()

notMe.get('/not-me/:token', async (c) => {
  const { t, ctx } = c.var
  const link = await readNotMe(ctx, c.req.param('token'))
  if (link.state !== 'good') return showProblem(c, link)
  return renderDoor(c, { title: t('account.not-me-title') }, <NotMeReady t={t} email={link.email} />)
})

notMe.post('/not-me/:token', async (c) => {
  const { t, ctx } = c.var
  const link = await readNotMe(ctx, c.req.param('token'))
  if (link.state !== 'good') return showProblem(c, link)
  await disownSignIn(ctx, link.personId)
  dropDoorCookie(c, 'session')
  return renderDoor(c, { title: t('account.not-me-done-title') }, <NotMeDone t={t} />)
})

function showProblem(c: Context<AppEnv>, link: Exclude<NotMe, { readonly state: 'good' }>) {
  const title = c.var.t(`account.link-${link.state}-title`)
  const status = link.state === 'over' ? 410 : 403
  return renderDoor(c, { title, status }, <LinkProblem t={c.var.t} link={link} />)
}
