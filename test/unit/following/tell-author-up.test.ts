import { env } from 'cloudflare:workers'
import { afterAll, describe, it } from 'vitest'
import { askWhenUp, whenUpToken } from '../../../src/comments/own/ask-when-up'
import { confirmFollow } from '../../../src/followers/confirm-follow'
import { redeemCode } from '../../../src/followers/redeem-code'
import { sendConfirmation } from '../../../src/followers/send-confirmation'
import { sendDigests } from '../../../src/following/send-digests'
import { tellAuthorUp } from '../../../src/following/tell-author-up'
import { MINUTE_MS } from '../../../src/kernel/time'
import { insertSuppression } from '../../../src/mail/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import {
  announced,
  aProof,
  codeIn,
  emptyOutbox,
  followerOf,
  followsOf,
  jobsOf,
  linkIn,
  mailTo,
} from '../../support/a-follower'
import { aPageMove } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { anAddress, hashOf } from '../../support/a-subscriber'
import { call, postJson } from '../../support/api'
import { setStatus } from '../../support/set-status'
import { type TestCtx, testContext } from '../../support/test-context'

afterAll(emptyOutbox)

/** A comment with an address that waits for a moderator. */
async function aHeldOne(fields: Parameters<typeof aComment>[1] = {}, ctx = testContext()) {
  const [site, email] = [await aSite(), anAddress()]
  const { id, token } = await aComment(site, { email, body: 'Read http://evil.example/', ...fields }, { ctx })
  return { site, ctx, email, id, token }
}

const wish = async (site: Site, ctx: TestCtx, id: number, proof?: string) =>
  askWhenUp(ctx, site, id, { token: await whenUpToken(ctx, site.id, id), proof }, 'en')

const requestOf = async (site: Site): Promise<number> =>
  (await env.DB.prepare(
    'SELECT r.id FROM follow_requests r JOIN followers f ON f.id = r.follower_id WHERE f.site_id = ?1 AND r.comment_id < 0 ORDER BY r.id DESC',
  )
    .bind(site.id)
    .first<number>('id'))!

/** Asks, and the mailbox says yes. */
async function aWish(site: Site, ctx: TestCtx, id: number, email: string) {
  await wish(site, ctx, id)
  await sendConfirmation(ctx, { siteId: site.id, requestId: await requestOf(site) })
  await confirmFollow(ctx, linkIn((await mailTo(ctx, email))[0], 'confirm'))
  await runTold(site, ctx)
}

/** What a moderator's decision brings about. */
async function decided(site: Site, ctx: TestCtx, id: number, status: 'published' | 'held' | 'rejected') {
  await setStatus(id, status)
  await announced(site, ctx, id)
}

async function runTold(site: Site, ctx: TestCtx): Promise<number> {
  const jobs = await jobsOf(site, 'followers.tell-up')
  for (const { id, payload } of jobs) {
    await tellAuthorUp(ctx, JSON.parse(payload))
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(id).run()
  }
  return jobs.length
}

const told = async (ctx: TestCtx, email: string) =>
  (await mailTo(ctx, email)).filter(({ subject }) => subject.startsWith('Your comment at'))

