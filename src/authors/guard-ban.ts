import { checkTraits, knows, marksOf, marksOfWriter, refuseBan, type Traits } from '../bans/public'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { translator } from '../i18n/translate'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { isEverybodys } from './everybodys-domains'
import { measureBans } from './measure-bans'

/** A ban that would hit so many known people wants to be said twice. */
export const MANY_PEOPLE = 5

/**
 * Before a ban is made: that it does not hit the team or the site itself, and hits many only if somebody is sure of it: many known people, or everybody with an
 * address at a large provider, or everybody who left the name out.
 * @throws web/fields-refused (422, by trait), bans/hits-many (409)
 */
export async function guardBan(
  ctx: Pick<Ctx, 'db' | 'config'>,
  site: Site,
  traits: Traits,
  sure: boolean,
): Promise<void> {
  const issues = await checkTraits(ctx, site, traits)
  if (issues.length > 0) throw fieldsRefused(issues)
  if (marksOf(traits, 0).length === 0) throw fieldsRefused([{ field: 'by', message: 'desk.ban-by-nothing' }])
  if (sure) return
  const { reaches } = await measureBans(ctx, site, [traits])
  const people = reaches[0]?.people ?? 0
  if (people >= MANY_PEOPLE || isEverybodys(traits.domain) || (await isGuest(ctx, site, traits)))
    throw refuseBan('hits-many', { params: { count: people } })
}

/** The site's word for whoever gives no name (comments/form/check-submission.ts). */
async function isGuest(ctx: Pick<Ctx, 'config'>, { settings }: Site, traits: Traits): Promise<boolean> {
  const name = translator(negotiateLocale(undefined, settings.locale, undefined))('comments.guest')
  const guest = { address: null, proven: false, name, networks: [], hosts: [] }
  return knows(marksOf(traits, 0).map(([mark]) => mark))(await marksOfWriter(ctx.config.hashKey, guest))
}
