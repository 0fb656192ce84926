import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { SITE_TABLES } from '../../../src/erasure'
import { translator } from '../../../src/i18n/translate'
import type { Site } from '../../../src/sites/public'
import { composeDeletion, deletionSample } from '../../../src/team/compose-deletion'
import { deleteSite, eraseSite, findOwnedSite, GRACE_MS, resumeErasures } from '../../../src/team/public'
import { aSite } from '../../support/a-site'
import { newsContext } from '../../support/a-subscriber'
import { aTeam } from '../../support/a-team'
import type { TestCtx } from '../../support/test-context'

const count = (sql: string, ...values: string[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .first<number>('n')

/** Threads of a site whose ids lie between those of others, as hashes do. */
const manyThreads = (site: Site, rows: number) =>
  env.DB.prepare(
    `INSERT INTO threads (id, site_id, page, created_at)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     SELECT printf('%05d', i) || ?1, ?1, 'https://' || ?1 || '.example/' || i, 1 FROM n`,
  )
    .bind(site.id, rows)
    .run()

const manyMails = (site: Site, rows: number) =>
  env.DB.prepare(
    `INSERT INTO mail_log (address_hash, id, site_id, kind, state, created_at)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     SELECT printf('%03d', i % 700) || 'walk', i + ?3, ?1, 'test', 'sent', 1 FROM n`,
  )
    .bind(site.id, rows, Math.floor(Math.random() * 1e12))
    .run()

const partsOf = async (site: Site) =>
  (
    await env.DB.prepare(
      "SELECT id, payload FROM jobs WHERE kind = 'team.erase-site' AND payload LIKE ?1 ORDER BY id",
    )
      .bind(`%${site.id}%`)
      .all<{ id: number; payload: string }>()
  ).results

/** Does one job after the other. @returns the steps they began with */
async function run(ctx: TestCtx, site: Site): Promise<string[]> {
  const steps: string[] = []
  for (let [job] = await partsOf(site); job; [job] = await partsOf(site)) {
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(job.id).run()
    const due = JSON.parse(job.payload)
    steps.push(`${due.pass}:${due.step}:${due.after}`)
    await eraseSite(ctx, due, SITE_TABLES)
  }
  return steps
}

async function dueSite() {
  const { site, owner } = await aTeam()
  const ctx = newsContext()
  await deleteSite(ctx, await findOwnedSite(ctx, site.id, owner.personId), owner.personId, site.name)
  ctx.sleep(GRACE_MS)
  return { site, owner, ctx }
}

describe('erasing a site in parts', () => {
  it('walks past others’ threads and mails, takes its own, and never stands still', async ({ expect }) => {
    const { site, ctx } = await dueSite()
    const other = await aSite()
    for (const of of [site, other]) {
      await manyThreads(of, 6000)
      await manyMails(of, 6000)
    }
    const steps = await run(ctx, site)
    expect(new Set(steps).size, 'each job begins somewhere else').toBe(steps.length)
    const left = (table: string, of: Site) =>
      count(`SELECT count(*) AS n FROM ${table} WHERE site_id = ?1`, of.id)
    expect([await left('threads', site), await left('mail_log', site)]).toEqual([0, 0])
    expect([await left('threads', other), await left('mail_log', other)]).toEqual([6000, 6000])
  })

  it('goes through everything twice, so that what was written behind it goes too', async ({ expect }) => {
    const { site, ctx } = await dueSite()
    const late: string[] = []
    const tables = {
      ...SITE_TABLES,
      ofSite: {
        ...SITE_TABLES.ofSite,
        // A job that was under way writes after its table was emptied.
        audit: (siteId: string, limit: number) => {
          late.push(siteId)
          return SITE_TABLES.ofSite.audit!(siteId, limit)
        },
      },
    }
    let parts = 0
    for (let [job] = await partsOf(site); job; [job] = await partsOf(site)) {
      await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(job.id).run()
      await eraseSite(ctx, JSON.parse(job.payload), tables)
      if (parts++ === 0)
        await env.DB.prepare(
          "INSERT INTO rules (site_id, id, field, pattern, action, created_at) VALUES (?1, 9, 'text', 'x', 'hold', 1)",
        )
          .bind(site.id)
          .run()
    }
    expect(late.length).toBeGreaterThanOrEqual(2)
    expect(await count('SELECT count(*) AS n FROM rules WHERE site_id = ?1', site.id)).toBe(0)
  })

  it('begins anew where it does not know the step it stopped at, as after an update', async ({ expect }) => {
    const { site, ctx } = await dueSite()
    const [job] = await partsOf(site)
    await env.DB.prepare('DELETE FROM jobs WHERE id = ?1').bind(job!.id).run()
    await eraseSite(ctx, { ...JSON.parse(job!.payload), step: 'a-table-of-old' }, SITE_TABLES)
    await run(ctx, site)
    expect(await count('SELECT count(*) AS n FROM sites WHERE id = ?1', site.id)).toBe(0)
  })

  it('is not begun anew by the night while it is in time', async ({ expect }) => {
    const { site, ctx } = await dueSite()
    await resumeErasures(ctx)
    expect(await partsOf(site)).toHaveLength(1)
  })
})

describe('the mail about a deletion', () => {
  const of = (locale: 'en' | 'de' | 'fr') =>
    composeDeletion('owner@example.org', {
      site: { id: 'courier', name: 'The Courier' },
      by: 'Ada',
      eraseAt: Date.UTC(2026, 10, 30, 9, 30),
      url: 'https://comments.test/desk/sites',
      locale,
    })

  it('says who asked, what goes, when, and where the way back is', ({ expect }) => {
    const mail = of('en')
    expect(mail.subject).toBe('The Courier will be deleted for good')
    const words = mail.blocks.map((block) => ('text' in block ? block.text : '')).join('\n')
    expect(words).toContain('Ada asked to delete The Courier.')
    expect(words).toContain('November 30, 2026 at 9:30 AM UTC')
    expect(mail.blocks.filter(({ kind }) => kind === 'button')).toEqual([
      { kind: 'button', label: 'See your sites', url: 'https://comments.test/desk/sites' },
    ])
    expect(mail.unsubscribeUrl).toBeUndefined()
  })

  it('speaks German, and English to whoever reads a language the desk has not', ({ expect }) => {
    expect(of('de')).toMatchObject({ locale: 'de', subject: 'The Courier wird endgültig gelöscht' })
    expect(of('fr')).toMatchObject({ locale: 'en', subject: of('en').subject })
  })

  it('has a sample for the previews', ({ expect }) => {
    const mail = deletionSample.compose({
      siteId: 'courier',
      siteName: 'The Courier',
      locale: 'en',
      publicUrl: 'https://comments.test',
      now: 0,
    })
    expect(mail.kind).toBe('team.site-deletion')
    expect(translator('en')('mail.sample-site-deletion')).toBe('Deletion of a site')
  })
})
