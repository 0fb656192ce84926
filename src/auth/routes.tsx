import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Translator } from '../i18n/translate'
import { maskEmail } from '../kernel/email-address'
import { AppError } from '../kernel/error'
import { randomToken } from '../platform/hash'
import { renderDoor } from '../web/desk-page'
import { describeProblem } from '../web/on-error'
import { checkInput, type RawInput, readInput, readQuery } from '../web/read-input'
import { askSignInLink } from './ask-sign-in-link'
import { endSession } from './end-session'
import {
  dropDoorCookie,
  readDoorCookie,
  sessionStartOf,
  type VisitorEnv,
  welcome,
  withPerson,
  writeDoorCookie,
} from './middleware'
import { readSignInLink, type SignInLink } from './read-sign-in-link'
import { redeemSignInCode } from './redeem-sign-in-code'
import { redeemSignInLink } from './redeem-sign-in-link'
import { AskSignInLink, deskPath, UseCode } from './schema'
import { LinkProblem, LinkReady, LinkSent, SignInForm } from './sign-in-page'
import { startSession } from './start-session'

/** The door of the desk, below `/desk`. Mounted before the desk itself. */
export const account = new Hono<VisitorEnv>()

account.get('/sign-in', withPerson, async (c) => {
  const { next, left } = readQuery(c)
  const to = v.parse(deskPath, next)
  if (c.var.person) return c.redirect(to ?? '/desk', 303)
  return renderDoor(
    c,
    { title: c.var.t('account.sign-in-title'), script: 'desk-passkey.js' },
    <SignInForm t={c.var.t} next={to} left={left === '1'} access={await offeredByAccess(c)} />,
  )
})

account.post('/sign-in', async (c) => {
  const { t, ctx } = c.var
  const input = await readInput(c)
  try {
    const { email, next } = checkInput(AskSignInLink, input)
    const browser = readDoorCookie(c, 'browser') ?? randomToken()
    await askSignInLink(ctx, { email, browser, locale: t.locale, next })
    writeDoorCookie(c, 'browser', browser)
  } catch (error) {
    return showFormAgain(c, error, input)
  }
  return renderDoor(
    c,
    { title: t('account.sent-title') },
    <LinkSent t={t} next={v.parse(deskPath, input.next)} />,
  )
})

account.post('/sign-in/code', async (c) => {
  const { t, ctx } = c.var
  const input = await readInput(c)
  const next = v.parse(deskPath, input.next)
  try {
    const { code } = checkInput(UseCode, input)
    const personId = await redeemSignInCode(ctx, code, readDoorCookie(c, 'browser'))
    return await letIn(c, { personId, fromTerminal: false }, next)
  } catch (error) {
    const problem = refusalOf(error, t)
    const title = `${t('page.error-prefix')} ${t('account.sent-title')}`
    return renderDoor(
      c,
      { title, status: problem.status },
      <LinkSent
        t={t}
        next={next}
        typed={typeof input.code === 'string' ? input.code : undefined}
        wrong={problem.errors?.[0]?.message}
      />,
    )
  }
})

account.get('/sign-in/:token', async (c) => {
  const link = await readSignInLink(c.var.ctx, c.req.param('token'), readDoorCookie(c, 'browser'))
  if (link.state !== 'good') return showProblem(c, link)
  const { t } = c.var
  return renderDoor(c, { title: t('account.sign-in-title') }, <LinkReady t={t} email={link.email} />)
})

account.post('/sign-in/:token', async (c) => {
  const redeemed = await redeemSignInLink(c.var.ctx, c.req.param('token'), readDoorCookie(c, 'browser'))
  if (redeemed.state !== 'in') return showProblem(c, redeemed)
  return letIn(c, redeemed, v.parse(deskPath, c.req.query('next')))
})

/** By the mail's link or its code. */
async function letIn(
  c: Context<VisitorEnv>,
  { personId, fromTerminal }: { readonly personId: number; readonly fromTerminal: boolean },
  next: string | undefined,
): Promise<Response> {
  const start = { ...sessionStartOf(c), method: 'link', ...(fromTerminal && { notice: undefined }) } as const
  await welcome(c, { token: await startSession(c.var.ctx, personId, start), personId })
  return c.redirect(next ?? '/desk', 303)
}

account.post('/sign-out', async (c) => {
  const token = readDoorCookie(c, 'session')
  if (token !== undefined) await endSession(c.var.ctx, token)
  dropDoorCookie(c, 'session')
  return c.redirect('/desk/sign-in?left=1', 303)
})

/** Masked, because the page may be seen over a shoulder. */
async function offeredByAccess(c: Context<VisitorEnv>): Promise<string | undefined> {
  const email = await c.var.ctx.accessEmail()
  return email === undefined ? undefined : maskEmail(email)
}

const PROBLEM_STATUS = { 'other-browser': 403, unknown: 403, over: 410 } as const

function showProblem(c: Context<VisitorEnv>, link: Exclude<SignInLink, { readonly state: 'good' }>) {
  const title = c.var.t(`account.link-${link.state}-title`)
  return renderDoor(c, { title, status: PROBLEM_STATUS[link.state] }, <LinkProblem t={c.var.t} link={link} />)
}

/** What is wrong with a form, in words. @throws what is no fault of the form */
function refusalOf(error: unknown, t: Translator) {
  if (!(error instanceof AppError) || error.status !== 422) throw error
  return { ...describeProblem(error, t), status: 422 as const }
}

function showFormAgain(c: Context<VisitorEnv>, error: unknown, input: RawInput) {
  const { t } = c.var
  const problem = refusalOf(error, t)
  const typed = typeof input.email === 'string' ? input.email : ''
  return renderDoor(
    c,
    {
      title: `${t('page.error-prefix')} ${t('account.sign-in-title')}`,
      status: problem.status,
    },
    <SignInForm
      t={t}
      next={v.parse(deskPath, input.next)}
      typed={typed}
      wrong={problem.errors?.[0]?.message}
    />,
  )
}
