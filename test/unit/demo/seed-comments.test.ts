import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { ReadThread } from '../../../src/comments/schema'
import { countComments } from '../../../src/comments/thread/count-comments'
import { readThread } from '../../../src/comments/thread/read-thread'
import { type DemoComment, OTHER_ARTICLES } from '../../../src/demo/readers'
import { seedComments } from '../../../src/demo/seed-comments'
import { STREET_LIGHTS } from '../../../src/demo/street-lights'
import type { Site } from '../../../src/sites/public'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const originOf = (site: Site) => `https://${site.id}.example`
const everybody = (comments: readonly DemoComment[]): DemoComment[] =>
  comments.flatMap((comment) => [comment, ...everybody(comment.replies ?? [])])
const all = everybody([...STREET_LIGHTS, ...Object.values(OTHER_ARTICLES).flat()])

async function rowsOf(site: Site) {
  const { results } = await env.DB.prepare(
    'SELECT id, status, depth, author_name, created_at, idempotency_key FROM comments WHERE site_id = ?1 ORDER BY id',
  )
    .bind(site.id)
    .all<{
      id: number
      status: number
      depth: number
      author_name: string
      created_at: number
      idempotency_key: string
    }>()
  return results
}

describe('the demo comments', () => {
  it('are about forty, some threaded four deep, some held', async ({ expect }) => {
    const site = await aSite()
    await seedComments(testContext(), site, originOf(site))
    const rows = await rowsOf(site)
    expect(rows.length).toBe(all.length)
    expect(rows.length).toBeGreaterThanOrEqual(38)
    expect(rows.filter(({ status }) => status === 0)).toHaveLength(all.filter(({ held }) => held).length)
    expect(rows.filter(({ status }) => status === 0).length).toBeGreaterThanOrEqual(5)
    expect(Math.max(...rows.map(({ depth }) => depth))).toBe(4)
  })

  it('stand where readers find them, with the title of their article', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await seedComments(ctx, site, originOf(site))
    const page = `${originOf(site)}/street-lights`
    const { thread, items } = await readThread(ctx, site.id, v.parse(ReadThread, { page }))
    expect(thread.title).toMatch(/^Port Ellery will switch off/)
    expect(items[0]!.name).toBe('Clement')
    const counts = await countComments(ctx, site, [page, `${originOf(site)}/ferry-timetable`])
    expect(counts.map(({ count }) => count)).toEqual([
      everybody(STREET_LIGHTS).filter(({ held }) => !held).length,
      4,
    ])
  })

  it('were written at different times, answers after what they answer', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await seedComments(ctx, site, originOf(site))
    const rows = await rowsOf(site)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    // By id is by time: what cursors rely on.
    expect(rows.map(({ created_at }) => created_at)).toEqual(
      rows.map(({ created_at }) => created_at).sort((a, b) => a - b),
    )
    expect(rows.every(({ created_at }) => created_at < ctx.clock.now())).toBe(true)
    const late = (comment: DemoComment): DemoComment[] =>
      (comment.replies ?? []).flatMap((reply) => [
        ...(reply.minutesAgo >= comment.minutesAgo ? [reply] : []),
        ...late(reply),
      ])
    expect([...STREET_LIGHTS, ...Object.values(OTHER_ARTICLES).flat()].flatMap(late)).toEqual([])
  })

  it('are completed, not doubled, by a second run', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await seedComments(ctx, site, originOf(site))
    const before = await rowsOf(site)
    const lost = before.find(({ author_name }) => author_name === 'J')!
    await env.DB.prepare('DELETE FROM comments WHERE id = ?1').bind(lost.id).run()
    await seedComments(ctx, site, originOf(site))
    const after = await rowsOf(site)
    const keys = (rows: typeof before) => rows.map(({ idempotency_key }) => idempotency_key).sort()
    expect(keys(after)).toEqual(keys(before))
    expect(
      keys(after).every((key) => /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/.test(key)),
    ).toBe(true)
  })

  it('speak several scripts and show what a comment can hold', ({ expect }) => {
    const text = all.map(({ name, body }) => `${name}\n${body}`).join('\n')
    for (const script of [/\p{Script=Arabic}/u, /\p{Script=Han}/u, /[äöüß]/]) expect(text).toMatch(script)
    for (const mark of [/^```/m, /^> /m, /https:\/\//, /^1\. /m, /\*\*/]) expect(text).toMatch(mark)
    expect(all.filter(({ held, replies }) => held && replies)).toEqual([])
  })
})
