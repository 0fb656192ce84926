import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { idAt } from '../../../../src/kernel/id'
import { STATUSES } from '../../../../src/moderation/public'
import { countMatching, listMatching, type Match, matchAsked } from '../../../../src/moderation/queue/match'
import type { Site } from '../../../../src/sites/public'
import { SweepAsked } from '../../../../src/sweeps/public'
import { aCrowd } from '../../../support/a-crowd'
import { aSite } from '../../../support/a-site'
import { indexSite } from '../../../support/index-site'
import { testContext } from '../../../support/test-context'

const SEEN_AT = Date.UTC(2026, 5, 1)
const BEFORE = idAt(SEEN_AT)

/** What a comment went through: where it stands, when it was moved last, and when its words were replaced. */
interface Past {
  readonly status: (typeof STATUSES)[number]
  readonly decidedAt: number | null
  readonly edits: readonly number[]
}

const aMoment = fc.constantFrom(SEEN_AT - 1000, SEEN_AT, SEEN_AT + 1000)
const aPast: fc.Arbitrary<Past> = fc.record({
  status: fc.constantFrom('held' as const, 'held' as const, ...STATUSES),
  decidedAt: fc.option(aMoment, { nil: null }),
  edits: fc.array(aMoment, { maxLength: 3 }).map((moments) => moments.toSorted((a, b) => a - b)),
})

async function live(site: Site, pasts: readonly Past[]): Promise<readonly number[]> {
  const { ids } = await aCrowd(site, pasts.length)
  await env.DB.batch(
    pasts.flatMap(({ status, decidedAt, edits }, at) => [
      env.DB.prepare('UPDATE comments SET status = ?2, decided_at = ?3, revision = ?4 WHERE id = ?1').bind(
        ids[at]!,
        STATUSES.indexOf(status),
        decidedAt,
        edits.length + 1,
      ),
      ...edits.map((moment, revision) =>
        env.DB.prepare(
          "INSERT INTO comment_revisions (comment_id, revision, body, html, created_at) VALUES (?1, ?2, 'x', 'x', ?3)",
        ).bind(ids[at]!, revision + 1, moment),
      ),
    ]),
  )
  return ids
}

const whole = (status: Match['status']): Match => ({
  status,
  words: '',
  author: '',
  page: '',
  tokens: [],
  from: 0,
  to: 0,
})

/** All parts, one after the other. */
async function walk(site: Site, match: Match, limit: number) {
  const rows: { readonly id: number; readonly late: number }[] = []
  for (let after = 0; ; ) {
    const part = await listMatching(testContext(), site, match, {
      after,
      before: BEFORE,
      seenAt: SEEN_AT,
      limit,
    })
    rows.push(...part.rows.map(({ id, late }) => ({ id, late })))
    if (part.place === null) return rows.toSorted((a, b) => a.id - b.id)
    after = part.place
  }
}

describe('what matches', () => {
  it('is a list as it stood at the count; what was edited or moved since is late', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aPast, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...STATUSES),
        fc.integer({ min: 1, max: 5 }),
        async (pasts, status, limit) => {
          const site = await aSite()
          const ids = await live(site, pasts)
          const expected = pasts.flatMap(({ decidedAt, edits, ...past }, at) => {
            const isLate = (decidedAt ?? 0) > SEEN_AT || (edits.at(-1) ?? 0) > SEEN_AT
            return past.status === status ? [{ id: ids[at]!, late: Number(isLate) }] : []
          })
          expect(await walk(site, whole(status), limit)).toEqual(expected)
          expect(await countMatching(testContext(), site, whole(status), BEFORE)).toEqual({
            count: expected.length,
            isMore: false,
          })
          await indexSite(site)
          // The same through the search index, since every comment has this word.
          const narrow = { ...whole(status), words: 'text' }
          expect(await walk(site, narrow, limit)).toEqual(expected)
          expect((await countMatching(testContext(), site, narrow, BEFORE)).count).toBe(expected.length)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('ends before what came after the count, and lies between days that were asked for', async ({
    expect,
  }) => {
    const site = await aSite()
    const { ids } = await aCrowd(site, 5)
    const some = (asked: v.InferInput<typeof SweepAsked>) =>
      matchAsked(testContext(), site, v.parse(SweepAsked, asked))
    const count = async (match: Match | undefined, before = BEFORE) =>
      (await countMatching(testContext(), site, match!, before)).count
    expect(await count(whole('held'), ids[3])).toBe(3)
    expect(await count(await some({ from: '2015-01-01', to: '2015-01-31' }))).toBe(5)
    expect(await count(await some({ from: '2016-01-01' }))).toBe(0)
    expect(await count(await some({ to: '2014-12-31' }))).toBe(0)
  })

  it('keeps no address, only the hash by which it is found', async ({ expect }) => {
    const site = await aSite()
    await aCrowd(site, 2)
    await indexSite(site)
    const match = await matchAsked(testContext(), site, v.parse(SweepAsked, { address: 'b1@x.example' }))
    expect(JSON.stringify(match)).not.toContain('x.example')
    expect((await countMatching(testContext(), site, match!, BEFORE)).count).toBe(1)
  })
})
