import { type Context, Hono } from 'hono'
import { requireFresh, requirePerson } from '../auth/middleware'
import { parseId } from '../kernel/id'
import { type MemberEnv, permit, withMembership } from '../sites/middleware'
import { listName } from '../subscribers/public'
import { idIn } from '../web/id-in'
import { checkInput, readInput } from '../web/read-input'
import { recogniseColumns } from './columns'
import { ColumnsForm } from './columns-form'
import { exportPeople } from './export-people'
import { ImportMain } from './import-page'
import { finishImport, listImports } from './import-queries'
import { listLists } from './queries'
import { readImport } from './read-import'
import { readResults } from './read-results'
import { reportImport } from './report-import'
import { RunMain } from './run-page'
import { FileRows, ListResults, ReadHeader, StartImport } from './schema'
import { showAddressbook } from './show'
import { sortRows } from './sort-rows'
import { startImport } from './start-import'
import { takeChunk } from './take-chunk'
import { undoImport } from './undo-import'

/** Bringing subscribers from a file and taking them out as one: `/desk/{site}/subscribers/import`, `/imports/…`, `/export.csv`. */
export const importDesk = new Hono<MemberEnv>()

importDesk.use('/:site/subscribers/*', requirePerson, withMembership)

const RUNS_SHOWN = 20

importDesk.get('/:site/subscribers/import', permit('subscribers.transfer'), async (c) => {
  const { ctx, site, t } = c.var
  const again = parseId(c.req.query('run') ?? '')
  const run = again === undefined ? undefined : await readImport(ctx, site, again)
  const [lists, runs] = await ctx.db.batch([listLists(site.id), listImports(site.id, RUNS_SHOWN)])
  const named = lists.rows.map(({ id, name }) => ({ id, name: listName({ name }, site.name, t) }))
  return showAddressbook(
    c,
    t('addressbook.import'),
    <ImportMain t={t} site={site} lists={named} runs={runs.rows} run={run} now={ctx.clock.now()} />,
    { script: 'desk-import.js' },
  )
})

/** Whose columns these are, as a form to correct it by. */
importDesk.post('/:site/subscribers/import/columns', permit('subscribers.transfer'), async (c) => {
  const { header, samples } = checkInput(ReadHeader, await readInput(c))
  return c.html(
    <ColumnsForm t={c.var.t} header={header} samples={samples} recognised={recogniseColumns(header)} />,
  )
})

/** A dry run of one part: what would be done with each row. Nothing is written. */
importDesk.post('/:site/subscribers/import/check', permit('subscribers.transfer'), async (c) => {
  const { list, ...part } = checkInput(FileRows, await readInput(c))
  const sorted = await sortRows(c.var.ctx, c.var.site, list, part)
  return c.json({ rows: sorted.map(({ outcome, why }) => [outcome, why ?? '']) })
})

importDesk.post('/:site/subscribers/imports', permit('subscribers.transfer'), async (c) => {
  const { ctx, site, person } = c.var
  const id = await startImport(ctx, site, person.id, checkInput(StartImport, await readInput(c)))
  return c.json({ id: String(id) }, 201)
})

importDesk.get('/:site/subscribers/imports/:import', permit('subscribers.transfer'), async (c) => {
  const { ctx, site, t } = c.var
  const run = await readImport(ctx, site, idIn(c, 'import'))
  return showAddressbook(c, run.file_name, <RunMain t={t} site={site} run={run} now={ctx.clock.now()} />)
})

/** One part of the file, for good. */
importDesk.post('/:site/subscribers/imports/:import', permit('subscribers.transfer'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c, 'import')
  const { chunk, list: _, ...part } = checkInput(FileRows, await readInput(c))
  const rows = await takeChunk(ctx, site, person.id, id, chunk, part)
  await ctx.db.run(finishImport(site.id, id, ctx.clock.now()))
  return c.json({ rows })
})

/** What became of each row, on any later day. */
importDesk.get(
  '/:site/subscribers/imports/:import/report.csv',
  permit('subscribers.transfer'),
  requireFresh,
  async (c) => {
    const { ctx, site, t } = c.var
    const run = await readImport(ctx, site, idIn(c, 'import'))
    return csvFile(c, `import-${run.id}.csv`, reportImport(ctx, run, t))
  },
)

/**
 * What a run needs to be taken up again, on any device with the same file: which parts have come, and what became of their rows. Some at a time;
 * `next` is where to ask on.
 */
importDesk.get('/:site/subscribers/imports/:import/parts', permit('subscribers.transfer'), async (c) => {
  const { ctx, site } = c.var
  const id = idIn(c, 'import')
  const { from } = checkInput(ListResults, c.req.query())
  const run = await readImport(ctx, site, id)
  return c.json({
    state: run.state,
    hash: run.file_hash,
    list: run.list_id,
    fields: JSON.parse(run.fields),
    chunks: run.chunks,
    ...(await readResults(ctx, id, from)),
  })
})

importDesk.post('/:site/subscribers/imports/:import/undo', permit('subscribers.transfer'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c, 'import')
  await undoImport(ctx, site, person.id, id)
  return c.redirect(`/desk/${site.id}/subscribers/imports/${id}`, 303)
})

importDesk.get('/:site/subscribers/export.csv', permit('subscribers.transfer'), requireFresh, (c) => {
  const { ctx, site } = c.var
  return csvFile(c, `subscribers-${site.id}.csv`, exportPeople(ctx, site))
})

function csvFile(c: Context<MemberEnv>, name: string, parts: AsyncGenerator<string>): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(streamed(parts))
}

/** A page of the file is made when the browser has taken the one before. */
function streamed(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await parts.return(undefined)),
  })
}
