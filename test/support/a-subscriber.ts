import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { type Locale, translator } from '../../src/i18n/translate'
import { parseEmail } from '../../src/kernel/email-address'
import { type KeptMail, readKeptMail } from '../../src/mail/public'
import { hashAddress } from '../../src/platform/hash'
import type { Site } from '../../src/sites/public'
import { confirmSubscription, sendConfirmation, subscribe } from '../../src/subscribers/public'
import { Subscribe } from '../../src/subscribers/schema'
import type { RequestFacts } from '../../src/subscribers/sign-up/subscribe'
import { type TestCtx, testContext } from './test-context'

const newsClock = { next: Date.UTC(2027, 0, 15, 9, 0, 0) }

/**
 * A clock ahead of the real one, so that the Worker's own queue, which other tests wake, leaves these jobs alone; and at a moment of its own,
 * so that ids of tests that share the database do not meet.
 */
export const newsContext = (options: { now?: number; ip?: string } = {}): TestCtx =>
  testContext({ now: newsClock.next++, ...options })

/** An address no other test uses. */
export const anAddress = (local = 'ada'): string => `${local}+${crypto.randomUUID().slice(0, 13)}@example.org`

export interface SignUp {
  readonly email: string
  readonly consentId: number
}

type Fields = Partial<v.InferInput<typeof Subscribe>> & { locale?: Locale; facts?: RequestFacts }

/** Signs up as a visitor would, each from a household of their own, without sending anything. */
export async function aSignUp(site: Site, ctx: TestCtx, fields: Fields = {}): Promise<SignUp> {
  const { locale = 'en', facts, ...typed } = fields
  const input = { email: anAddress(), ...typed }
  const { consentId } = await subscribe(
    {
      ...ctx,
      networks: { current: async () => `n${crypto.randomUUID().slice(0, 15)}`, recent: async () => [] },
    },
    site,
    v.parse(Subscribe, input),
    translator(locale),
    facts,
  )
  return { email: String(input.email), consentId }
}

/** Signs up and sends what that causes. @returns the sign-up with the mail, if one went out */
export async function aMailedSignUp(
  site: Site,
  ctx: TestCtx,
  fields: Fields = {},
): Promise<SignUp & { readonly mail: KeptMail | undefined }> {
  const signUp = await aSignUp(site, ctx, fields)
  const before = (await mailTo(ctx, signUp.email)).length
  await sendConfirmation(ctx, { siteId: site.id, consentId: signUp.consentId })
  const after = await mailTo(ctx, signUp.email)
  return { ...signUp, mail: after.length > before ? after[0] : undefined }
}

export interface TestSubscriber extends SignUp {
  readonly id: number
  /** Token of the way out. */
  readonly leave: string
  /** Token of the confirmation that was pressed. */
  readonly confirmed: string
}

/** Signs up, and presses the button in the mail. */
export async function aSubscriber(site: Site, ctx: TestCtx, fields: Fields = {}): Promise<TestSubscriber> {
  const { mail, ...signUp } = await aMailedSignUp(site, ctx, fields)
  const confirmed = tokenIn(mail, 'confirm')
  await confirmSubscription(ctx, confirmed, 'Browser/1')
  const row = await subscriberOf(site, ctx, signUp.email)
  const id = row?.id as number
  return { ...signUp, id, confirmed, leave: await ctx.tokens.sign('unsubscribe', [site.id, id], 0) }
}

/** What the development outbox holds for an address, newest first. */
export const mailTo = async (ctx: TestCtx, email: string): Promise<KeptMail[]> =>
  (await readKeptMail(ctx, 1000)).filter(({ to }) => to === email)

/** The token of a link in a mail. Fails loudly if there is none. */
export function tokenIn(mail: KeptMail | undefined, kind: 'confirm' | 'not-me' | 'unsubscribe'): string {
  const token = new RegExp(`/${kind}/([\\w.-]+)`).exec(mail?.text ?? '')?.[1]
  if (token === undefined) throw new Error(`no /${kind}/ link in ${mail?.text ?? 'no mail at all'}`)
  return token
}

export const hashOf = (ctx: TestCtx, email: string): Promise<string> =>
  hashAddress(ctx.config.hashKey, parseEmail(email)!.key)

export const subscriberOf = async (site: Site, ctx: TestCtx, email: string) =>
  env.DB.prepare('SELECT * FROM subscribers WHERE site_id = ?1 AND email_key = ?2')
    .bind(site.id, await hashOf(ctx, email))
    .first<Record<string, unknown>>()

export const receiptsOf = async (site: Site, email: string) =>
  (
    await env.DB.prepare(
      `SELECT c.*, w.words, w.version FROM consents c JOIN subscribers s ON s.id = c.subscriber_id
         LEFT JOIN consent_words w ON w.id = c.words_id WHERE s.site_id = ?1 AND s.email = ?2 ORDER BY c.id`,
    )
      .bind(site.id, email)
      .all<Record<string, unknown>>()
  ).results

/** Every row that a sign-up of this site can touch: equal before and after whatever must change nothing. */
export async function dumpOf(site: Site, ctx: TestCtx, email: string): Promise<unknown> {
  const rows = async (sql: string, ...values: string[]) =>
    (
      await env.DB.prepare(sql)
        .bind(...values)
        .all()
    ).results
  return {
    subscribers: await rows('SELECT * FROM subscribers WHERE site_id = ?1 ORDER BY id', site.id),
    consents: await receiptsOf(site, email),
    subscriptions: await rows('SELECT * FROM subscriptions WHERE site_id = ?1', site.id),
    words: await rows('SELECT * FROM consent_words WHERE site_id = ?1 ORDER BY version', site.id),
    suppressions: await rows('SELECT * FROM suppressions WHERE address_hash = ?1', await hashOf(ctx, email)),
    audit: await rows('SELECT * FROM audit WHERE site_id = ?1 ORDER BY id', site.id),
    mail: await rows('SELECT * FROM mail_log WHERE site_id = ?1 ORDER BY id', site.id),
    jobs: await rows("SELECT id, kind FROM jobs WHERE payload LIKE '%' || ?1 || '%' ORDER BY id", site.id),
  }
}
