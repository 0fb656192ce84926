import type * as v from 'valibot'
import type { Ctx } from '../../platform/context'
import { putDocuments, removeDocuments } from '../../search/public'
import { listDocuments } from '../queries'
import type { ChangedComments } from '../schema'
import { toDocument } from './to-document'

/**
 * Job `comments.index`: brings these comments in the index up to what they are now; those that are gone leave it. A change that fell between
 * reading and writing is seen by the second look, so whichever of two jobs ends last leaves the index right.
 */
export async function indexComments(
  ctx: Pick<Ctx, 'config' | 'db' | 'search'>,
  { siteId, ids }: v.InferOutput<typeof ChangedComments>,
): Promise<void> {
  const wanted = JSON.stringify(ids)
  const look = async () => {
    const rows = await ctx.db.all(listDocuments(siteId, wanted))
    return Promise.all(rows.map((row) => toDocument(ctx, row)))
  }
  const documents = await look()
  const found = new Set(documents.map(({ id }) => id))
  await putDocuments(ctx, documents)
  await removeDocuments(
    ctx,
    ids.filter((id) => !found.has(id)),
  )
  const before = new Map(documents.map((document) => [document.id, JSON.stringify(document)]))
  const moved = (await look()).filter((document) => before.get(document.id) !== JSON.stringify(document))
  await putDocuments(ctx, moved)
}
