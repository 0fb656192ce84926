import { env } from 'cloudflare:workers'
import Papa from 'papaparse'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { EXPORT_PART, ExportComments, exportComments } from '../../../../src/comments/records/export-comments'
import { STATUS } from '../../../../src/comments/status'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { visit } from '../../../support/a-member'
import { aPage, aSite } from '../../../support/a-site'
import { aTeam, liveContext } from '../../../support/a-team'
import { aToken } from '../../../support/a-token'
import { call } from '../../../support/api'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

type Line = Record<string, unknown> & { readonly id: string }

const fileOf = async (site: Site, asked: Record<string, string> = {}, ctx = testContext()) => {
  const parts: string[] = []
  for await (const part of exportComments(ctx, site.id, v.parse(ExportComments, asked))) parts.push(part)
  return parts
}
const linesOf = async (site: Site, asked: Record<string, string> = {}): Promise<Line[]> =>
  (await fileOf(site, asked))
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

/** Comments straight into the table, of every state in turn. */
async function many(site: Site, count: number): Promise<void> {
  const { id } = await aComment(site)
  await env.DB.prepare(
    `INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, body, html, renderer, created_at)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)
     SELECT ?2 + i, ?1, (SELECT thread_id FROM comments WHERE id = ?2), ?2 + i, 0, '', i % 6, 1, 'A', 'b' || i, 'b', 1, 1 FROM n`,
  )
    .bind(site.id, id, count)
    .run()
}

describe('all comments as a file', () => {
  it('holds every state, oldest first, with what belongs to each and nothing that was hashed', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(
      site,
      { body: 'The *bridge*.', name: 'Ada', email: 'ada@example.org', url: 'https://ada.example' },
      { ctx },
    )
    await setStatus(id, 'published')
    const ids = [id]
    for (const status of Object.keys(STATUS)) {
      const made = await aComment(site, { body: `It is ${status}.`, parentId: String(id) }, { ctx })
      await setStatus(made.id, status as keyof typeof STATUS)
      ids.push(made.id)
    }
    const lines = await linesOf(site)
    expect(lines.map((line) => line.id)).toEqual(ids.map(String))
    expect(lines.slice(1).map(({ status }) => status)).toEqual(Object.keys(STATUS))
    expect(lines[0]).toMatchObject({
      page: aPage(site),
      parentId: null,
      name: 'Ada',
      email: 'ada@example.org',
      url: 'https://ada.example/',
      body: 'The *bridge*.',
      confirmed: false,
    })
    expect(lines[1]!.parentId).toBe(String(id))
    expect(Object.keys(lines[0]!).join()).not.toMatch(/hash|network|key|html/)
  })

  it('is the same as CSV, and runs nothing in a spreadsheet', async ({ expect }) => {
    const site = await aSite()
    const body = 'Two lines,\n"quoted".'
    await aComment(site, { name: '=HYPERLINK("https://evil.example")', body })
    await aComment(site, { name: '@SUM(1)', body: '+1' })
    const [head, ...parts] = await fileOf(site, { format: 'csv' })
    expect(head!.startsWith('\ufeffid,page,')).toBe(true)
    const { data } = Papa.parse<Record<string, string>>((head + parts.join('')).slice(1), {
      header: true,
      skipEmptyLines: true,
    })
    expect(data.map(({ name }) => name)).toEqual(['\'=HYPERLINK("https://evil.example")', "'@SUM(1)"])
    expect(data.map((row) => row.body)).toEqual([body, "'+1"])
    const lines = await linesOf(site)
    expect(data.map(({ id }) => id)).toEqual(lines.map(({ id }) => id))
  })

  it('holds one site’s alone, and is empty for a site nobody wrote to', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await aComment(other)
    expect(await linesOf(site)).toEqual([])
    expect(await linesOf(other)).toHaveLength(1)
  })

  it('is read in parts: three rows a comment, a query for five hundred, whatever their states', async ({
    expect,
  }) => {
    const site = await aSite()
    const count = 2 * EXPORT_PART + 7
    await many(site, count - 1)
    const ctx = testContext()
    const parts = await fileOf(site, {}, ctx)
    expect(parts).toHaveLength(3)
    const ids = parts
      .join('')
      .trim()
      .split('\n')
      .map((line) => Number(JSON.parse(line).id))
    expect(ids).toHaveLength(count)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(ctx.db.usage.queries).toBe(3)
    console.log(`export: ${ctx.db.usage.rowsRead / count} rows read a comment`)
    expect(ctx.db.usage.rowsRead / count).toBeLessThanOrEqual(5)
  })

  it('goes on behind an id, where a connection broke', async ({ expect }) => {
    const site = await aSite()
    await many(site, 5)
    const all = await linesOf(site)
    expect(await linesOf(site, { after: all[2]!.id })).toEqual(all.slice(3))
    expect(await linesOf(site, { after: all.at(-1)!.id })).toEqual([])
  })
})

describe('the ways to it', () => {
  it('is offered to owners on the overview, and comes as a download', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator')
    await aComment(site, {}, { ctx: liveContext() })
    const path = `/desk/${site.id}/comments/export?format=csv`
    expect((await visit(owner, `/desk/${site.id}/overview`)).text).toContain(path)
    expect((await visit(members[0], `/desk/${site.id}/overview`)).text).not.toContain('/comments/export')
    const file = await visit(owner, path)
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="s[\w-]+-comments-[\d-]+\.csv"$/,
    )
    expect(file.text).toContain('A word on this.')
    expect((await visit(owner, `/desk/${site.id}/comments/export?format=xml`)).status).toBe(422)
  })

  it('wants a new sign-in', async ({ expect }) => {
    const { site, owner } = await aTeam()
    await env.DB.prepare('UPDATE sessions SET created_at = created_at - 3600000 WHERE person_id = ?1')
      .bind(owner.personId)
      .run()
    const asked = await visit(owner, `/desk/${site.id}/comments/export`, { accept: 'text/html' })
    expect([asked.status, asked.headers.get('location')?.split('?')[0]]).toEqual([303, '/desk/confirm'])
  })

  it('is a script’s too, with the scope for it', async ({ expect }) => {
    const { site, owner } = await aTeam()
    await aComment(site, {}, { ctx: liveContext() })
    const ask = async (scopes: readonly ('read' | 'export')[]) =>
      call(`/v1/desk/${site.id}/export/comments`, {
        headers: { authorization: `Bearer ${await aToken(site, owner, scopes)}` },
      })
    const file = await ask(['export'])
    expect(file.headers.get('content-type')).toBe('application/x-ndjson')
    expect(JSON.parse(file.text)).toMatchObject({ body: 'A word on this.' })
    expect((await ask(['read'])).status).toBe(403)
  })
})
