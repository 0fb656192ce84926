import { type Context, Hono } from 'hono'
import type { AppEnv } from '../../web/app-env'
import { renderPage } from '../../web/page'
import { readInput } from '../../web/read-input'
import { Notice } from '../../web/ui/notice'
import { readStopLink, stopMail } from './stop-mail'

/** `/not-mine/{token}`: the way out of mail about a comment. GET shows, POST acts: our button, or one click of a mail program (RFC 8058). */
export const stopPages = new Hono<AppEnv>()

stopPages.get('/not-mine/:token', async (c) => {
  await readStopLink(c.var.ctx, c.req.param('token'))
  return show(c, false)
})

stopPages.post('/not-mine/:token', async (c) => {
  const token = c.req.param('token')
  const { pressed, ...fields } = await readInput(c)
  const click = fields['List-Unsubscribe']
  const meant = pressed === 'yes' || (typeof click === 'string' && click.toLowerCase() === 'one-click')
  // Neither: a scanner that posts what it finds. The page asks (U9).
  if (meant) await stopMail(c.var.ctx, token)
  else await readStopLink(c.var.ctx, token)
  return show(c, meant, meant ? 200 : 400)
})

const show = (c: Context<AppEnv>, done: boolean, status = 200) => {
  const { t } = c.var
  const title = t(done ? 'comments.not-mine-done' : 'comments.not-mine')
  return renderPage(
    c,
    { title, status },
    <Notice kind={done ? 'success' : 'plain'} title={title}>
      <p>{t(done ? 'comments.not-mine-done-text' : 'comments.not-mine-text')}</p>
      {!done && (
        <form method="post">
          <button type="submit" class="aw-button" name="pressed" value="yes">
            {t('comments.not-mine-button')}
          </button>
        </form>
      )}
    </Notice>,
  )
}
