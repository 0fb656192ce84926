import { recordAction } from '../../audit/public'
import type { Translator } from '../../i18n/translate'
import type { Ctx } from '../../platform/context'
import type { Bound } from '../../platform/sql'
import { PREFERENCES_FORM } from '../lists/sign-up-options'
import { insertWords } from '../queries'
import type { Preferences } from '../schema'
import { keptWords } from '../sign-up/consent-words'
import { listName } from '../sign-up/read-offer'
import { agentOf } from '../sign-up/subscribe'
import { insertOwnConsent, joinOwnLists, leaveOwnLists, setRhythm } from './preference-queries'
import { isOn, type ReaderPreferences, readPreferences } from './read-preferences'

/**
 * Saves what somebody ticked on their own page. A list that is joined gets a receipt with the words that stood there; the link came to
 * their mailbox, so it needs no other confirmation. Whoever unticks everything has left. The same form again writes nothing.
 * @returns what is kept now, or undefined if erased; nothing changes for somebody who has left
 * @throws web/link-altered (403)
 */
export async function savePreferences(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'networks'>,
  token: string,
  input: Preferences,
  t: Translator,
  agent?: string,
): Promise<ReaderPreferences | undefined> {
  const before = await readPreferences(ctx, token)
  if (before?.status !== 'confirmed') return before
  const { id, site_id: siteId, lists } = before
  const now = ctx.clock.now()
  const joined = lists.filter((list) => input.list.includes(list.id) && !isOn(list))
  const left = lists.filter((list) => !input.list.includes(list.id) && isOn(list)).map((list) => list.id)
  const logged = (action: string, after: object): Bound<never> =>
    recordAction(
      ctx,
      { siteId, actor: 'visitor', action, subject: `subscriber:${id}`, after },
      { onlyIfChanged: true },
    ).statement
  await ctx.db.batch([
    ...(joined.length > 0 ? await joining(ctx, before, joined, t, agent) : []),
    leaveOwnLists(siteId, id, JSON.stringify(left), now),
    logged('subscriber.leave-list', { lists: left }),
    setRhythm(
      siteId,
      id,
      input.frequency ?? before.frequency,
      input.hour ?? before.hour,
      input.weekday ?? before.weekday,
      input.timeZone ?? before.time_zone,
    ),
    logged('subscriber.rhythm', { frequency: input.frequency ?? before.frequency }),
  ])
  return readPreferences(ctx, token)
}

/** Joined before others are left, so that who changes from one to the other has never left. */
async function joining(
  ctx: Pick<Ctx, 'clock' | 'newId' | 'networks'>,
  { id, site_id: siteId, site_name: siteName, locale }: ReaderPreferences,
  joined: ReaderPreferences['lists'],
  t: Translator,
  agent: string | undefined,
): Promise<Bound<never>[]> {
  const now = ctx.clock.now()
  const network = (await ctx.networks.current()) ?? null
  const listsJson = JSON.stringify(joined.map((list) => list.id))
  const words = await keptWords(siteId, PREFERENCES_FORM, preferenceWords(joined, siteName, t))
  return [
    insertWords(words.id, siteId, PREFERENCES_FORM, words.words, now),
    joinOwnLists(siteId, id, listsJson, now),
    recordAction(
      ctx,
      {
        siteId,
        actor: 'visitor',
        action: 'subscriber.join-list',
        subject: `subscriber:${id}`,
        after: { lists: joined.map((list) => list.id) },
      },
      { onlyIfChanged: true },
    ).statement,
    insertOwnConsent(
      ctx.newId(),
      siteId,
      id,
      words.id,
      listsJson,
      locale,
      now,
      network,
      agentOf(agent),
      null,
      now,
    ),
  ]
}

/** What stood on the page: the lists with their descriptions, and the sentence below them. */
export const preferenceWords = (
  lists: readonly { readonly name: string; readonly description: string }[],
  siteName: string,
  t: Translator,
): string =>
  [
    ...lists.map((list) => [listName(list, siteName, t), list.description].filter(Boolean).join(': ')),
    t('preferences.consent', { site: siteName }),
  ].join('\n')
