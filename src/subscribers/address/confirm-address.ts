import { recordAction } from '../../audit/public'
import { negotiateLocale } from '../../i18n/negotiate-locale'
import { translator } from '../../i18n/translate'
import { liftErased } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { isUniqueViolation } from '../../platform/sql'
import { addressChanged } from '../jobs'
import { PREFERENCES_FORM } from '../lists/sign-up-options'
import { insertWords } from '../queries'
import { keptWords } from '../sign-up/consent-words'
import { findWords } from '../sign-up/find-words'
import { agentOf } from '../sign-up/subscribe'
import { deleteOtherPending, finishAddressChange, insertAddressConsent, moveAddress } from './address-queries'
import { type AddressState, readAddressChange } from './read-address-change'

/**
 * The owner of a new address agrees: news go there from now on, with a receipt of its own, and the old address is told. Pressing twice changes
 * nothing more. A request of the new address that nobody confirmed makes room; one that was confirmed stays, and so does everything.
 * @returns the state before; `open` means it has just been changed
 * @throws web/link-altered (403)
 */
export async function confirmAddress(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'networks' | 'wake'>,
  token: string,
  agent?: string,
): Promise<AddressState> {
  const found = await readAddressChange(ctx, token)
  if (found.state !== 'open') return found
  const { change } = found
  const { site_id: siteId, subscriber_id: id } = change
  const t = translator(negotiateLocale(change.locale, undefined, undefined))
  const now = ctx.clock.now()
  const network = (await ctx.networks.current()) ?? null
  const words = await keptWords(
    siteId,
    PREFERENCES_FORM,
    t('preferences.new-address-text', { site: change.site_name }),
  )
  try {
    await ctx.db.batch([
      finishAddressChange(siteId, id, change.id, now),
      deleteOtherPending(siteId, change.email_key, id),
      moveAddress(siteId, id, change.id, now, findWords(change.email, change.name)),
      recordAction(
        ctx,
        { siteId, actor: 'visitor', action: 'subscriber.change-address', subject: `subscriber:${id}` },
        { onlyIfChanged: true },
      ).statement,
      insertWords(words.id, siteId, PREFERENCES_FORM, words.words, now),
      insertAddressConsent(ctx.newId(), siteId, id, change.id, words.id, now, network, agentOf(agent)),
      liftErased(change.email_key, siteId, now),
      enqueue(ctx, addressChanged, { siteId, subscriberId: id, changeId: change.id }),
    ])
  } catch (error) {
    // Subscribed by itself in this very moment.
    if (isUniqueViolation(error, 'email_key')) return { state: 'own', change }
    throw error
  }
  ctx.wake()
  return found
}
