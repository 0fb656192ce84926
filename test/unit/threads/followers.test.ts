import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import {
  dropFollows,
  insertNews,
  moveAnswerFollows,
  moveFollows,
  moveFollowsBack,
  moveNews,
  moveRequests,
} from '../../../src/followers/news-queries'
import { insertFollower, insertRequest, stopFollow } from '../../../src/followers/queries'
import { followPage } from '../../../src/following/follow-page'
import { parseEmail } from '../../../src/kernel/email-address'
import { setPage } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { followsOf, newsOf } from '../../support/a-follower'
import { aPageMove, threadAt, urlOf } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { anAddress } from '../../support/a-subscriber'
import { testContext } from '../../support/test-context'

const ids = { next: 700_000_000_000 }

/** A reader who follows these: a thread, and a comment or 0 for all of it. */
async function aReaderOf(
  site: Site,
  ...follows: readonly (readonly [thread: string, comment: number])[]
): Promise<number> {
  const id = ids.next++
  await testContext().db.run(insertFollower(id, site.id, `r${id}@mail.example`, `key-${id}`, 'en', 1))
  for (const [thread, comment] of follows) {
    await env.DB.prepare(
      'INSERT INTO follows (thread_id, comment_id, follower_id, told, created_at) VALUES (?1, ?2, ?3, 0, ?3)',
    )
      .bind(thread, comment, id)
      .run()
  }
  return id
}
const placesOf = async (id: number) =>
  (await followsOf(id)).map((row) => [row.thread_id, row.comment_id, row.came_by])

const move = async (from: string, to: string, limit = 250) => {
  const [, dropped] = await testContext().db.batch([moveFollows(from, to, limit), dropFollows(from, limit)])
  return dropped.changes
}

describe('whoever follows a page that moves', () => {
  it('follows it at the new place, and is remembered to have come from the old one', async ({ expect }) => {
    const site = await aSite()
    const reader = await aReaderOf(site, ['old', 0])
    expect(await move('old', 'new')).toBe(1)
    expect(await placesOf(reader)).toEqual([['new', 0, 'old ']])
    expect(await move('old', 'new')).toBe(0)
  })

  it('follows once where both were followed', async ({ expect }) => {
    const site = await aSite()
    const reader = await aReaderOf(site, ['from', 0], ['to', 0])
    await move('from', 'to')
    expect(await placesOf(reader)).toEqual([['to', 0, null]])
  })

  it('moves in steps, until none is left', async ({ expect }) => {
    const site = await aSite()
    const readers = [
      await aReaderOf(site, ['step', 0]),
      await aReaderOf(site, ['step', 0]),
      await aReaderOf(site, ['step', 0]),
    ]
    expect([await move('step', 'there', 2), await move('step', 'there', 2)]).toEqual([2, 1])
    for (const reader of readers) expect(await placesOf(reader)).toEqual([['there', 0, 'step ']])
  })

  it('goes back with the page, however many moves came between', async ({ expect }) => {
    const site = await aSite()
    const reader = await aReaderOf(site, ['one', 0])
    const other = await aReaderOf(site, ['three', 0])
    await move('one', 'two')
    await move('two', 'three')
    expect(await placesOf(reader)).toEqual([['three', 0, 'one two ']])
    const back = (to: string) => testContext().db.run(moveFollowsBack('three', to, 250))
    expect((await back('two')).changes).toBe(1)
    expect(await placesOf(reader)).toEqual([['two', 0, 'one ']])
    expect(await placesOf(other)).toEqual([['three', 0, null]])
  })

  it('lets go by the link of any mail they ever got', async ({ expect }) => {
    const site = await aSite()
    for (const named of ['a', 'b', 'c']) {
      const reader = await aReaderOf(site, [`${named}-a`, 0])
      await move(`${named}-a`, `${named}-b`)
      await move(`${named}-b`, `${named}-c`)
      expect((await testContext().db.run(stopFollow(`${named}-${named}`, 0, reader))).changes, named).toBe(1)
      expect(await placesOf(reader)).toEqual([])
    }
  })

  it('lets go of nothing else by that link', async ({ expect }) => {
    const site = await aSite()
    const reader = await aReaderOf(site, ['kept', 0], ['gone', 0])
    await testContext().db.run(stopFollow('gone', 0, reader))
    await testContext().db.run(stopFollow('never', 0, reader))
    expect(await placesOf(reader)).toEqual([['kept', 0, null]])
  })
})

