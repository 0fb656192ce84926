import { Hono } from 'hono'
import * as v from 'valibot'
import { parseEmail } from '../kernel/email-address'
import { randomToken } from '../platform/hash'
import { renderDoor } from '../web/desk-page'
import { readInput, readQuery } from '../web/read-input'
import { askSignInLink } from './ask-sign-in-link'
import { isFresh } from './find-session'
import { type PersonEnv, readDoorCookie, requirePerson, writeDoorCookie } from './middleware'
import { readAccount } from './read-account'
import { deskPath } from './schema'
import { ConfirmForm, LinkSent } from './sign-in-page'

/** "Is it you?": a new sign-in on the way to what cannot be taken back. Below `/desk`. */
export const confirmAgain = new Hono<PersonEnv>()

confirmAgain.use('/confirm', requirePerson)

confirmAgain.get('/confirm', async (c) => {
  const { t, ctx, person, session } = c.var
  const next = v.parse(deskPath, readQuery(c).next)
  if (isFresh(session, ctx.clock.now())) return c.redirect(next ?? '/desk', 303)
  const { passkeys } = await readAccount(ctx, person.id)
  return renderDoor(
    c,
    { title: t('account.confirm-title'), script: 'desk-passkey.js' },
    <ConfirmForm t={t} next={next} email={person.email} hasPasskey={passkeys.length > 0} />,
  )
})

confirmAgain.post('/confirm', async (c) => {
  const { t, ctx, person } = c.var
  const next = v.parse(deskPath, (await readInput(c)).next)
  const browser = readDoorCookie(c, 'browser') ?? randomToken()
  await askSignInLink(ctx, { email: parseEmail(person.email)!, browser, locale: t.locale, next })
  writeDoorCookie(c, 'browser', browser)
  return renderDoor(c, { title: t('account.sent-title') }, <LinkSent t={t} next={next} />)
})
