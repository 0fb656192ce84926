import { Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { checkSender, readSenders } from '../../mail/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { isAllowed } from '../../sites/public'
import { renderDesk } from '../../web/desk-page'
import { refuse as refuseRequest } from '../../web/errors'
import { checkInput, readInput } from '../../web/read-input'
import { frameOf } from '../nav'
import { SenderChoice } from '../schema'
import { askTestMail } from './ask-test-mail'
import { type SendersDone, SendersMain } from './senders-page'

/** Whether mail will be believed: `/desk/{site}/mail/check`. */
export const sendersDesk = new Hono<MemberEnv>()

sendersDesk.use('/:site/mail/check', requirePerson, withMembership)
sendersDesk.use('/:site/mail/test', requirePerson, withMembership)

const DONE: readonly SendersDone[] = ['checked', 'unanswered', 'test']

sendersDesk.get('/:site/mail/check', permit('mail.read'), async (c) => {
  const { t, ctx, site, person, role, sites } = c.var
  return renderDesk(
    c,
    { title: `${t('mail.check')} · ${site.name}` },
    frameOf(t, person, { site, role, sites, at: 'mail' }),
    <SendersMain
      {...{ t, site }}
      room={await readSenders(ctx, site.id)}
      now={ctx.clock.now()}
      to={person.email}
      mayAsk={isAllowed(role, 'mail.put-back')}
      done={DONE.find((done) => done === c.req.query('done'))}
    />,
  )
})

sendersDesk.post('/:site/mail/check', permit('mail.put-back'), async (c) => {
  const { ctx, site } = c.var
  if (!(await ctx.mayProceed(`mail-check:${site.id}`))) throw refuseRequest('too-many-requests')
  const { notices, news } = ctx.config.senders
  const answered = await Promise.all([checkSender(ctx, notices), checkSender(ctx, news)])
  return c.redirect(
    `/desk/${site.id}/mail/check?done=${answered.includes(false) ? 'unanswered' : 'checked'}`,
    303,
  )
})

sendersDesk.post('/:site/mail/test', permit('mail.put-back'), async (c) => {
  const { t, ctx, site, person } = c.var
  const { sender } = checkInput(SenderChoice, await readInput(c))
  await askTestMail(ctx, site, person, sender, t.locale)
  return c.redirect(`/desk/${site.id}/mail/check?done=test`, 303)
})
