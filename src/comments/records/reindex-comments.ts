import type * as v from 'valibot'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { clearDocuments, putDocuments } from '../../search/public'
import { reindexAsked } from '../jobs'
import { listDocumentsAfter } from '../queries'
import type { ReindexFrom } from '../schema'
import { toDocument } from './to-document'

/** As many as one job reads and writes without a free plan's limits being near. */
export const REINDEX_PART = 200

/**
 * Job `comments.reindex`: the next part of all comments of all sites goes into the index, and a job for the part after it into the table.
 * The first part empties the index before. Interrupted, it goes on where it was.
 */
export async function reindexComments(
  ctx: Pick<Ctx, 'config' | 'db' | 'search' | 'newId' | 'clock' | 'wake'>,
  { after }: v.InferOutput<typeof ReindexFrom>,
): Promise<void> {
  if (after === 0) await clearDocuments(ctx)
  const rows = await ctx.db.all(listDocumentsAfter(after, REINDEX_PART))
  await putDocuments(ctx, await Promise.all(rows.map((row) => toDocument(ctx, row))))
  const last = rows.at(-1)
  if (!last || rows.length < REINDEX_PART) return
  await ctx.db.run(enqueue(ctx, reindexAsked, { after: last.id }))
  ctx.wake()
}
