import { env } from 'cloudflare:workers'
import { afterAll, describe, it } from 'vitest'
import { tellAtOnce } from '../../../src/following/tell-at-once'
import { claimsOf, newsTo as newsFor, toItem } from '../../../src/following/tell-readers'
import { MINUTE_MS } from '../../../src/kernel/time'
import { aComment } from '../../support/a-comment'
import {
  aFollower,
  announced,
  emptyOutbox,
  jobsOf,
  newsTo,
  type TestFollower,
  tellAll,
} from '../../support/a-follower'
import { aSite } from '../../support/a-site'
import { newsContext } from '../../support/a-subscriber'
import type { TestCtx } from '../../support/test-context'

afterAll(emptyOutbox)

/** A database in which writing one reader's mail fails, as a mail server that is down for one domain does. */
function failingFor(ctx: TestCtx, email: string, times: { left: number }): TestCtx {
  const broken = (params: readonly unknown[]) =>
    times.left > 0 &&
    params.some((value) => typeof value === 'string' && value.includes(JSON.stringify(email)))
  return {
    ...ctx,
    db: {
      ...ctx.db,
      run: async (query) => {
        if (query.name === 'mail.insert-kept' && broken(query.params)) {
          times.left--
          throw new Error('the mail server does not answer')
        }
        return ctx.db.run(query)
      },
    },
  }
}

describe('a mail server that does not answer for one reader', () => {
  it('keeps nobody else from their mail, and that one comes a minute later, once', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const readers: TestFollower[] = []
    for (let number = 0; number < 3; number++) readers.push(await aFollower(site, ctx, { notify: 'all' }))
    // Their own comments are news to each other.
    await tellAll(site, ctx)
    const before = await Promise.all(readers.map(async ({ email }) => (await newsTo(ctx, email)).length))
    const unlucky = readers[1]!
    const { id } = await aComment(site, { name: 'Bob' }, { ctx })
    await announced(site, ctx, id)
    const [job] = await jobsOf(site, 'following.tell-at-once')
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(job!.id).run()
    await tellAtOnce(failingFor(ctx, unlucky.email, { left: 1 }), JSON.parse(job!.payload))
    const counts = () =>
      Promise.all(readers.map(async ({ email }, at) => (await newsTo(ctx, email)).length - before[at]!))
    expect(await counts()).toEqual([1, 0, 1])

    const [again, ...more] = await jobsOf(site, 'following.tell-at-once')
    expect(more).toEqual([])
    expect(JSON.parse(again!.payload)).toMatchObject({ after: unlucky.followerId - 1, one: true })
    const runAt = await env.DB.prepare('SELECT run_at FROM jobs WHERE id = ?1')
      .bind(again!.id)
      .first<number>('run_at')
    expect(runAt).toBe(ctx.clock.now() + MINUTE_MS)
    for (let time = 0; time < 2; time++) await tellAtOnce(ctx, JSON.parse(again!.payload))
    expect(await counts()).toEqual([1, 1, 1])
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(again!.id).run()
  })

  it('fails the job of that one reader alone, so that the outbox waits longer each time', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
    const reader = await aFollower(site, ctx, { notify: 'all' })
    const { id } = await aComment(site, { name: 'Bob' }, { ctx })
    await announced(site, ctx, id)
    const [job] = await jobsOf(site, 'following.tell-at-once')
    const one = { ...JSON.parse(job!.payload), after: reader.followerId - 1, one: true }
    await expect(tellAtOnce(failingFor(ctx, reader.email, { left: 1 }), one)).rejects.toThrow('did not go')
    await tellAtOnce(ctx, one)
    expect(await newsTo(ctx, reader.email)).toHaveLength(1)
  })
})

describe('what is news to a reader', () => {
  const rows = [
    { author_email: null, seq: 1 },
    { author_email: 'Ada@example.org', seq: 2 },
    { author_email: 'bob@example.org', seq: 3 },
    { author_email: 'no address at all', seq: 4 },
  ]

  it('is everything but their own words, in whatever case they type their address', ({ expect }) => {
    expect(newsFor('ada@EXAMPLE.org', rows).map(({ seq }) => seq)).toEqual([1, 3, 4])
    expect(newsFor('carol@example.org', rows)).toHaveLength(4)
    expect(newsFor('carol@example.org', [])).toEqual([])
  })

  it('holds no address, only what the page shows', ({ expect }) => {
    const row = {
      id: 7,
      author_name: 'Bob',
      author_email: 'bob@example.org',
      body: 'Hm.',
      page: 'https://x.example/',
    }
    expect(toItem(row, true)).toEqual({
      id: 7,
      name: 'Bob',
      body: 'Hm.',
      page: 'https://x.example/',
      answers: true,
    })
  })

  it('is taken by a map that the statement looks up, also when it is empty', ({ expect }) => {
    expect(
      JSON.parse(
        claimsOf([
          [5, 1, 9],
          [6, 2, 10],
        ]),
      ),
    ).toEqual({ 5: [1, 9], 6: [2, 10] })
    expect(claimsOf([])).toBe('{}')
  })
})
