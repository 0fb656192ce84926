import { Hono, type MiddlewareHandler } from 'hono'
import { readKeptMail } from '../mail/public'
import type { AppEnv } from '../web/app-env'
import { refuse } from '../web/errors'
import { renderPage } from '../web/page'
import { sameOriginOnly } from '../web/same-origin'
import { nonceOf, pageCsp } from '../web/security-headers'
import { OutboxPage } from './outbox-page'
import { setUpDemo } from './set-up-demo'

/** @throws web/not-found (404) unless DEVELOPMENT is set: in production nothing here exists */
const developmentOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!c.var.ctx.config.development) throw refuse('not-found')
  await next()
}

// The guard stands at each route and not before `/demo/*`: a site may be called "demo", and its pages live there too.

/** What only a developer sees, four addresses below `/demo/`; and the front door. */
export const demo = new Hono<AppEnv>()

/** To the demo's article; in production there is nothing to read here, and whoever types the host's name is of the team. */
demo.get('/', (c) => {
  const { demoOrigin } = c.var.ctx.config
  return c.redirect(demoOrigin ? `${demoOrigin}/` : '/desk', 302)
})

// Its answer lets somebody in, so no page of another origin may ask, not even on this computer.
demo.post('/demo/set-up', developmentOnly, sameOriginOnly, async (c) => c.json(await setUpDemo(c.var.ctx)))

demo.get('/demo/outbox.json', developmentOnly, async (c) => c.json({ items: await readKeptMail(c.var.ctx) }))

demo.get('/demo/outbox', developmentOnly, async (c) => {
  const mails = await readKeptMail(c.var.ctx)
  const { t } = c.var
  const page = await renderPage(
    c,
    { title: t('demo.outbox'), styles: ['page.css', 'demo.css'] },
    <OutboxPage t={t} mails={mails} />,
  )
  page.headers.set('Content-Security-Policy', `${pageCsp(nonceOf(c))}; frame-src 'self'`)
  return page
})

/** A mail's HTML by itself, as a mail program would show it: styles of its own, no script, no address of ours to borrow. */
demo.get('/demo/outbox/:id', developmentOnly, async (c) => {
  const mail = (await readKeptMail(c.var.ctx)).find(({ id }) => id === c.req.param('id'))
  if (!mail) throw refuse('not-found')
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
  )
  return c.html(openingOutside(mail.html))
})

/** Links of a mail open in a tab of their own, as they do in a mail program; the frame itself may go nowhere. */
const openingOutside = (html: string): string => html.replace(/<a (?=[^>]*href)/g, '<a target="_blank" ')
