import { env } from 'cloudflare:workers'
import { afterAll, describe, it } from 'vitest'
import { readFollowingOf } from '../../../src/followers/public'
import { stopAll } from '../../../src/followers/queries'
import type { Site } from '../../../src/sites/public'
import { aFollower, anAsking, emptyOutbox, followsOf } from '../../support/a-follower'
import { aReader } from '../../support/a-reader'
import { aPage, aSite } from '../../support/a-site'
import { anAddress, hashOf, newsContext } from '../../support/a-subscriber'
import { call, postForm } from '../../support/api'
import type { TestCtx } from '../../support/test-context'

afterAll(emptyOutbox)

const TITLE = '<h2>Mails about comments</h2>'

async function aReaderOfNews(fields: Parameters<typeof aReader>[2] = {}) {
  const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
  const reader = await aReader(site, ctx, fields)
  return { site, ctx, ...reader, path: `/preferences/${reader.own}` }
}

/** The follows come from one real confirmation; the others are copies of it, because mails that ask are bounded. */
async function follows(site: Site, ctx: TestCtx, email: string, pages: number, comments: number) {
  const first = await aFollower(site, ctx, {
    email,
    notify: pages > 0 ? 'all' : 'replies',
    page: aPage(site),
  })
  const copy = (threadId: string, commentId: number) =>
    env.DB.prepare(
      `INSERT INTO follows (thread_id, comment_id, follower_id, told, created_at)
       SELECT ?1, ?2, follower_id, told, created_at FROM follows WHERE follower_id = ?3 LIMIT 1`,
    )
      .bind(threadId, commentId, first.followerId)
      .run()
  for (let more = 1; more < pages; more++) await copy(`another${more}`, 0)
  for (let more = pages > 0 ? 0 : 1; more < comments; more++) await copy('another0', 7000 + more)
  return first
}

describe('what one follows, on the reader’s own page', () => {
  it('is not there for whoever follows nothing', async ({ expect }) => {
    const { path } = await aReaderOfNews()
    expect((await call(path)).text).not.toContain(TITLE)
  })

  it.for([
    [1, 0, 'You follow 1 conversation.', 'Replies to'],
    [2, 0, 'You follow 2 conversations.', 'Replies to'],
    [0, 1, 'Replies to 1 comment of yours come by mail.', 'You follow '],
    [0, 3, 'Replies to 3 comments of yours come by mail.', 'You follow '],
  ] as const)('%i pages and %i comments: “%s”', async ([pages, comments, said, unsaid], { expect }) => {
    const { site, ctx, email, path } = await aReaderOfNews()
    await follows(site, ctx, email, pages, comments)
    const { text } = await call(path)
    expect(text).toContain(`${TITLE}<p>${said}</p>`)
    expect(text).not.toContain(unsaid)
  })

  it('names both where there are both, and leads to the page where each can be stopped', async ({
    expect,
  }) => {
    const { site, ctx, email, path } = await aReaderOfNews()
    await follows(site, ctx, email, 2, 1)
    const { text } = await call(path)
    expect(text).toContain(
      '<p>You follow 2 conversations.</p><p>Replies to 1 comment of yours come by mail.</p>',
    )
    const link = /href="https:\/\/comments\.test(\/following\/[\w.-]+)"/.exec(text)![1]!
    const page = await call(link)
    expect(page.status).toBe(200)
    expect(page.text).toContain(`What you follow at ${site.name}`)
    expect(page.text).not.toContain(email)
  })

  it('shows nothing of an address that only was typed into a form of comments', async ({ expect }) => {
    const { site, ctx, email, path } = await aReaderOfNews()
    await anAsking(site, ctx, { email })
    expect((await call(path)).text).not.toContain(TITLE)
    // Nothing writes such a row; if anything ever does, it still tells nobody what a stranger typed.
    await env.DB.prepare(
      `INSERT INTO follows (thread_id, comment_id, follower_id, told, created_at)
       SELECT 'typed', 0, id, 0, 0 FROM followers WHERE site_id = ?1`,
    )
      .bind(site.id)
      .run()
    expect((await call(path)).text).not.toContain(TITLE)
  })

  it('shows nothing of what the same address follows at another site', async ({ expect }) => {
    const { ctx, email, path } = await aReaderOfNews()
    const other = await aSite({ hold: 'none' })
    await aFollower(other, ctx, { email })
    const { text } = await call(path)
    expect(text).not.toContain(TITLE)
    expect(text).not.toContain('/following/')
  })

  it('shows nothing of what others follow at the same site', async ({ expect }) => {
    const { site, ctx, path } = await aReaderOfNews()
    await aFollower(site, ctx, { email: anAddress('grace') })
    expect((await call(path)).text).not.toContain(TITLE)
  })

  it('is gone once everything was stopped', async ({ expect }) => {
    const { site, ctx, email, path } = await aReaderOfNews()
    const { followerId } = await follows(site, ctx, email, 1, 1)
    expect((await call(path)).text).toContain(TITLE)
    await ctx.db.run(stopAll(followerId))
    expect((await call(path)).text).not.toContain(TITLE)
  })

  it('stays there for who has left the news: those are two wishes', async ({ expect }) => {
    const { site, ctx, email, path } = await aReaderOfNews()
    const { followerId } = await follows(site, ctx, email, 1, 0)
    const left = await postForm(path, {})
    expect(left.text).toContain('You have left')
    expect(left.text).toContain(`${TITLE}<p>You follow 1 conversation.</p>`)
    expect(await followsOf(followerId)).toHaveLength(1)
  })

  it('stays there when a form of the page was refused', async ({ expect }) => {
    const { site, ctx, email, path } = await aReaderOfNews()
    await follows(site, ctx, email, 1, 0)
    const refused = await postForm(`${path}/pause`, { until: 'never' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(TITLE)
  })

  it('speaks the language of the reader', async ({ expect }) => {
    const { site, ctx, email, path } = await aReaderOfNews({ locale: 'de' })
    await follows(site, ctx, email, 2, 1)
    const { text } = await call(path)
    expect(text).toContain('<h2>Mails zu Kommentaren</h2><p>Sie folgen 2 Gesprächen.</p>')
    expect(text).toContain('Antworten auf 1 Ihrer Kommentare kommen per Mail.')
  })

  it('changes nothing by being looked at', async ({ expect }) => {
    const { site, ctx, email, path } = await aReaderOfNews()
    const { followerId } = await follows(site, ctx, email, 1, 2)
    const before = await followsOf(followerId)
    for (const method of ['GET', 'HEAD', 'GET']) expect((await call(path, { method })).status).toBe(200)
    expect(await followsOf(followerId)).toEqual(before)
  })

  it('costs one round trip, and a row for what is followed', async ({ expect }) => {
    const { site, ctx, email } = await aReaderOfNews()
    await follows(site, ctx, email, 2, 2)
    const key = await hashOf(ctx, email)
    const before = { ...ctx.db.usage }
    expect(await readFollowingOf(ctx, site.id, key)).toMatchObject({ pages: 2, comments: 2 })
    expect(ctx.db.usage.queries - before.queries).toBe(1)
    expect(ctx.db.usage.rowsRead - before.rowsRead).toBeLessThanOrEqual(10)
  })
})
