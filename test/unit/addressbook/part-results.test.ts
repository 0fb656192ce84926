import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { packResults, unpackResults } from '../../../src/addressbook/part-results'
import { readImport } from '../../../src/addressbook/read-import'
import { PARTS_AT_ONCE, readResults, type SomeResults } from '../../../src/addressbook/read-results'
import { startImport } from '../../../src/addressbook/start-import'
import { takeChunk } from '../../../src/addressbook/take-chunk'
import { send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { newsContext } from '../../support/a-subscriber'
import { aTeam } from '../../support/a-team'
import { aFile, bringIn } from '../../support/csv'

const kind = fc.tuple(
  fc.constantFrom('new', 'refused', 'duplicate'),
  fc.constantFrom('', 'role', 'pending', 'twice'),
)

describe('what became of the rows of a part', () => {
  it('is kept in few bytes and comes back as it was', ({ expect }) => {
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 500 }), (results) => {
        const packed = packResults(results)
        expect(unpackResults(packed)).toEqual(results)
        expect(packed.length).toBeLessThanOrEqual(results.length + 400)
      }),
    )
  })
})

const FILE = 'Email Address,First Name,CONFIRM_TIME\n'
const line = (site: { id: string }, n: number) => `r${n}@${site.id}.example,Ada,2021-02-04 08:00:00`

