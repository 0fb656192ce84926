import { type Context, Hono } from 'hono'
import {
  type PersonEnv,
  readDoorCookie,
  requireFresh,
  requirePerson,
  writeDoorCookie,
} from '../../auth/middleware'
import {
  AddPasskey,
  askForPasskey,
  dropPasskey,
  endOwnSession,
  isFresh,
  leaveOtherBrowsers,
  namePerson,
  readAccount,
  registerPasskey,
} from '../../auth/public'
import { AppError } from '../../kernel/error'
import { randomToken } from '../../platform/hash'
import { renderDesk } from '../../web/desk-page'
import { idIn } from '../../web/id-in'
import { shapeOf } from '../../web/negotiate'
import { describeProblem } from '../../web/on-error'
import { checkInput, readInput } from '../../web/read-input'
import { frameOf } from '../nav'
import { NamePerson, PasskeyChoice } from '../schema'
import { AccountMain, DONE } from './account-page'
import { readKeys } from './key-table'
import { setKeys } from './set-keys'

/** What is a person's own: name, passkeys, and the browsers they are signed in with. Below `/desk`. */
export const ownAccount = new Hono<PersonEnv>()

ownAccount.use('/account/*', requirePerson)

ownAccount.get('/account', (c) => showAccount(c))

ownAccount.post('/account/name', async (c) => {
  const { ctx, person } = c.var
  const input = await readInput(c)
  try {
    await namePerson(ctx, person.id, checkInput(NamePerson, input).name)
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    const wrong = describeProblem(error, c.var.t).errors?.[0]?.message
    return showAccount(c, { status: 422, wrong, typed: typeof input.name === 'string' ? input.name : '' })
  }
  return c.redirect('/desk/account?done=name', 303)
})

ownAccount.post('/account/keys', async (c) => {
  const { ctx, person, t } = c.var
  const input = await readInput(c)
  try {
    const keys = await setKeys(ctx, t, { id: person.id, keys: readKeys(person.keys) }, input)
    if (shapeOf(c) === 'json') return c.json({ on: !keys.off })
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422 || shapeOf(c) === 'json') throw error
    return showAccount(c, { status: 422, typedKeys: input, issues: describeProblem(error, t).errors })
  }
  return c.redirect('/desk/account?done=keys', 303)
})

ownAccount.post('/account/sessions/:id/end', async (c) => {
  const id = idIn(c)
  await endOwnSession(c.var.ctx, c.var.person.id, id)
  return c.redirect('/desk/account?done=session', 303)
})

ownAccount.post('/account/sessions/end-others', async (c) => {
  await leaveOtherBrowsers(c.var.ctx, c.var.person.id, c.var.session.id)
  return c.redirect('/desk/account?done=sessions', 303)
})

ownAccount.post('/account/passkeys/options', requireFresh, async (c) => {
  const browser = readDoorCookie(c, 'browser') ?? randomToken()
  writeDoorCookie(c, 'browser', browser)
  return c.json(await askForPasskey(c.var.ctx, c.var.person, browser))
})

ownAccount.post('/account/passkeys', requireFresh, async (c) => {
  const added = checkInput(AddPasskey, await readInput(c))
  await registerPasskey(c.var.ctx, c.var.person, readDoorCookie(c, 'browser') ?? '', added)
  return c.json({ to: '/desk/account?done=passkey' }, 201)
})

ownAccount.post('/account/passkeys/remove', requireFresh, async (c) => {
  const { id } = checkInput(PasskeyChoice, await readInput(c))
  await dropPasskey(c.var.ctx, c.var.person.id, id)
  return c.redirect('/desk/account?done=removed', 303)
})

async function showAccount(
  c: Context<PersonEnv>,
  told: { readonly status?: number } & Pick<
    Parameters<typeof AccountMain>[0],
    'wrong' | 'typed' | 'typedKeys' | 'issues'
  > = {},
) {
  const { t, ctx, person, session } = c.var
  const now = ctx.clock.now()
  return renderDesk(
    c,
    { title: t('account.title'), script: 'desk-passkey.js', status: told.status ?? 200 },
    frameOf(t, person),
    <AccountMain
      t={t}
      person={person}
      session={session}
      {...(await readAccount(ctx, person.id))}
      {...told}
      isFresh={isFresh(session, now)}
      now={now}
      done={DONE.find((done) => done === c.req.query('done'))}
    />,
  )
}
