import type { Ctx } from '../../platform/context'
import { findSearchLevel } from '../../search/public'
import { refuse } from '../errors'
import { findSchemaLevel } from '../queries'
import { SCHEMA_LEVEL } from './schema-level'

/**
 * Whether both databases are as far as this version needs: after a deploy whose migrations were forgotten, pages fail one by one and nobody
 * knows why. A database that is further is well: migrations only add, so that the version before can come back.
 * @returns how far the main database is
 * @throws AppError desk/schema-behind
 */
export async function checkSchema(ctx: Pick<Ctx, 'db' | 'search'>): Promise<string> {
  const [main, search] = await Promise.all([
    ctx.db.first(findSchemaLevel()),
    ctx.search.first(findSearchLevel()),
  ])
  const isBehind = (applied: string | null | undefined, needed: string) => !applied || applied < needed
  if (isBehind(main?.name, SCHEMA_LEVEL.main) || isBehind(search?.name, SCHEMA_LEVEL.search))
    throw refuse('schema-behind')
  return main!.name!
}
