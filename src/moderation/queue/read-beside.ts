import { type Status, statusName } from '../../comments/public'
import type { Ctx } from '../../platform/context'
import type { ItemRow } from '../queries'
import { type BesideRow, listBesideReply, listBesideRoot } from './beside-queries'
import { excerptOf } from './list-queue'

/** A comment near another in its thread. */
interface Neighbour {
  readonly id: number
  readonly status: Status
  readonly name: string
  readonly excerpt: string
  readonly createdAt: number
}

/** What stands around a comment, in the order of reading. */
export interface Beside {
  readonly before: readonly Neighbour[]
  readonly after: readonly Neighbour[]
}

/**
 * The two before and the two after a comment in its thread: a copied answer with a link in it is seen only beside the original (M-21). One query, five
 * rows at most, however long the thread.
 */
export async function readBeside(
  ctx: Pick<Ctx, 'db'>,
  row: Pick<ItemRow, 'id' | 'thread_id' | 'root_id' | 'parent_id' | 'path' | 'depth'>,
): Promise<Beside> {
  const rows = await ctx.db.all(
    row.depth === 0
      ? listBesideRoot(row.thread_id, row.id)
      : listBesideReply(row.root_id, row.path, row.parent_id ?? row.root_id),
  )
  const isAfter = (near: BesideRow) => (row.depth === 0 ? near.id > row.id : near.path > row.path)
  const side = (after: boolean) =>
    rows
      .filter((near) => isAfter(near) === after)
      .map((near) => ({
        id: near.id,
        status: statusName(near.status),
        name: near.author_name,
        excerpt: excerptOf(near.body),
        createdAt: near.created_at,
      }))
  return { before: side(false).reverse(), after: side(true) }
}
