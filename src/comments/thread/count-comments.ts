import { parsePageUrl } from '../../kernel/page-url'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { fieldsRefused } from '../../web/read-input'
import { countThreads } from '../queries'
import { threadIdOf } from '../thread-id'

export const COUNT_PAGES_MAX = 100

/**
 * Published comments of up to 100 pages in one query, in the order asked. A page nobody commented on has 0.
 * @param pages addresses as the host page has them
 * @throws web/fields-refused (422) if there are none, more than 100, or one is no address
 */
export async function countComments(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  pages: readonly string[],
): Promise<readonly { readonly page: string; readonly count: number }[]> {
  if (pages.length === 0) throw fieldsRefused([{ field: 'page', message: 'field.required' }])
  if (pages.length > COUNT_PAGES_MAX) {
    throw fieldsRefused([
      { field: 'page', message: 'comments.too-many-pages', params: { max: COUNT_PAGES_MAX } },
    ])
  }
  const asked = await Promise.all(
    pages.map(async (page) => {
      const url = parsePageUrl(page)
      if (!url) throw fieldsRefused([{ field: 'page', message: 'field.page-address' }])
      return { page, threadId: await threadIdOf(site.id, url) }
    }),
  )
  const ids = [...new Set(asked.map(({ threadId }) => threadId))]
  const rows = await ctx.db.all(countThreads(JSON.stringify(ids)))
  const counts = new Map(rows.map(({ id, published }) => [id, published]))
  return asked.map(({ page, threadId }) => ({ page, count: counts.get(threadId) ?? 0 }))
}
