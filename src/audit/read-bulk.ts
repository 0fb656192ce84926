import { idAt, idTime } from '../kernel/id'
import { SECOND_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { type ActionRow, listBulk } from './queries'

/** The rows recordBulk() wrote under this id, oldest first; none for an id that no bulk of the site has. */
export const readBulk = (ctx: Pick<Ctx, 'db'>, siteId: string, bulk: number): Promise<readonly ActionRow[]> =>
  ctx.db.all(listBulk(siteId, bulk, idAt(idTime(bulk) + SECOND_MS)))
