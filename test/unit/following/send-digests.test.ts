import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { afterAll, describe, it } from 'vitest'
import { changeFollowing } from '../../../src/followers/change-following'
import { findFollower } from '../../../src/followers/queries'
import { SendDigests } from '../../../src/following/schema'
import { sendDigests, startDigests } from '../../../src/following/send-digests'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/kernel/time'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aFollower, emptyOutbox, followerOf, newsTo, runChanged, tellAll } from '../../support/a-follower'
import { aPage, aSite } from '../../support/a-site'
import { newsContext } from '../../support/a-subscriber'
import { setStatus } from '../../support/set-status'
import type { TestCtx } from '../../support/test-context'

afterAll(emptyOutbox)

const aStage = async () => {
  const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
  return { site, ctx }
}

const aWord = async (site: Site, ctx: TestCtx, fields: Parameters<typeof aComment>[1] = {}) => {
  const comment = await aComment(site, { name: 'Bob', body: 'Another word.', ...fields }, { ctx })
  await runChanged(site, ctx)
  return comment
}

/** The digest run of one reader alone: other tests' readers share the slot. */
const digestOf = async (ctx: TestCtx, slot: number, followerId: number, startId = ctx.newId()) =>
  sendDigests(ctx, { slot, startId, after: followerId - 1, one: true })

describe('a digest', () => {
  it('brings an hour’s comments of every page a reader follows in one mail, and nothing at once', async ({
    expect,
  }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { frequency: 'hourly' })
    ctx.sleep(11 * MINUTE_MS)
    await aFollower(site, ctx, { email, page: aPage(site, '/other') })
    await aWord(site, ctx, { body: 'On the first.' })
    await aWord(site, ctx, { body: 'On the other.', page: aPage(site, '/other') })
    await aWord(site, ctx, { body: 'Elsewhere.', page: aPage(site, '/third') })
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toEqual([])
    await digestOf(ctx, -1, followerId)
    const [mail, ...more] = await newsTo(ctx, email)
    expect(more).toEqual([])
    expect(mail!.subject).toBe(`2 new comments at ${site.name}`)
    expect(mail!.text).toContain('> On the first.')
    expect(mail!.text).toContain('> On the other.')
    expect(mail!.text).not.toContain('Elsewhere')
    expect(mail!.headers['List-Unsubscribe']).toContain('/following/stop/')
  })

  it('is no mail where nothing is new, nor where only their own words are, and writes nothing', async ({
    expect,
  }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { frequency: 'hourly' })
    await digestOf(ctx, -1, followerId)
    await aWord(site, ctx, { email })
    const before = await followerOf(site, ctx, email)
    await digestOf(ctx, -1, followerId)
    expect(await newsTo(ctx, email)).toEqual([])
    expect(await followerOf(site, ctx, email)).toEqual(before)
  })

  it('is one mail, also if its job runs twice, two run at once, or the hour strikes again', async ({
    expect,
  }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { frequency: 'hourly' })
    await aWord(site, ctx)
    const startId = ctx.newId()
    await Promise.all([1, 2, 3].map(() => digestOf(ctx, -1, followerId, startId)))
    await digestOf(ctx, -1, followerId, startId)
    ctx.sleep(HOUR_MS)
    await digestOf(ctx, -1, followerId)
    expect(await newsTo(ctx, email)).toHaveLength(1)
  })

  it('goes after all if the job died after taking the reader', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { frequency: 'hourly' })
    await aWord(site, ctx, { body: 'Lost and found.' })
    const startId = ctx.newId()
    const { news } = ctx.config.senders
    const senders = { ...ctx.config.senders, news: { ...news, from: 'nobody' } }
    const broken = { ...ctx, config: { ...ctx.config, senders } }
    await expect(digestOf(broken, -1, followerId, startId)).rejects.toThrow('MAIL_FROM')
    await digestOf(ctx, -1, followerId, startId)
    expect((await newsTo(ctx, email))[0]!.text).toContain('> Lost and found.')
  })

  it('leaves out what was taken down or unfollowed before it goes', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { frequency: 'hourly' })
    const { id } = await aWord(site, ctx, { body: 'Taken down.' })
    await aWord(site, ctx, { body: 'Still up.' })
    await setStatus(id, 'rejected')
    await digestOf(ctx, -1, followerId)
    expect((await newsTo(ctx, email))[0]!.text).not.toContain('Taken down')
    await aWord(site, ctx)
    await env.DB.prepare('DELETE FROM follows WHERE follower_id = ?1').bind(followerId).run()
    await digestOf(ctx, -1, followerId)
    expect(await newsTo(ctx, email)).toHaveLength(1)
  })

  it('of replies alone brings replies alone', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email, followerId, id } = await aFollower(site, ctx, { notify: 'replies', frequency: 'hourly' })
    await aWord(site, ctx, { body: 'To nobody.' })
    await digestOf(ctx, -1, followerId)
    expect(await newsTo(ctx, email)).toEqual([])
    await aWord(site, ctx, { body: 'To you.', parentId: String(id) })
    await digestOf(ctx, -1, followerId)
    expect((await newsTo(ctx, email))[0]!.text).toContain('> To you.')
  })

  it('loses nothing and repeats nothing when the reader changes how often', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { frequency: 'now' })
    const change = async (frequency: 'now' | 'hourly' | 'daily') => {
      const follower = (await ctx.db.first(findFollower(site.id, followerId)))!
      await changeFollowing(ctx, follower, { frequency })
    }
    await aWord(site, ctx, { body: 'First.' })
    await tellAll(site, ctx)
    await change('hourly')
    await aWord(site, ctx, { body: 'Second.' })
    await tellAll(site, ctx)
    await change('now')
    await aWord(site, ctx, { body: 'Third.' })
    await tellAll(site, ctx)
    await change('daily')
    const { slot } = (await followerOf(site, ctx, email))!
    expect(slot).toBe(new Date(ctx.clock.now()).getUTCHours())
    await digestOf(ctx, Number(slot), followerId)
    await aWord(site, ctx, { body: 'Fourth.' })
    await digestOf(ctx, Number(slot), followerId)
    const all = (await newsTo(ctx, email)).map(({ text }) => text).join()
    for (const word of ['First', 'Second', 'Third', 'Fourth'])
      expect(all.split(`> ${word}.`), word).toHaveLength(2)
  })

  it('brings what waited for it also to a reader who wants mails at once from now on', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { frequency: 'daily' })
    await aWord(site, ctx, { body: 'It waited.' })
    await tellAll(site, ctx)
    const follower = (await ctx.db.first(findFollower(site.id, followerId)))!
    await changeFollowing(ctx, follower, { frequency: 'now' })
    expect(await followerOf(site, ctx, email)).toMatchObject({ frequency: 'now', slot: -1 })
    await digestOf(ctx, -1, followerId)
    expect((await newsTo(ctx, email))[0]!.text).toContain('> It waited.')
    await aWord(site, ctx, { body: 'At once.' })
    await tellAll(site, ctx)
    await digestOf(ctx, -1, followerId)
    expect(await newsTo(ctx, email)).toHaveLength(2)
  })

  it('speaks the language the reader confirmed in', async ({ expect }) => {
    const ctx = newsContext()
    const site = await aSite({ hold: 'none', locale: 'de' })
    const { email, followerId } = await aFollower(site, ctx, { frequency: 'hourly' })
    await aWord(site, ctx)
    await digestOf(ctx, -1, followerId)
    expect((await newsTo(ctx, email))[0]!.subject).toBe(`Ein neuer Kommentar bei ${site.name}`)
  })
})

