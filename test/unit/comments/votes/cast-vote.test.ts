import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { NEW_READERS_MAX } from '../../../../src/comments/checks/open-reader'
import { forgetLimits } from '../../../../src/comments/records/forget-limits'
import { DAY_MS } from '../../../../src/kernel/time'
import { aComment } from '../../../support/a-comment'
import { aSite } from '../../../support/a-site'
import { aNetwork, aVote, votesOf } from '../../../support/a-vote'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const open = (votes: 'off' | 'up' | 'both' = 'both') => aSite({ hold: 'none', votes })
const versionOf = (site: { id: string }) =>
  env.DB.prepare('SELECT version FROM threads WHERE site_id = ?1').bind(site.id).first<number>('version')
const limitsOf = async (site: { id: string }) =>
  (
    await env.DB.prepare('SELECT what, used FROM reader_limits WHERE site_id = ?1 ORDER BY used')
      .bind(site.id)
      .all<{ what: string; used: number }>()
  ).results

describe('a vote', () => {
  it('counts, and gives a device that had none a token to keep', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const first = await aVote(site, id)
    expect(first).toMatchObject({ id, value: 1, score: 1 })
    expect(first.token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(await votesOf(id)).toEqual({ score: 1, values: [1] })
  })

  it('is one for each reader and comment: said again it writes nothing', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const { token } = await aVote(site, id)
    for (let turn = 0; turn < 2; turn++) {
      const ctx = testContext()
      expect(await aVote(site, id, 1, token, ctx)).toEqual({ id, value: 1, score: 1 })
      expect(ctx.db.usage).toMatchObject({ rowsWritten: 0, roundTrips: 1 })
    }
    expect(await votesOf(id)).toEqual({ score: 1, values: [1] })
  })

  it('may be changed and taken back, as often as one likes', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const { token } = await aVote(site, id)
    await aVote(site, id)
    expect(await aVote(site, id, -1, token)).toMatchObject({ value: -1, score: 0 })
    expect(await votesOf(id)).toEqual({ score: 0, values: [-1, 1] })
    expect(await aVote(site, id, 0, token)).toMatchObject({ value: 0, score: 1 })
    const ctx = testContext()
    expect(await aVote(site, id, 0, token, ctx)).toMatchObject({ value: 0, score: 1 })
    expect(ctx.db.usage.rowsWritten).toBe(0)
    expect(await aVote(site, id, 1, token)).toMatchObject({ value: 1, score: 2 })
  })

  it('is kept with the comment, whatever readers do in whatever order', async ({ expect }) => {
    const site = await open()
    const ids = [(await aComment(site)).id, (await aComment(site)).id]
    const tokens = [...Array(3)].map(() => undefined as string | undefined)
    const step = fc.record({
      reader: fc.nat({ max: 2 }),
      comment: fc.nat({ max: 1 }),
      value: fc.constantFrom(1 as const, -1 as const, 0 as const),
    })
    const standing = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { reader, comment, value } of steps) {
          if (value === 0 && tokens[reader] === undefined) continue
          const voted = await aVote(site, ids[comment]!, value, tokens[reader])
          tokens[reader] ??= voted.token
          standing.set(`${reader} ${comment}`, value)
          const expected = [0, 1, 2].reduce((sum, who) => sum + (standing.get(`${who} ${comment}`) ?? 0), 0)
          expect(voted.score).toBe(expected)
          expect((await votesOf(ids[comment]!)).score).toBe(expected)
        }
      }),
      { numRuns: 8 },
    )
  })

  it('writes four rows at most for who voted before, five for somebody new', async ({ expect }) => {
    const site = await open()
    const one = await aComment(site)
    const two = await aComment(site)
    const rows: number[] = []
    const cast = async (id: number, value: 1 | -1 | 0, token?: string) => {
      const ctx = testContext()
      const voted = await aVote(site, id, value, token, ctx)
      rows.push(ctx.db.usage.rowsWritten)
      return voted.token
    }
    const token = await cast(one.id, 1)
    await cast(two.id, 1, token)
    await cast(two.id, -1, token)
    await cast(two.id, 0, token)
    console.log('rows written, first vote, another, changed, taken back:', rows.join())
    expect(Math.max(...rows.slice(1))).toBeLessThanOrEqual(4)
    expect(rows[0]).toBeLessThanOrEqual(5)
  })

  it('makes kept copies of the thread old, and purges nothing', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const before = (await versionOf(site))!
    const ctx = testContext()
    const { token } = await aVote(site, id, 1, undefined, ctx)
    expect(await versionOf(site)).toBe(before + 1)
    await aVote(site, id, 1, token)
    expect(await versionOf(site)).toBe(before + 1)
    expect([ctx.purged, ctx.wakeUps.count]).toEqual([[], 0])
  })

  it('counts on a reply too, and where the thread is closed', async ({ expect }) => {
    const site = await open()
    const root = await aComment(site)
    const reply = await aComment(site, { parentId: String(root.id) })
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    expect(await aVote(site, reply.id)).toMatchObject({ score: 1 })
    expect((await votesOf(root.id)).score).toBe(0)
  })
})

