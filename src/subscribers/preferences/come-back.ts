import type { Translator } from '../../i18n/translate'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { consentRequested } from '../jobs'
import { PREFERENCES_FORM } from '../lists/sign-up-options'
import { insertWords } from '../queries'
import { keptWords } from '../sign-up/consent-words'
import { agentOf } from '../sign-up/subscribe'
import { insertOwnConsent, type OwnListRow } from './preference-queries'
import { type ReaderPreferences, readPreferences } from './read-preferences'
import { preferenceWords } from './save-preferences'

/**
 * Asks somebody who left whether they want to come back: by a mail with a button, like any sign-up, because the link that led here may be
 * in other hands by now. Caps of such mails hold.
 * @returns what is kept, or undefined if erased; nothing happens for somebody who is subscribed
 * @throws web/link-altered (403)
 */
export async function comeBack(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'networks' | 'wake'>,
  token: string,
  t: Translator,
  agent?: string,
): Promise<ReaderPreferences | undefined> {
  const reader = await readPreferences(ctx, token)
  const lists = reader ? listsToReturnTo(reader) : []
  if (reader?.status !== 'unsubscribed' || lists.length === 0) return reader
  const { id, site_id: siteId, site_name: siteName, locale } = reader
  const now = ctx.clock.now()
  const network = (await ctx.networks.current()) ?? null
  const words = await keptWords(siteId, PREFERENCES_FORM, preferenceWords(lists, siteName, t))
  const consentId = ctx.newId()
  await ctx.db.batch([
    insertWords(words.id, siteId, PREFERENCES_FORM, words.words, now),
    insertOwnConsent(
      consentId,
      siteId,
      id,
      words.id,
      JSON.stringify(lists.map((list) => list.id)),
      locale,
      now,
      network,
      agentOf(agent),
      ctx.newId(),
      null,
    ),
    enqueue(ctx, consentRequested, { siteId, consentId }),
  ])
  ctx.wake()
  return reader
}

/** What they left last, of what is still open; else whatever is. */
export function listsToReturnTo({ lists, unsubscribed_at }: ReaderPreferences): readonly OwnListRow[] {
  const open = lists.filter(({ closed_at }) => closed_at === null)
  const last = open.filter(({ left_at }) => left_at !== null && left_at === unsubscribed_at)
  return last.length > 0 ? last : open
}
