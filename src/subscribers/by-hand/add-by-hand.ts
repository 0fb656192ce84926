import { recordAction } from '../../audit/public'
import { negotiateLocale } from '../../i18n/negotiate-locale'
import { translator } from '../../i18n/translate'
import type { EmailAddress } from '../../kernel/email-address'
import { isRoleAddress } from '../../kernel/role-address'
import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { hashAddress, sha256 } from '../../platform/hash'
import { enqueue } from '../../platform/outbox'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import { consentRequested } from '../jobs'
import { DEFAULT_FORM } from '../lists/sign-up-options'
import { insertSubscriber, insertWords } from '../queries'
import { findWords } from '../sign-up/find-words'
import { readOffer } from '../sign-up/read-offer'
import { findStanding, insertConsentByHand } from './hand-queries'

/** Forms of the desk: under this name its words have their own versions. */
const DESK_FORM = 'desk'

/**
 * The team enters an address: its owner is asked by mail, and nothing is sent before they agree. There is no other way in by hand.
 * Unlike a form for everybody it says what is known of the address, because the team may see its own list.
 * @param listId '' for the lists of the site's own form
 * @returns the subscriber; `asked` is false for one who is subscribed already
 * @throws subscribers/has-left, subscribers/address-stopped (409), subscribers/role-address (422), and what readOffer() refuses
 */
export async function addByHand(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake' | 'config'>,
  site: Site,
  personId: number,
  email: EmailAddress,
  listId: string,
): Promise<{ readonly id: number; readonly asked: boolean }> {
  if (isRoleAddress(email.key)) throw refuse('role-address')
  const emailKey = await hashAddress(ctx.config.hashKey, email.key)
  const standing = await ctx.db.first(findStanding(site.id, emailKey))
  if (standing?.stop) throw refuse('address-stopped')
  if (standing?.status === 'unsubscribed') throw refuse('has-left')
  if (standing?.status === 'confirmed') return { id: standing.id!, asked: false }
  const { lists } = await readOffer(ctx, site, DEFAULT_FORM, listId === '' ? [] : [listId])
  const locale = negotiateLocale(undefined, site.settings.locale, undefined)
  const words = translator(locale)('subscribers.by-hand-words', { site: site.name })
  const wordsId = (await sha256(`${site.id}\n${DESK_FORM}\n${words}`)).slice(0, 22)
  const id = await withFreshIds(async () => {
    const [subscriberId, consentId, now] = [ctx.newId(), ctx.newId(), ctx.clock.now()]
    const listsJson = JSON.stringify(lists.map((list) => list.id))
    await ctx.db.batch([
      insertWords(wordsId, site.id, DESK_FORM, words, now),
      insertSubscriber(
        subscriberId,
        site.id,
        email.address,
        emailKey,
        locale,
        now,
        findWords(email.address, null),
        'desk',
      ),
      insertConsentByHand(consentId, site.id, emailKey, wordsId, listsJson, locale, now, ctx.newId()),
      recordAction(ctx, {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'subscriber.add',
        subject: `subscriber:${standing?.id ?? subscriberId}`,
        after: { status: 'pending' },
      }).statement,
      enqueue(ctx, consentRequested, { siteId: site.id, consentId }),
    ])
    return standing?.id ?? subscriberId
  })
  ctx.wake()
  return { id, asked: true }
}