describe('a run that stopped', () => {
  it('answers a part that comes again as it did, also the last one, and changes nothing', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const file = aFile(`${FILE}${line(site, 1)}\nnobody@\n`)
    const { id, rows } = await bringIn(ctx, site, file)
    const dump = async () =>
      JSON.stringify([
        (await env.DB.prepare('SELECT * FROM subscribers WHERE site_id = ?1').bind(site.id).all()).results,
        (await env.DB.prepare('SELECT * FROM import_chunks WHERE import_id = ?1').bind(id).all()).results,
      ])
    const before = await dump()
    const again = await takeChunk(ctx, site, 1, id, 0, file)
    expect(again.map(([outcome]) => outcome)).toEqual(rows.map(({ outcome }) => outcome))
    expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'refused'])
    expect(await dump()).toBe(before)
  })

  it('tells owners what it needs to go on, and nobody else', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator')
    const ctx = newsContext()
    const hash = 'ab'.repeat(32)
    const file = aFile(`${FILE}${line(site, 1)}\n`)
    const id = await startImport(ctx, site, owner.personId, {
      fileName: 'people.csv',
      format: 'mailchimp',
      list: 'news',
      chunks: 2,
      hash,
      fields: [...file.fields],
      agreed: true,
    })
    await takeChunk(ctx, site, owner.personId, id, 1, file)
    const path = `/desk/${site.id}/subscribers/imports/${id}/parts`
    const { json } = await visit(owner, path, { accept: 'application/json' })
    expect(json).toEqual({
      state: 'running',
      hash,
      list: 'news',
      fields: file.fields,
      chunks: 2,
      parts: [{ chunk: 1, rows: [['new', '']] }],
    })
    expect((await visit(members[0], path)).status).toBe(403)
    const page = await visit(owner, `/desk/${site.id}/subscribers/import?run=${id}`)
    expect(page.text).toContain('people.csv stopped on the way: 1 of 2 parts have come.')
    expect(page.text).not.toContain('id="agreed"')
    const elsewhere = await aTeam()
    expect(
      (await visit(elsewhere.owner, `/desk/${elsewhere.site.id}/subscribers/import?run=${id}`)).status,
    ).toBe(404)
  })

  it('tells what became of each row on any later day, to owners, as far as its parts came', async ({
    expect,
  }) => {
    const { site, owner, members } = await aTeam('moderator')
    const ctx = newsContext()
    const { id } = await bringIn(
      ctx,
      site,
      {
        ...aFile(FILE),
        rows: [[`r1@${site.id}.example`, '=1+1'], 'twice', 'quotes', [`nobody@`], [`r1@${site.id}.example`]],
      },
      { size: 2 },
    )
    const path = `/desk/${site.id}/subscribers/imports/${id}/report.csv`
    const { text } = await visit(owner, path)
    expect(text.replace('\ufeff', '').trimEnd().split('\r\n')).toEqual([
      'Line,Result,Why',
      '2,new,',
      '3,here already,stands twice in the file',
      '4,left out,quotation marks that do not fit',
      '5,left out,not an address a mail server would take',
      '6,here already,nothing changes',
    ])
    expect(text).not.toContain('@')
    expect((await visit(members[0], path)).status).toBe(403)
    expect((await visit(owner, `/desk/${site.id}/subscribers/imports/${id}`)).text).toContain(
      `href="${path}"`,
    )
    // Behind a part that has not come nobody knows which row is which.
    await env.DB.prepare('DELETE FROM import_chunks WHERE import_id = ?1 AND chunk = 1').bind(id).run()
    expect((await visit(owner, path)).text.trimEnd().split('\r\n')).toHaveLength(3)
  })

  it('tells of many parts a page at a time, and reads no more of them than it tells', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const ctx = newsContext()
    const many = 2 * PARTS_AT_ONCE + 3
    const rows = Array.from({ length: many }, (_, n): 'twice' | 'quotes' =>
      n % 2 === 0 ? 'twice' : 'quotes',
    )
    const { id } = await bringIn(ctx, site, { ...aFile(FILE), rows: [...rows] }, { size: 1 })
    const path = `/desk/${site.id}/subscribers/imports/${id}`
    const told: number[] = []
    const sizes: number[] = []
    for (let from: number | undefined = 0; from !== undefined; ) {
      const { parts, next }: SomeResults = await readResults(ctx, id, from)
      told.push(...parts.map(({ chunk }) => chunk))
      sizes.push(parts.length)
      from = next
    }
    expect(told).toEqual(rows.map((_, chunk) => chunk))
    expect(sizes).toEqual([PARTS_AT_ONCE, PARTS_AT_ONCE, 3])
    const before = ctx.db.usage.rowsRead
    await readResults(ctx, id, PARTS_AT_ONCE)
    expect(ctx.db.usage.rowsRead - before).toBe(PARTS_AT_ONCE)

    const { json } = await visit(owner, `${path}/parts?from=${2 * PARTS_AT_ONCE}`)
    expect(json).toMatchObject({
      chunks: many,
      parts: [{ chunk: many - 3, rows: [['duplicate', 'twice']] }, {}, {}],
    })
    expect(json).not.toHaveProperty('next')
    expect((await visit(owner, `${path}/parts`)).json).toMatchObject({ next: PARTS_AT_ONCE })
    const lines = (await visit(owner, `${path}/report.csv`)).text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(1 + many)
    expect(lines.at(-1)).toMatch(new RegExp(`^${1 + many},here already,`))
  })

  it('asks for parts by their number', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const { id } = await bringIn(newsContext(), site, { ...aFile(FILE), rows: ['twice'] })
    for (const from of ['-1', 'x', '1e3', '1'.repeat(7)])
      expect(
        (await visit(owner, `/desk/${site.id}/subscribers/imports/${id}/parts?from=${from}`)).status,
        from,
      ).toBe(422)
  })

  it('counts what the browser knows of its rows as the report of the day does', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const { id } = await bringIn(ctx, site, {
      ...aFile(FILE),
      rows: [[`r1@${site.id}.example`], 'twice', 'quotes'],
    })
    const { counts } = await readImport(ctx, site, id)
    expect(Object.fromEntries(counts)).toEqual({ new: 1, duplicate: 1, refused: 1 })
  })

  it('takes no hash that is none', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const start = { fileName: 'a.csv', format: 'other', list: 'news', chunks: '1', agreed: 'true', hash: 'x' }
    expect((await send(owner, `/desk/${site.id}/subscribers/imports`, start)).status).toBe(422)
  })
})