describe('an author who waits for a held comment (V-35)', () => {
  it('confirms the address once, is told once that it is up, and then waits no longer', async ({
    expect,
  }) => {
    const { site, ctx, email, id } = await aHeldOne()
    await aWish(site, ctx, id, email)
    expect(await told(ctx, email)).toEqual([])
    await decided(site, ctx, id, 'published')
    expect(await runTold(site, ctx)).toBe(1)
    const [mail, ...more] = await told(ctx, email)
    expect(more).toEqual([])
    expect(mail!.subject).toBe(`Your comment at ${site.name} is published`)
    expect(mail!.text).toContain(`${aPage(site)}#c-${id}`)
    // Nothing of what was written, by whomever: no name, no words, no link of theirs.
    expect(`${mail!.text}${mail!.html}`).not.toMatch(/evil|Ada/)
    expect(linkIn(mail, 'stop')).toMatch(/^[\w.-]+$/)
    expect(mail!.headers['List-Unsubscribe']).toContain('/following/stop/')
    const { id: followerId } = (await followerOf(site, ctx, email))!
    expect(await followsOf(followerId as number)).toEqual([])
    await decided(site, ctx, id, 'published')
    expect(await runTold(site, ctx)).toBe(0)
  })

  it('is told at the moment of confirming, if it came up meanwhile', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    await wish(site, ctx, id)
    await decided(site, ctx, id, 'published')
    expect(await runTold(site, ctx)).toBe(0)
    await sendConfirmation(ctx, { siteId: site.id, requestId: await requestOf(site) })
    const { wakeUps } = ctx
    const before = wakeUps.count
    await confirmFollow(ctx, linkIn((await mailTo(ctx, email))[0], 'confirm'))
    expect(wakeUps.count).toBe(before + 1)
    await runTold(site, ctx)
    expect(await told(ctx, email)).toHaveLength(1)
  })

  it('has only to ask from a device that has proven the address', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    const proof = await aProof(site, ctx, email)
    const before = (await mailTo(ctx, email)).length
    expect(await wish(site, ctx, id, proof)).toEqual({ state: 'set' })
    expect(await jobsOf(site, 'followers.send-confirmation')).toHaveLength(1)
    await decided(site, ctx, id, 'published')
    await runTold(site, ctx)
    expect(await mailTo(ctx, email)).toHaveLength(before + 1)
  })

  it('is told from such a device too, if it came up between the look and the wish', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    const proof = await aProof(site, ctx, email)
    const quicker = {
      ...ctx,
      db: {
        ...ctx.db,
        usage: ctx.db.usage,
        batch: (async (queries: Parameters<TestCtx['db']['batch']>[0]) => {
          if (queries.some(({ name }) => name === 'followers.follow')) {
            await decided(site, ctx, id, 'published')
            expect(await runTold(site, ctx)).toBe(0)
          }
          return ctx.db.batch(queries)
        }) as TestCtx['db']['batch'],
      },
    }
    expect(await wish(site, quicker, id, proof)).toEqual({ state: 'set' })
    await runTold(site, ctx)
    expect(await told(ctx, email)).toHaveLength(1)
  })

  it('proves the device too, by the code', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    const asked = await wish(site, ctx, id)
    await sendConfirmation(ctx, { siteId: site.id, requestId: await requestOf(site) })
    const claim = asked.state === 'asked' ? asked.claim : ''
    const proof = await redeemCode(ctx, site, claim, codeIn((await mailTo(ctx, email))[0]))
    expect(await wish(site, ctx, id, proof)).toEqual({ state: 'set' })
  })

  it('is not told while the mailbox has not answered, whatever the address is to us', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    await aProof(site, ctx, email)
    const other = await aComment(site, { email: anAddress() }, { ctx })
    const [known, unknown] = [await wish(site, ctx, id), await wish(site, ctx, other.id)]
    expect([known.state, unknown.state]).toEqual(['asked', 'asked'])
    for (const one of [id, other.id]) await decided(site, ctx, one, 'published')
    await runTold(site, ctx)
    expect(await told(ctx, email)).toEqual([])
  })

  it('hears nothing of an approval that was taken back in time, and of the next one', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    await aWish(site, ctx, id, email)
    await decided(site, ctx, id, 'published')
    await decided(site, ctx, id, 'held')
    expect(await runTold(site, ctx)).toBe(1)
    expect(await told(ctx, email)).toEqual([])
    await decided(site, ctx, id, 'published')
    await runTold(site, ctx)
    expect(await told(ctx, email)).toHaveLength(1)
  })

  it('gives time to take it back', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    await aWish(site, ctx, id, email)
    await decided(site, ctx, id, 'published')
    const [job] = await jobsOf(site, 'followers.tell-up')
    const due = await env.DB.prepare('SELECT run_at FROM jobs WHERE id = ?1')
      .bind(job!.id)
      .first<number>('run_at')
    expect(due! - ctx.clock.now()).toBe(120_000)
  })

  it('gets one mail, however many jobs there are and however often each runs', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    await aWish(site, ctx, id, email)
    await decided(site, ctx, id, 'published')
    await announced(site, ctx, id)
    const jobs = (await jobsOf(site, 'followers.tell-up')).map(({ payload }) => JSON.parse(payload))
    expect(jobs).toHaveLength(2)
    await Promise.all(jobs.map((job) => tellAuthorUp(ctx, job)))
    for (const job of jobs) await tellAuthorUp(ctx, job)
    expect(await told(ctx, email)).toHaveLength(1)
  })

  it('gets none where the address wants no mail', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    await aWish(site, ctx, id, email)
    await ctx.db.run(
      insertSuppression(await hashOf(ctx, email), site.id, 'not-me', ctx.clock.now(), 'reader', site.id),
    )
    await decided(site, ctx, id, 'published')
    await runTold(site, ctx)
    expect(await told(ctx, email)).toEqual([])
  })

  it('is told also where the page moved before anybody decided', async ({ expect }) => {
    const { site, ctx, email, id } = await aHeldOne()
    await aWish(site, ctx, id, email)
    await aPageMove(site, '/post/1', '/post/2', ctx)
    await decided(site, ctx, id, 'published')
    await runTold(site, ctx)
    const [mail] = await told(ctx, email)
    expect(mail!.text).toContain(`${aPage(site, '/post/2')}#c-${id}`)
  })

  it('finds the wish among what they follow, and can take it back; a digest knows nothing of it', async ({
    expect,
  }) => {
    // Its page is asked of the whole Worker, which has a clock of its own.
    const { site, ctx, email, id } = await aHeldOne({}, testContext({ now: Date.now() }))
    await aWish(site, ctx, id, email)
    const { id: followerId } = (await followerOf(site, ctx, email))! as { id: number }
    await env.DB.prepare("UPDATE followers SET frequency = 'hourly', slot = -1 WHERE id = ?1")
      .bind(followerId)
      .run()
    const answer = await aComment(site, { name: 'Bob' }, { ctx })
    await decided(site, ctx, answer.id, 'published')
    await sendDigests(ctx, { slot: -1, startId: ctx.newId(), after: followerId - 1, one: true })
    expect(await told(ctx, email)).toEqual([])
    await decided(site, ctx, id, 'published')
    await runTold(site, ctx)
    const manage = linkIn((await told(ctx, email))[0], 'manage')
    expect((await call(`/following/${manage}`)).text).toContain('You follow nothing here')

    const next = await aComment(site, { email }, { ctx })
    // Nobody is asked twice within ten minutes.
    ctx.sleep(11 * MINUTE_MS)
    await wish(site, ctx, next.id, await aProof(site, ctx, email))
    const page = await call(`/following/${manage}`)
    expect(page.text).toContain('When your comment is published')
    const [{ thread_id: threadId }] = (await followsOf(followerId)).filter(
      ({ comment_id }) => comment_id === -next.id,
    ) as [{ thread_id: string }]
    expect(page.text).toContain(`value="${threadId}.-${next.id}"`)
    await call(`/following/${manage}`, {
      method: 'POST',
      body: new URLSearchParams({ stop: `${threadId}.-${next.id}` }),
    })
    expect((await followsOf(followerId)).map(({ comment_id }) => comment_id)).not.toContain(-next.id)
  })
})

