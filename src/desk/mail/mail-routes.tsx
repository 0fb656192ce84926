import { type Context, Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { AppError } from '../../kernel/error'
import { parseId } from '../../kernel/id'
import { type Look, LookForm, readLook } from '../../mail/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { isAllowed } from '../../sites/public'
import { renderDesk } from '../../web/desk-page'
import { describeProblem } from '../../web/on-error'
import { checkInput, type RawInput, readInput } from '../../web/read-input'
import { nonceOf, pageCsp } from '../../web/security-headers'
import { refuse } from '../errors'
import { frameOf } from '../nav'
import { LiftSuppression, SenderChoice } from '../schema'
import { letMailGo } from './let-mail-go'
import { liftSuppression } from './lift-suppression'
import { LookMain } from './look-page'
import { type MailDone, MailMain } from './mail-page'
import { chooseSample, previewSample } from './preview-sample'
import { putBackJob } from './put-back-job'
import { readMailRoom } from './read-mail-room'
import { updateLook } from './update-look'

/** A site's mail at the desk: `/desk/{site}/mail`. */
export const mailDesk = new Hono<MemberEnv>()

mailDesk.use('/:site/mail/*', requirePerson, withMembership)

const DONE: readonly MailDone[] = ['put-back', 'lift', 'go-on']

mailDesk.get('/:site/mail', permit('mail.read'), async (c) => {
  const { t, ctx, site, person, role, sites } = c.var
  const room = await readMailRoom(ctx, site, c.req.query('after'))
  const frame = frameOf(t, person, { site, role, sites, at: 'mail' })
  return renderDesk(
    c,
    { title: `${t('desk.nav-mail')} · ${site.name}` },
    frame,
    <MailMain
      t={t}
      site={site}
      room={room}
      now={ctx.clock.now()}
      mayLift={isAllowed(role, 'mail.lift')}
      done={DONE.find((done) => done === c.req.query('done'))}
    />,
  )
})

mailDesk.post('/:site/mail/parked/:job', permit('mail.put-back'), async (c) => {
  const { ctx, site, person } = c.var
  const id = parseId(c.req.param('job'))
  if (id === undefined) throw refuse('parked-unknown')
  await putBackJob(ctx, site, person.id, id)
  return c.redirect(`/desk/${site.id}/mail?done=put-back`, 303)
})

mailDesk.post('/:site/mail/go-on', permit('mail.put-back'), async (c) => {
  const { ctx, site, person } = c.var
  const { sender } = checkInput(SenderChoice, await readInput(c))
  await letMailGo(ctx, site, person.id, sender)
  return c.redirect(`/desk/${site.id}/mail?done=go-on`, 303)
})

mailDesk.post('/:site/mail/lift', permit('mail.lift'), async (c) => {
  const { ctx, site, person } = c.var
  await liftSuppression(ctx, site, person.id, checkInput(LiftSuppression, await readInput(c)))
  return c.redirect(`/desk/${site.id}/mail?done=lift`, 303)
})

mailDesk.get('/:site/mail/look', permit('mail.read'), async (c) =>
  showLook(c, await readLook(c.var.ctx, c.var.site.id), { saved: c.req.query('saved') === '1' }),
)

mailDesk.post('/:site/mail/look', permit('site.settings'), async (c) => {
  const { t, ctx, site, person } = c.var
  const input = await readInput(c)
  try {
    await updateLook(ctx, site, person.id, checkInput(LookForm, input))
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    const stored = await readLook(ctx, site.id)
    return showLook(c, stored, { typed: input, issues: describeProblem(error, t).errors })
  }
  return c.redirect(`/desk/${site.id}/mail/look?saved=1`, 303)
})

/** One sample as its reader sees it, for the frames of the page above: styles of its own, no script, no form, no link that leads on. */
mailDesk.get('/:site/mail/look/preview', permit('mail.read'), async (c) => {
  const { ctx, site } = c.var
  const look = await readLook(ctx, site.id)
  const chosen = chooseSample(site, { mail: c.req.query('mail'), lang: c.req.query('in') })
  const { html } = await previewSample(
    ctx,
    site,
    look,
    chosen,
    c.req.query('theme') === 'dark' ? 'dark' : 'light',
  )
  const pictures = look.logoUrl === '' ? "'none'" : new URL(look.logoUrl).origin
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'unsafe-inline'; img-src ${pictures}; base-uri 'none'; form-action 'none'; ` +
      "frame-ancestors 'self'; sandbox",
  )
  return c.html(html)
})

async function showLook(
  c: Context<MemberEnv>,
  look: Look,
  {
    saved = false,
    typed = {},
    issues,
  }: {
    readonly saved?: boolean
    readonly typed?: RawInput
    readonly issues?: readonly { readonly field: string; readonly message: string }[] | undefined
  },
): Promise<Response> {
  const { t, ctx, site, person, role, sites } = c.var
  const values = Object.fromEntries(
    Object.entries(look).map(([name, stored]) => [
      name,
      typeof typed[name] === 'string' ? typed[name] : stored,
    ]),
  ) as unknown as Look
  const chosen = chooseSample(site, { mail: c.req.query('mail'), lang: c.req.query('in') })
  const preview = await previewSample(ctx, site, look, chosen, 'light')
  const title = `${issues ? `${t('page.error-prefix')} ` : ''}${t('mail.look')} · ${site.name}`
  const page = await renderDesk(
    c,
    { title, status: issues ? 422 : 200 },
    frameOf(t, person, { site, role, sites, at: 'mail' }),
    <LookMain
      {...{ t, site, values, issues, saved, chosen, preview, mayChange: isAllowed(role, 'site.settings') }}
    />,
  )
  page.headers.set('Content-Security-Policy', `${pageCsp(nonceOf(c))}; frame-src 'self'`)
  return page
}