describe('the clock', () => {
  it('puts the hourly digests and those of this hour of the day under way', async ({ expect }) => {
    const ctx = newsContext({ now: Date.UTC(2031, 4, 5, 7, 7) + Math.floor(Math.random() * 1000) })
    await startDigests(ctx)
    const { results } = await env.DB.prepare(
      'SELECT id, payload FROM jobs WHERE kind = ?1 AND created_at = ?2',
    )
      .bind('following.send-digests', ctx.clock.now())
      .all<{ id: number; payload: string }>()
    const jobs = results.map(({ payload }) => v.parse(SendDigests, JSON.parse(payload)))
    expect(jobs.map(({ slot }) => slot).sort()).toEqual([-1, 7])
    expect(ctx.wakeUps.count).toBe(1)
    await env.DB.prepare('DELETE FROM jobs WHERE created_at = ?1').bind(ctx.clock.now()).run()
  })

  it('goes on by keyset until every reader of the slot was looked at', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext({ now: Date.UTC(2032, 0, 1, 3) })]
    const readers = []
    for (let number = 0; number < 23; number++) {
      readers.push(await aFollower(site, ctx, { frequency: 'daily', page: aPage(site) }))
    }
    await aWord(site, ctx)
    let job: v.InferOutput<typeof SendDigests> | undefined = {
      slot: 3,
      startId: ctx.newId(),
      after: readers[0]!.followerId - 1,
    }
    let runs = 0
    while (job) {
      await sendDigests(ctx, job)
      runs++
      const next: { id: number; payload: string } | null = await env.DB.prepare(
        "SELECT id, payload FROM jobs WHERE kind = 'following.send-digests' AND payload LIKE '%\"slot\":3,%' AND created_at = ?1",
      )
        .bind(ctx.clock.now())
        .first()
      if (next) await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(next.id).run()
      job = next ? v.parse(SendDigests, JSON.parse(next.payload)) : undefined
    }
    expect(runs).toBeGreaterThanOrEqual(2)
    for (const { email } of readers) expect(await newsTo(ctx, email)).toHaveLength(1)
  })

  it('forgets news after a week, long after every digest has told it', async ({ expect }) => {
    const { site, ctx } = await aStage()
    await aFollower(site, ctx, { frequency: 'daily' })
    await aWord(site, ctx)
    const { eraseUnproven } = await import('../../../src/followers/erase-unproven')
    const count = () =>
      env.DB.prepare('SELECT count(*) AS n FROM follow_news WHERE site_id = ?1')
        .bind(site.id)
        .first<number>('n')
    ctx.sleep(7 * DAY_MS - 1000)
    await eraseUnproven(ctx)
    expect(await count()).toBe(1)
    ctx.sleep(2000)
    await eraseUnproven(ctx)
    expect(await count()).toBe(0)
  })
})
