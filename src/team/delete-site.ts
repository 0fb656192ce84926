import { recordAction } from '../audit/public'
import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { isStop } from '../platform/sql'
import { archiveSite as archive, insertDeletion, listMembers } from '../sites/public'
import { siteTag } from '../web/public-cache'
import { fieldsRefused } from '../web/read-input'
import type { OwnedSite } from './find-owned-site'
import { deletionTold, erasureDue } from './jobs'
import { stopUnlessChanged } from './queries'

/** Long enough that the other owners come back from a weekend, and a burglar's wish is seen. */
export const GRACE_MS = 7 * DAY_MS

/**
 * Deletes a site for good, a week from now: out of sight at once, told to every owner by mail, and to be called back until then.
 * The same wish again changes nothing.
 * @param typed the site's name, typed by hand (M-34)
 * @throws web/fields-refused (422) for another name
 */
export async function deleteSite(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'wake'>,
  site: OwnedSite,
  personId: number,
  typed: string,
): Promise<void> {
  if (!isSame(typed, site.name)) throw fieldsRefused([{ field: 'typed', message: 'team.delete-typed' }])
  const siteId = site.id
  const [now, id] = [ctx.clock.now(), ctx.newId()]
  const owners = (await ctx.db.all(listMembers(siteId))).filter(({ role }) => role === 'owner')
  const { statement: log } = recordAction(ctx, {
    siteId,
    actor: `person:${personId}`,
    action: 'site.delete',
    subject: `site:${siteId}`,
  })
  try {
    await ctx.db.batch([
      insertDeletion(siteId, id, personId, now, now + GRACE_MS),
      stopUnlessChanged(),
      archive(siteId, personId, now),
      log,
      enqueue(ctx, erasureDue, { siteId, id, step: '', after: '', pass: 1 }, GRACE_MS),
      ...owners.map((owner) => enqueue(ctx, deletionTold, { siteId, id, personId: owner.person_id })),
    ])
  } catch (error) {
    // It is on its way already, or whoever asks is no owner any more.
    if (isStop(error)) return
    throw error
  }
  await ctx.cache.purgeNow([siteTag(siteId)])
  ctx.wake()
}

/** Spaces and the way an accent is composed are no difference to whoever types. */
const isSame = (typed: string, name: string): boolean => {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return plain(typed) === plain(name)
}
