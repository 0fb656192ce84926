import { recordAction } from '../audit/public'
import { deleteImportedSuppressions } from '../mail/public'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import type { Site } from '../sites/public'
import { listBrought, removeBrought, restorePeople } from '../subscribers/public'
import { refuse } from './errors'
import { beginUndo, endUndo, findImport, listChunks } from './import-queries'
import { undoAsked } from './jobs'

/** As many people as one batch takes back, and as many batches as one job makes: within a Worker's share of queries. */
const MANY = 500
const ROUNDS = 20

/**
 * Takes a run back, in the background. People it brought go, unless they acted since; what it ended is restored, unless they did; what it
 * stopped is free again.
 * @throws addressbook/unknown (404), addressbook/import-over (409) for one that is taken back already
 */
export async function undoImport(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  site: Site,
  personId: number,
  importId: number,
): Promise<void> {
  const run = await ctx.db.first(findImport(site.id, importId))
  if (!run) throw refuse('unknown')
  if (run.state === 'undoing' || run.state === 'undone') throw refuse('import-over')
  await ctx.db.batch([
    beginUndo(site.id, importId),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'subscriber.undo-import',
        subject: `import:${importId}`,
      },
      { onlyIfChanged: true },
    ).statement,
    enqueue(ctx, undoAsked, { siteId: site.id, importId, after: 0, kept: 0 }),
  ])
  ctx.wake()
}

/** Job: a part of the way back; what is left goes into the next job. Run twice, the second finds nobody left. */
export async function continueUndo(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  wish: { readonly siteId: string; readonly importId: number; readonly after: number; readonly kept: number },
): Promise<void> {
  const { siteId, importId } = wish
  const run = await ctx.db.first(findImport(siteId, importId))
  if (run?.state !== 'undoing') return
  let { after, kept } = wish
  for (let round = 0; round < ROUNDS; round++) {
    const rows = await ctx.db.all(listBrought(siteId, importId, after, run.created_at, MANY))
    const gone = JSON.stringify(rows.filter(({ acted }) => !acted).map(({ id }) => id))
    await ctx.db.batch(removeBrought(siteId, importId, gone))
    kept += rows.filter(({ acted }) => acted).length
    after = rows.at(-1)?.id ?? after
    if (rows.length < MANY) {
      await restoreOthers(ctx, siteId, importId, run.created_at)
      await ctx.db.run(endUndo(siteId, importId, kept, ctx.clock.now()))
      return
    }
  }
  await ctx.db.run(enqueue(ctx, undoAsked, { siteId, importId, after, kept }))
  ctx.wake()
}

/** What the run did to people it had not brought. */
async function restoreOthers(
  ctx: Pick<Ctx, 'db'>,
  siteId: string,
  importId: number,
  at: number,
): Promise<void> {
  let from = 0
  for (;;) {
    const chunks = await ctx.db.all(listChunks(importId, from, MANY))
    for (const { ended, stopped } of chunks) {
      if (ended === '[]' && stopped === '[]') continue
      await ctx.db.batch([...restorePeople(siteId, ended, at), deleteImportedSuppressions(siteId, stopped)])
    }
    if (chunks.length < MANY) return
    from = chunks.at(-1)!.chunk + 1
  }
}
