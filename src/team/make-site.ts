import * as v from 'valibot'
import { recordAction } from '../audit/public'
import type { Person } from '../auth/public'
import type { Ctx } from '../platform/context'
import {
  findSitesOf,
  insertMemberIfChanged,
  insertSite,
  type NewSite,
  ownSites,
  Settings,
} from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { refuse } from './errors'

/** Of one owner. More than anybody looks after by hand. */
export const SITES_MAX = 100

/** Whether this person may make one more site: as the install says, whoever owns one already, or nobody. */
export async function mayMakeSite(ctx: Pick<Ctx, 'db' | 'config'>, person: Person): Promise<boolean> {
  if (ctx.config.newSites !== 'owners') return false
  const own = ownSites(await ctx.db.all(findSitesOf(person.id))).filter(({ role }) => role === 'owner')
  return own.length > 0 && own.length < SITES_MAX
}

/**
 * One more site, owned by who makes it.
 * @throws team/sites-not-allowed (403); web/fields-refused (422) for a word another site has
 */
export async function makeSite(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'config'>,
  person: Person,
  { id, name, ...settings }: NewSite,
): Promise<void> {
  if (!(await mayMakeSite(ctx, person))) throw refuse('sites-not-allowed')
  const now = ctx.clock.now()
  const { statement } = recordAction(
    ctx,
    {
      siteId: id,
      actor: `person:${person.id}`,
      action: 'site.create',
      subject: `site:${id}`,
      after: { name, ...settings },
    },
    { onlyIfChanged: true },
  )
  const [made] = await ctx.db.batch([
    insertSite(id, name, JSON.stringify(v.parse(Settings, settings)), now),
    insertMemberIfChanged(id, person.id, 'owner', now),
    statement,
  ])
  if (made.changes === 0) throw fieldsRefused([{ field: 'id', message: 'team.site-id-taken' }])
}
