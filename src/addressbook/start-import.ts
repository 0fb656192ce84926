import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { withFreshIds } from '../platform/fresh-ids'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { insertImport } from './import-queries'
import { listLists } from './queries'
import type { StartImport } from './schema'

/**
 * Opens a run, to which the parts of the file are then sent.
 * @returns its id
 * @throws web/fields-refused (422) for a list the site has not
 */
export async function startImport(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Site,
  personId: number,
  { fileName, format, list, chunks, hash, fields }: StartImport,
): Promise<number> {
  const lists = await ctx.db.all(listLists(site.id))
  if (!lists.some(({ id }) => id === list))
    throw fieldsRefused([{ field: 'list', message: 'addressbook.list-unknown' }])
  return withFreshIds(async () => {
    const id = ctx.newId()
    await ctx.db.batch([
      insertImport(
        id,
        site.id,
        personId,
        fileName,
        format,
        list,
        chunks,
        ctx.clock.now(),
        hash,
        JSON.stringify(fields),
      ),
      recordAction(ctx, {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'subscriber.import',
        subject: `import:${id}`,
      }).statement,
    ])
    return id
  })
}