describe('whoever waits for answers', () => {
  it('waits where the comment stands', async ({ expect }) => {
    const site = await aSite()
    const reader = await aReaderOf(site, ['x-old', 5], ['x-old', 6], ['x-old', 0])
    await testContext().db.run(moveAnswerFollows('x-old', 'x-new', '[5]'))
    expect(await placesOf(reader)).toEqual([
      ['x-new', 5, null],
      ['x-old', 0, null],
      ['x-old', 6, null],
    ])
  })

  it('lets go by the comment, wherever it went', async ({ expect }) => {
    const site = await aSite()
    const reader = await aReaderOf(site, ['y-new', 5])
    expect((await testContext().db.run(stopFollow('y-old', 5, reader))).changes).toBe(1)
  })
})

describe('what is under way', () => {
  it('is told from where it stands now', async ({ expect }) => {
    const site = await aSite()
    const [one, two] = [ids.next++, ids.next++]
    const ctx = testContext()
    await ctx.db.run(
      insertNews(
        site.id,
        JSON.stringify([
          [one, 'n-old', 0],
          [two, 'n-old', 0],
        ]),
        1,
      ),
    )
    await ctx.db.run(moveNews((await aSite()).id, 'n-new', JSON.stringify([one])))
    await ctx.db.run(moveNews(site.id, 'n-new', JSON.stringify([two])))
    expect((await newsOf(site)).map((row) => row.thread_id)).toEqual(['n-old', 'n-new'])
  })

  it('begins at the new place once it is confirmed', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const [follower, request] = [ids.next++, ids.next++]
    await ctx.db.batch([
      insertFollower(follower, site.id, 'q@mail.example', `key-${follower}`, 'en', 1),
      insertRequest(request, site.id, `key-${follower}`, 'r-old', 0, 'now', 'en', ids.next++, 1),
    ])
    await ctx.db.run(moveRequests('r-old', 'r-new'))
    const row = await env.DB.prepare('SELECT thread_id FROM follow_requests WHERE id = ?1')
      .bind(request)
      .first()
    expect(row).toEqual({ thread_id: 'r-new' })
  })

  it('is a follow under the old address: it is one of the new place', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site, { page: aPage(site, '/old') })
    await aPageMove(site, '/old', '/new')
    const email = parseEmail(anAddress())!
    const input = {
      page: urlOf(site, '/old'),
      title: '',
      email,
      notify: 'all',
      frequency: 'now',
      proof: undefined,
    } as const
    expect(await followPage(testContext(), site, input, 'en')).toMatchObject({ status: 'pending' })
    const asked = await env.DB.prepare(
      'SELECT r.thread_id FROM follow_requests r JOIN followers f ON f.id = r.follower_id WHERE f.site_id = ?1',
    )
      .bind(site.id)
      .all()
    expect(asked.results).toEqual([{ thread_id: await threadAt(site, '/new') }])
  })

  it('is refused where the new place is closed', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site, { page: aPage(site, '/old') })
    await aPageMove(site, '/old', '/new')
    await setPage(testContext(), site, 7, id, 'closed')
    const email = parseEmail(anAddress())!
    const input = {
      page: urlOf(site, '/old'),
      title: '',
      email,
      notify: 'all',
      frequency: 'now',
      proof: undefined,
    } as const
    const code = await followPage(testContext(), site, input, 'en').then(
      String,
      ({ code }: { code: string }) => code,
    )
    expect(code).toBe('following/page-closed')
  })
})