describe('no vote', () => {
  it.for(['held', 'rejected', 'spam', 'deleted'] as const)(
    'on a comment that is %s',
    async (status, { expect }) => {
      const site = await open()
      const { id } = await aComment(site)
      const { token } = await aVote(site, id)
      await setStatus(id, status)
      for (const value of [1, -1, 0] as const)
        await expect(aVote(site, id, value, token)).rejects.toMatchObject({ code: 'comments/unknown' })
      await expect(aVote(site, id)).rejects.toMatchObject({ status: 404 })
      expect(await votesOf(id)).toEqual({ score: 1, values: [1] })
      // Whoever was told "not here" has used nothing up.
      expect(await limitsOf(site)).toEqual([{ what: 'reader', used: 1 }])
    },
  )

  it('on a comment of another site, with its own token or none', async ({ expect }) => {
    const [here, there] = [await open(), await open()]
    const mine = await aComment(here)
    const other = await aComment(there)
    const { token } = await aVote(here, mine.id)
    for (const by of [token, undefined])
      await expect(aVote(here, other.id, 1, by)).rejects.toMatchObject({ code: 'comments/unknown' })
    await expect(aVote(there, other.id, 1, token)).rejects.toMatchObject({ code: 'comments/token-wrong' })
    expect(await votesOf(other.id)).toEqual({ score: 0, values: [] })
  })

  it('where votes are off; what was given may still be taken back', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const { token } = await aVote(site, id)
    const off = { ...site, settings: { ...site.settings, votes: 'off' as const } }
    for (const value of [1, -1] as const)
      await expect(aVote(off, id, value, token)).rejects.toMatchObject({
        code: 'comments/votes-off',
        status: 409,
      })
    expect(await aVote(off, id, 0, token)).toMatchObject({ score: 0 })
  })

  it('down where there is only up', async ({ expect }) => {
    const site = await open('up')
    const { id } = await aComment(site)
    await expect(aVote(site, id, -1)).rejects.toMatchObject({
      code: 'web/fields-refused',
      details: { issues: [{ field: 'value', message: 'comments.only-up' }] },
    })
    expect(await aVote(site, id, 1)).toMatchObject({ score: 1 })
  })

  it('for one’s own comment', async ({ expect }) => {
    const site = await open()
    const [own, other] = [await aComment(site), await aComment(site)]
    for (const value of [1, -1, 0] as const)
      await expect(aVote(site, own.id, value, own.token)).rejects.toMatchObject({
        code: 'comments/vote-own',
        status: 403,
      })
    // It opens that one comment and is no reader's token anywhere else.
    await expect(aVote(site, other.id, 1, own.token)).rejects.toMatchObject({ code: 'comments/token-wrong' })
    expect(await votesOf(own.id)).toEqual({ score: 0, values: [] })
  })

  it('by a token that is altered, or made for something else', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const { token } = await aVote(site, id)
    const { tokens } = testContext()
    const others = await Promise.all(
      (['moderate', 'confirm', 'unsubscribe'] as const).map((purpose) =>
        tokens.sign(purpose, [site.id, id], 0),
      ),
    )
    for (const wrong of ['', 'x', `${token}x`, token!.replace(/.$/, 'A.'), ...others])
      await expect(aVote(site, id, 1, wrong)).rejects.toMatchObject({
        code: 'comments/token-wrong',
        status: 403,
      })
    await expect(aVote(site, id, 0)).rejects.toMatchObject({ code: 'comments/token-missing', status: 401 })
    expect(await votesOf(id)).toEqual({ score: 1, values: [1] })
  })

  it('faster than the floor against bursts allows', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const ctx = { ...testContext(), mayProceed: async () => false }
    await expect(aVote(site, id, 1, undefined, ctx)).rejects.toMatchObject({
      code: 'web/too-many-requests',
      details: { retryAfterS: 60 },
    })
    expect(await votesOf(id)).toEqual({ score: 0, values: [] })
  })
})

