import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import type { SubmitComment } from '../../src/comments/schema'
import { confirmFollow } from '../../src/followers/confirm-follow'
import { redeemCode } from '../../src/followers/redeem-code'
import { sendConfirmation } from '../../src/followers/send-confirmation'
import { announceComments } from '../../src/following/announce-comments'
import { TellAtOnce } from '../../src/following/schema'
import { tellAtOnce } from '../../src/following/tell-at-once'
import type { KeptMail } from '../../src/mail/public'
import type { Site } from '../../src/sites/public'
import { aComment } from './a-comment'
import { anAddress, hashOf } from './a-subscriber'
import type { TestCtx } from './test-context'

type Fields = Partial<v.InferInput<typeof SubmitComment>>

/** What the outbox holds for an address, newest first: by one look at the table, since some of these tests send hundreds. */
export async function mailTo(_ctx: TestCtx, email: string): Promise<KeptMail[]> {
  const { results } = await env.DB.prepare(
    'SELECT id, message FROM kept_mail WHERE instr(message, ?1) > 0 ORDER BY id DESC',
  )
    .bind(JSON.stringify({ to: email }).slice(1, -1))
    .all<{ id: number; message: string }>()
  return results.map(({ id, message }) => ({ id: String(id), sentAt: '', ...JSON.parse(message) }))
}

export interface Asking {
  readonly email: string
  readonly id: number
  readonly claim: string
  /** The mail that asks, if one went out. */
  readonly mail: KeptMail | undefined
}

/** The token of a link to `/following/…` in a mail. Fails loudly if there is none. */
export function linkIn(mail: KeptMail | undefined, kind: 'confirm' | 'not-me' | 'stop' | 'manage'): string {
  const path = kind === 'manage' ? '(?!confirm|not-me|stop)' : `${kind}/`
  const token = new RegExp(`/following/${path}([\\w.-]+)`).exec(mail?.text ?? '')?.[1]
  if (token === undefined) throw new Error(`no link to ${kind} in ${mail?.text ?? 'no mail at all'}`)
  return token
}

/** The eight digits in a mail. */
export function codeIn(mail: KeptMail | undefined): string {
  const code = /\b(\d{4})\s(\d{4})\b/.exec((mail?.text ?? '').replaceAll('\n', ' '))
  if (!code) throw new Error(`no code in ${mail?.text ?? 'no mail at all'}`)
  return `${code[1]}${code[2]}`
}

/** Comments and asks for mails, as a visitor's form does; sends the mail that asks. */
export async function anAsking(site: Site, ctx: TestCtx, fields: Fields = {}): Promise<Asking> {
  const email = typeof fields.email === 'string' ? fields.email : anAddress()
  const before = (await mailTo(ctx, email)).length
  const { id, claim } = await aComment(site, { notify: 'all', ...fields, email }, { ctx })
  await sendConfirmation(ctx, { siteId: site.id, requestId: id })
  const after = await mailTo(ctx, email)
  // What the queue does long before anybody reads that mail.
  await runChanged(site, ctx)
  return { email, id, claim: claim ?? '', mail: after.length > before ? after[0] : undefined }
}

export interface TestFollower extends Asking {
  readonly followerId: number
}

/** The same, and the mailbox says yes. */
export async function aFollower(site: Site, ctx: TestCtx, fields: Fields = {}): Promise<TestFollower> {
  const asking = await anAsking(site, ctx, fields)
  await confirmFollow(ctx, linkIn(asking.mail, 'confirm'))
  return { ...asking, followerId: (await followerOf(site, ctx, asking.email))?.id as number }
}

/** The same with the code, so that the device has proven the address. @returns the token it keeps */
export async function aProof(site: Site, ctx: TestCtx, email: string = anAddress()): Promise<string> {
  const asking = await anAsking(site, ctx, { email })
  return redeemCode(ctx, site, asking.claim, codeIn(asking.mail))
}

export const followerOf = async (site: Site, ctx: TestCtx, email: string) =>
  env.DB.prepare('SELECT * FROM followers WHERE site_id = ?1 AND email_key = ?2')
    .bind(site.id, await hashOf(ctx, email))
    .first<Record<string, unknown>>()

export const followsOf = async (followerId: number) =>
  (
    await env.DB.prepare('SELECT * FROM follows WHERE follower_id = ?1 ORDER BY thread_id, comment_id')
      .bind(followerId)
      .all<Record<string, unknown>>()
  ).results

export const newsOf = async (site: Site) =>
  (
    await env.DB.prepare('SELECT * FROM follow_news WHERE site_id = ?1 ORDER BY seq')
      .bind(site.id)
      .all<Record<string, unknown>>()
  ).results

/** Jobs of a kind that wait for this site, oldest first. */
export const jobsOf = async (site: Site, kind: string) =>
  (
    await env.DB.prepare(
      "SELECT id, payload FROM jobs WHERE kind = ?1 AND payload LIKE '%' || ?2 || '%' ORDER BY id",
    )
      .bind(kind, site.id)
      .all<{ id: number; payload: string }>()
  ).results

/** Runs what stands in the batch of every change of a comment, as far as followers are concerned. */
export async function runChanged(site: Site, ctx: TestCtx): Promise<void> {
  for (const { id, payload } of await jobsOf(site, 'comments.index')) {
    await announceComments(ctx, JSON.parse(payload))
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(id).run()
  }
}

/** Runs what waits to be told at once at this site, and what that puts under way. @returns how many jobs ran */
export async function tellAll(site: Site, ctx: TestCtx): Promise<number> {
  let ran = 0
  for (;;) {
    const jobs = await jobsOf(site, 'following.tell-at-once')
    if (jobs.length === 0) return ran
    for (const { id, payload } of jobs) {
      await tellAtOnce(ctx, v.parse(TellAtOnce, JSON.parse(payload)))
      await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(id).run()
      ran++
    }
  }
}

/** What the job behind every change of a comment does for who follows. */
export const announced = (site: Site, ctx: TestCtx, ...ids: number[]): Promise<void> =>
  announceComments(ctx, { siteId: site.id, ids })

/** Mails about comments to an address, oldest first. */
export const newsTo = async (ctx: TestCtx, email: string): Promise<KeptMail[]> =>
  (await mailTo(ctx, email)).filter(({ text }) => !/\/following\/confirm\//.test(text)).reverse()

/** After a file of tests: the outbox is one for all tests, and those of the demo look at its newest page. */
export const emptyOutbox = async (): Promise<void> =>
  void (await env.DB.prepare('DELETE FROM kept_mail WHERE created_at > ?1')
    .bind(Date.UTC(2026, 11, 31))
    .run())
