import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DEMO_SITE, setUpDemo } from '../../../src/demo/set-up-demo'
import { findSite, toSite } from '../../../src/sites/public'
import { type TestCtx, testContext } from '../../support/test-context'

// The demo has one site by name, so these tests tell themselves apart by the origin of its articles.
const demoContext = (port: number): TestCtx => {
  const ctx = testContext()
  return { ...ctx, config: { ...ctx.config, demoOrigin: `http://localhost:${port}` } }
}

const commentsAt = async (ctx: TestCtx) =>
  (await env.DB.prepare(
    'SELECT count(*) AS n FROM comments c JOIN threads t ON t.id = c.thread_id WHERE c.site_id = ?1 AND t.page LIKE ?2',
  )
    .bind(DEMO_SITE, `${ctx.config.demoOrigin}/%`)
    .first<{ n: number }>())!.n

describe('setting up the demo', () => {
  it('makes site, owner and comments, and says where to begin', async ({ expect }) => {
    const ctx = demoContext(4101)
    const links = await setUpDemo(ctx)
    expect(links.article).toBe('http://localhost:4101/street-lights')
    expect(links.desk).toMatch(/^https:\/\/comments\.test\/desk\/sign-in\/[\w-]{43}$/)
    expect(links.outbox).toBe('https://comments.test/demo/outbox')
    const site = toSite(await ctx.db.first(findSite(DEMO_SITE)))
    expect(site.settings.origins).toContain('http://localhost:4101')
    expect(site.settings.hold).toBe('all')
    expect(await commentsAt(ctx)).toBeGreaterThanOrEqual(38)
    const owner = await env.DB.prepare(
      'SELECT m.role FROM members m JOIN people p ON p.id = m.person_id WHERE m.site_id = ?1 AND p.email = ?2',
    )
      .bind(DEMO_SITE, 'owner@example.org')
      .first()
    expect(owner).toEqual({ role: 'owner' })
  })

  it('leaves everything as it is the second time, but for a fresh link', async ({ expect }) => {
    const ctx = demoContext(4102)
    const first = await setUpDemo(ctx)
    const before = await commentsAt(ctx)
    await env.DB.prepare("UPDATE sites SET name = 'Renamed' WHERE id = ?1").bind(DEMO_SITE).run()
    const second = await setUpDemo(ctx)
    expect(await commentsAt(ctx)).toBe(before)
    expect(second.desk).not.toBe(first.desk)
    expect(toSite(await ctx.db.first(findSite(DEMO_SITE))).name).toBe('Renamed')
  })

  it('goes along when the articles move to another port', async ({ expect }) => {
    await setUpDemo(demoContext(4103))
    const moved = demoContext(4104)
    await setUpDemo(moved)
    const { origins } = toSite(await moved.db.first(findSite(DEMO_SITE))).settings
    expect(origins).toEqual(expect.arrayContaining(['http://localhost:4103', 'http://localhost:4104']))
    expect(await commentsAt(moved)).toBeGreaterThanOrEqual(38)
  })

  it('says what is missing without a demo origin', async ({ expect }) => {
    const ctx = testContext()
    await expect(setUpDemo({ ...ctx, config: { ...ctx.config, demoOrigin: undefined } })).rejects.toThrow(
      'DEMO_ORIGIN is not set',
    )
  })
})