describe('one network', () => {
  it(`brings ${NEW_READERS_MAX} new readers a day, also all at once, and no more`, async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const ip = aNetwork()
    const answers = await Promise.allSettled(
      Array.from({ length: NEW_READERS_MAX + 10 }, () => aVote(site, id, 1, undefined, testContext({ ip }))),
    )
    const refused = answers.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(10)
    for (const answer of refused)
      expect((answer as PromiseRejectedResult).reason).toMatchObject({
        code: 'comments/readers-many',
        status: 429,
        details: { retryAfterS: 3600 },
      })
    expect((await votesOf(id)).score).toBe(NEW_READERS_MAX)
  })

  it('holds back nobody who voted before, nobody elsewhere, and nobody tomorrow', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    const ip = aNetwork()
    const now = Date.UTC(2026, 10, 25, 12)
    const { token } = await aVote(site, id, 1, undefined, testContext({ ip, now }))
    await env.DB.prepare('UPDATE reader_limits SET used = ?2 WHERE site_id = ?1')
      .bind(site.id, NEW_READERS_MAX)
      .run()
    const anew = (ctx: ReturnType<typeof testContext>) => aVote(site, id, 1, undefined, ctx)
    await expect(anew(testContext({ ip, now }))).rejects.toMatchObject({ code: 'comments/readers-many' })
    const neighbour = ip.replace(/1$/, '200')
    await expect(anew(testContext({ ip: neighbour, now }))).rejects.toMatchObject({ status: 429 })
    expect(await aVote(site, id, -1, token, testContext({ ip, now }))).toMatchObject({ score: -1 })
    expect(await anew(testContext({ ip: aNetwork(), now }))).toMatchObject({ score: 0 })
    expect(await anew(testContext({ ip, now: now + DAY_MS }))).toMatchObject({ score: 1 })
    const elsewhere = await open()
    const other = await aComment(elsewhere)
    expect(await aVote(elsewhere, other.id, 1, undefined, testContext({ ip, now }))).toMatchObject({
      score: 1,
    })
  })

  it('is forgotten two days later', async ({ expect }) => {
    const site = await open()
    const { id } = await aComment(site)
    // Long ago, so that nothing of other tests is forgotten along.
    const now = Date.UTC(2020, 0, 1, 23)
    await aVote(site, id, 1, undefined, testContext({ now }))
    await forgetLimits(testContext({ now: now + DAY_MS }))
    expect(await limitsOf(site)).toHaveLength(1)
    await forgetLimits(testContext({ now: now + 3 * DAY_MS }))
    expect(await limitsOf(site)).toEqual([])
    expect(await votesOf(id)).toEqual({ score: 1, values: [1] })
  })
})

describe('what is stored of a voter', () => {
  it('is no token, no network, and another number for each comment', async ({ expect }) => {
    const site = await open()
    const [one, two] = [await aComment(site), await aComment(site)]
    const { token } = await aVote(site, one.id)
    await aVote(site, two.id, 1, token)
    const { results } = await env.DB.prepare('SELECT * FROM votes WHERE comment_id IN (?1, ?2)')
      .bind(one.id, two.id)
      .all<{ voter: number }>()
    expect(Object.keys(results[0]!).sort()).toEqual(['comment_id', 'created_at', 'value', 'voter'])
    expect(new Set(results.map(({ voter }) => voter)).size).toBe(2)
    expect(JSON.stringify(results)).not.toContain(token!.split('.')[1])
    const ctx = testContext()
    const reading = await ctx.tokens.read('reader', token!)
    expect(reading.state === 'good' && reading.value[0]).toBe(site.id)
    expect(JSON.stringify(reading)).not.toContain(await ctx.networks.current())
  })
})
