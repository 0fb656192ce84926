import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { SearchComments } from '../../../../src/moderation/public'
import { listFound, listFoundPlaced } from '../../../../src/moderation/queries'
import { marksAsked } from '../../../../src/moderation/queue/marks-asked'
import { isBehind, readFound } from '../../../../src/moderation/queue/read-found'
import { findDocuments } from '../../../../src/search/public'
import type { Site } from '../../../../src/sites/public'
import { aCrowd } from '../../../support/a-crowd'
import { aSite } from '../../../support/a-site'
import { indexSite } from '../../../support/index-site'
import { testContext } from '../../../support/test-context'

const marks = (site: Site, asked: v.InferInput<typeof SearchComments>) =>
  marksAsked(testContext(), site, v.parse(SearchComments, asked))

const nothing = { words: '', author: '', page: '', status: '' }

describe('what a comment has to be tied to', () => {
  it('is nothing, if nothing is asked', async ({ expect }) => {
    expect(await marks(await aSite(), {})).toEqual([])
  })

  it('is a host, a reason, a page, words, a network, an address: as the index knows them', async ({
    expect,
  }) => {
    const site = await aSite()
    const { ids, threadId } = await aCrowd(site, 1, { body: 'Same words!' })
    await env.DB.prepare("UPDATE comments SET network = 'n1' WHERE id = ?1").bind(ids[0]!).run()
    const id = String(ids[0])
    const found = await marks(site, {
      host: 'shop.example',
      why: 'links',
      network: id,
      text: id,
      thread: id,
      address: 'ada@mail.example',
    })
    expect(found).toHaveLength(6)
    expect(found).toEqual(
      expect.arrayContaining([
        'host:shop.example',
        'why:links',
        'network:n1',
        'text:same words',
        `thread:${threadId}`,
        expect.stringMatching(/^address:[\w-]+$/),
      ]),
    )
    expect(found!.join()).not.toContain('mail.example')
  })

  it('is none that can be, where the comment meant has no such thing or is not of this site', async ({
    expect,
  }) => {
    const [site, other] = [await aSite(), await aSite()]
    const { ids } = await aCrowd(site, 1, { body: '!!!' })
    const id = String(ids[0])
    // Its network is forgotten, and its words are no words.
    expect(await marks(site, { network: id })).toBeUndefined()
    expect(await marks(site, { text: id })).toBeUndefined()
    expect(await marks(site, { thread: id })).toHaveLength(1)
    for (const asked of [{ network: id }, { text: id }, { thread: id }, { thread: '5' }])
      expect(await marks(other, asked), JSON.stringify(asked)).toBeUndefined()
  })
})

describe('what the index found', () => {
  it('comes in the order asked for, and goes on from any place in it', async ({ expect }) => {
    const site = await aSite()
    const { ids } = await aCrowd(site, 7)
    await indexSite(site)
    const query = { siteId: site.id, ...nothing }
    const find = (more: object) =>
      findDocuments(testContext(), query, { before: Number.MAX_SAFE_INTEGER, limit: 3, ...more })
    expect(await find({ order: 'oldest' })).toEqual(ids.slice(0, 3))
    expect(await find({ order: 'oldest', from: ids[3]! })).toEqual(ids.slice(3, 6))
    expect(await find({ order: 'oldest', from: ids[3]!, before: ids[5]! })).toEqual(ids.slice(3, 5))
    expect(await find({})).toEqual(ids.slice(4).reverse())
    expect(await find({ order: 'newest', before: ids[4]! })).toEqual(ids.slice(1, 4).reverse())
  })

  it('is read in that order, without what is gone and what is of another site', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const { ids } = await aCrowd(site, 6)
    const foreign = await aCrowd(other, 1)
    const asked = [ids[4]!, 77, ids[0]!, foreign.first, ids[5]!, ids[2]!, ids[1]!]
    const read = await readFound(testContext(), site, asked, listFound)
    expect(read.map(({ id }) => id)).toEqual([ids[4], ids[0], ids[5], ids[2], ids[1]])
    expect(await readFound(testContext(), site, [], listFound)).toEqual([])
  })

  it('costs one row for each, two with its page, and one round trip', async ({ expect }) => {
    const site = await aSite()
    const { ids } = await aCrowd(site, 50)
    for (const [five, rows] of [
      [listFound, 50],
      [listFoundPlaced, 100],
    ] as const) {
      const ctx = testContext()
      expect(await readFound(ctx, site, ids, five)).toHaveLength(50)
      expect(ctx.db.usage.roundTrips).toBe(1)
      expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(rows)
    }
  })

  it('is behind until the newest is in it', async ({ expect }) => {
    const site = await aSite()
    expect(await isBehind(testContext(), site)).toBe(false)
    await aCrowd(site, 2)
    expect(await isBehind(testContext(), site)).toBe(true)
    await indexSite(site)
    expect(await isBehind(testContext(), site)).toBe(false)
    await aCrowd(site, 1, { status: 1, path: '/up' })
    expect(await isBehind(testContext(), site)).toBe(true)
    // What was removed is looked for by nobody who waits.
    await indexSite(site)
    await aCrowd(site, 1, { status: 3, path: '/spam' })
    expect(await isBehind(testContext(), site)).toBe(false)
  })
})
