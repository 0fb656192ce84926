import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aMember, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

/** What an answer cost, as every answer says in development. */
const costOf = ({ headers }: { headers: Headers }) => {
  const [, queries, read, written] = /queries=(\d+) rows_read=(\d+) rows_written=(\d+)/
    .exec(headers.get('server-timing') ?? '')!
    .map(Number)
  return { queries: queries!, read: read!, written: written! }
}

async function aFullQueue(count: number) {
  const site = await aSite()
  const member = await aMember(site)
  const { id } = await aComment(
    site,
    { email: 'ada@mail.example' },
    { ctx: testContext({ now: Date.now() }) },
  )
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, author_email, body, html, renderer, created_at)
     SELECT ?3 + i, site_id, thread_id, ?3 + i, 0, '', 0, 0, 'Bo', 'b' || i || '@x.example', 'Text', '<p>Text</p>', 1, created_at
     FROM comments, n WHERE id = ?1`,
  )
    // A block of ids far from those of any clock, so that none is taken.
    .bind(id, count, 1e12 + Math.floor(Math.random() * 1e12))
    .run()
  return { site, member, id }
}

describe('a page of the desk', () => {
  it('reads at most 150 rows with fifty items and one open, at 10,000 held (budget)', async ({ expect }) => {
    const { site, member } = await aFullQueue(10_000)
    let path = `/desk/${site.id}?limit=50`
    for (let page = 0; page < 3; page++) {
      const answer = await visit(member, path)
      expect(answer.text.match(/<li data-id/g)).toHaveLength(50)
      const { read, written } = costOf(answer)
      expect(read, path).toBeLessThanOrEqual(150)
      expect(written).toBe(0)
      path = `${/id="more" href="([^"]+)"/.exec(answer.text)![1]!.replaceAll('&amp;', '&')}&limit=50`
    }
  })

  it('is at most 40 kB with fifty items and a long one open, whatever is written there (budget)', async ({
    expect,
  }) => {
    const { site, member, id } = await aFullQueue(60)
    // Letters by chance, which nothing makes smaller: each excerpt is another, and the open one is as long as a comment may be.
    await env.DB.prepare(
      `UPDATE comments SET body = hex(randomblob(100)), html = '<p>' || hex(randomblob(?2)) || '</p>' WHERE site_id = ?1`,
    )
      .bind(site.id, 2500)
      .run()
    const { text } = await visit(member, `/desk/${site.id}?limit=50&item=${id}`)
    expect(text.match(/<li data-id/g)).toHaveLength(50)
    const packed = new Response(text).body!.pipeThrough(new CompressionStream('gzip'))
    const { byteLength } = await new Response(packed).arrayBuffer()
    console.log(`the queue's page: ${byteLength} B gzip`)
    expect(byteLength).toBeLessThanOrEqual(40_000)
  })

  it('asks eleven things: session, sites, the list, how many are reported, who decides all, the open comment, its author, its reports, what stands beside it, bans and notes of that author', async ({
    expect,
  }) => {
    const { site, member } = await aFullQueue(30)
    expect(costOf(await visit(member, `/desk/${site.id}`)).queries).toBe(11)
  })

  it.for(['subscribers/1x', 'sweeps/1x', 'bans', 'rules', 'team', 'tokens'])(
    'looks up session and sites once, however many tables of routes share its path: %s',
    async (path, { expect }) => {
      const site = await aSite()
      const { queries } = costOf(await visit(await aMember(site, 'reader'), `/desk/${site.id}/${path}`))
      // A reader of the desk is turned away at most of these; the team is one question more.
      expect(queries).toBeLessThanOrEqual(path === 'team' ? 4 : 2)
    },
  )

  it('opens one comment for a handful of rows, however many wait', async ({ expect }) => {
    const { site, member, id } = await aFullQueue(2000)
    const { read, queries } = costOf(await visit(member, `/desk/${site.id}/comments/${id}/pane`))
    expect(read).toBeLessThanOrEqual(20)
    expect(queries).toBeLessThanOrEqual(8)
  })

  it('shows a log of thousands by its page', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
       INSERT INTO audit (site_id, id, actor, action, subject, created_at)
       SELECT ?1, i, 'person:' || ?2, 'comment.approve', 'comment:' || i, i FROM n`,
    )
      .bind(site.id, member.personId)
      .run()
    const { read } = costOf(await visit(member, `/desk/${site.id}/log`))
    expect(read).toBeLessThanOrEqual(110)
  })
})
