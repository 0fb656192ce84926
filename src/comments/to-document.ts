import type { Document } from '../search/public'
import type { DocumentRow } from './queries'
import { statusName } from './status'

/** A comment as the index takes it. */
export const toDocument = (row: DocumentRow): Document => ({
  id: row.id,
  siteId: row.site_id,
  status: statusName(row.status),
  body: row.body,
  author: row.author_name,
  page: `${row.page} ${row.title}`,
})
