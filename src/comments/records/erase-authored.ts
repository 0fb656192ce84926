import { noteErasedComments } from '../../audit/public'
import { negotiateLocale } from '../../i18n/negotiate-locale'
import { translator } from '../../i18n/translate'
import { decodePath } from '../../kernel/id'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import type { Bound } from '../../platform/sql'
import { siteTag, threadTag } from '../../web/public-cache'
import { eraseRevisions } from '../erase-queries'
import { commentsChanged } from '../jobs'
import { STATUS } from '../status'
import { changeStatuses, settleTombstones } from '../writing-queries'
import { type AuthoredRow, forgetAuthors, forgetWords } from './erasing-queries'

/**
 * Takes the author from some comments of a site: name, address, website, network. They are signed as a guest's then, in the site's language. With
 * `isWordsToo` what was written goes, too, with every earlier version, and the comment is a deleted one. Votes, answers and places stay.
 * @param isAgain by the ledger, which has them already. It is written before anything is done, as audit/note-erased.ts says why
 * @param also further statements of the same transaction
 */
export async function eraseAuthored(
  ctx: Pick<Ctx, 'db' | 'search' | 'clock' | 'newId' | 'wake' | 'cache'>,
  site: { readonly id: string; readonly locale: string | undefined },
  rows: readonly AuthoredRow[],
  { isWordsToo, isAgain }: { readonly isWordsToo: boolean; readonly isAgain: boolean },
  also: readonly Bound<never>[] = [],
): Promise<void> {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const now = ctx.clock.now()
  const guest = translator(negotiateLocale(undefined, site.locale, undefined))('comments.guest')
  if (!isAgain) await ctx.search.run(noteErasedComments(Math.floor(now / DAY_MS), ids, isWordsToo ? 1 : 0))
  const touched = new Set(rows.flatMap(({ id, root_id, path }) => [id, root_id, ...decodePath(path)]))
  await ctx.db.batch([
    forgetAuthors(site.id, ids, guest),
    ...(isWordsToo
      ? [
          changeStatuses(site.id, ids, STATUS.deleted, now, null),
          settleTombstones(site.id, JSON.stringify([...touched])),
          forgetWords(site.id, ids),
          eraseRevisions(ids),
        ]
      : []),
    enqueue(ctx, commentsChanged, { siteId: site.id, ids: rows.map(({ id }) => id) }),
    ...also,
  ])
  ctx.wake()
  await ctx.cache.purgeNow([...new Set(rows.map((row) => threadTag(row.thread_id))), siteTag(site.id)])
}
