import type { Ctx } from '../../platform/context'
import type { Document } from '../../search/public'
import { marksOf } from '../checks/marks'
import { placeMarks } from '../checks/place-marks'
import type { DocumentRow } from '../queries'
import { statusName } from '../status'

/** A comment as the index takes it. */
export const toDocument = async (ctx: Pick<Ctx, 'config'>, row: DocumentRow): Promise<Document> => ({
  id: row.id,
  siteId: row.site_id,
  status: statusName(row.status),
  body: row.body,
  author: row.author_name,
  page: `${row.page} ${row.title}`,
  thread: { id: row.thread_id, page: row.page },
  marks: [...(await marksOf(ctx.config.hashKey, row)), ...placeMarks(row)],
})