describe('the held notice', () => {
  const notice = async (site: Site, id: number, token: string) =>
    (await call(`/embed/${site.id}/own/${id}`, { headers: { authorization: `Bearer ${token}` } })).text

  it('offers it where an address was given, and only while the comment is held', async ({ expect }) => {
    const { site, id, token } = await aHeldOne()
    expect(await notice(site, id, token)).toContain('E-mail me when it is published')
    expect(await notice(site, id, token)).not.toContain('@')
    const without = await aHeldOne({ email: '' })
    expect(await notice(without.site, without.id, without.token)).not.toContain('when-up')
    for (const status of ['published', 'rejected', 'returned'] as const) {
      await setStatus(id, status)
      expect(await notice(site, id, token), status).not.toContain('when-up')
    }
  })

  it('offers it with the answer to a post, unless mails were asked for in the form', async ({ expect }) => {
    const site = await aSite()
    const post = async (notify: string) =>
      (
        await postJson(`/embed/${site.id}/comments`, {
          page: aPage(site),
          name: 'Ada',
          email: anAddress(),
          body: `A word on this: ${notify}.`,
          notify,
        })
      ).text
    expect(await post('no')).toContain('E-mail me when it is published')
    expect(await post('replies')).not.toContain('E-mail me when it is published')
  })

  it('asks for the code of our mail, says when a mail will come, and when the comment is up already', async ({
    expect,
  }) => {
    const { site, ctx, email, id, token } = await aHeldOne()
    const path = `/embed/${site.id}/when-up/${id}`
    const inNotice = /name="token" value="([^"]+)"/.exec(await notice(site, id, token))![1]!
    const asked = await postJson(path, { token: inNotice })
    expect(asked.status).toBe(202)
    expect(asked.text).toContain('Code from our mail')
    const set = await postJson(path, { token: inNotice, proof: await aProof(site, ctx, email) })
    expect([set.status, set.text]).toEqual([
      201,
      expect.stringContaining('We mail you when it is published.'),
    ])
    await setStatus(id, 'published')
    const up = await postJson(path, { token: inNotice })
    expect([up.status, up.text]).toEqual([201, expect.stringContaining('Your comment is up.')])
  })

  it('opens nothing with a token of another comment, site or purpose, nor where no address is', async ({
    expect,
  }) => {
    const { site, ctx, id, token } = await aHeldOne()
    const other = await aHeldOne({ email: '' })
    for (const wrong of [
      undefined,
      token,
      'no.token',
      await whenUpToken(ctx, site.id, id + 1),
      await whenUpToken(ctx, other.site.id, id),
    ]) {
      const { status, json } = await postJson(`/embed/${site.id}/when-up/${id}`, { token: wrong })
      expect([status, json.code]).toEqual([403, 'comments/token-wrong'])
    }
    const { status, json } = await postJson(`/embed/${other.site.id}/when-up/${other.id}`, {
      token: await whenUpToken(ctx, other.site.id, other.id),
    })
    expect([status, json.code]).toEqual([404, 'comments/unknown'])
    expect(
      await env.DB.prepare('SELECT count(*) AS n FROM followers WHERE site_id = ?1')
        .bind(other.site.id)
        .first('n'),
    ).toBe(0)
  })
})
