import type { Translator } from '../../i18n/translate'
import { truncate } from '../../kernel/text'
import { type Effort, NO_EFFORT, takeSignUp } from '../../limits/public'
import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { hashAddress } from '../../platform/hash'
import { enqueue } from '../../platform/outbox'
import { allowsOrigin, type Site } from '../../sites/public'
import { refuse as refuseRequest } from '../../web/errors'
import { fieldsRefused } from '../../web/read-input'
import { refuse } from '../errors'
import { consentRequested } from '../jobs'
import type { ListRow } from '../lists/list-queries'
import type { Wishes } from '../lists/sign-up-options'
import { insertConsent, insertSubscriber, insertWords } from '../queries'
import type { Subscribe } from '../schema'
import { shownWords } from './consent-words'
import { findWords } from './find-words'
import { type Offer, readOffer } from './read-offer'

/** What a receipt says about the request besides its words. */
export interface RequestFacts {
  /** The browser, as it calls itself. */
  readonly agent?: string | undefined
  /** The page that led here, for plain forms that name none. */
  readonly referrer?: string | undefined
  /** What the sender shows of themselves (limits/check-solution.ts); none: nothing, and nothing can be asked. */
  readonly effort?: Effort
}

/**
 * Takes a sign-up. Whatever the address is to us (new, pending, confirmed, gone, unwanted), the same statements run and the same is
 * answered: who it belongs to learns the rest by mail (N-07, F4). What may be sent is decided when it is sent.
 * @throws subscribers/page-not-allowed (422), web/too-many-requests (429), limits/challenge-needed and limits/challenge-failed (403),
 *   web/fields-refused (422) for lists, subscribers/form-unknown (404),
 *   subscribers/lists-closed (409)
 */
export async function subscribe(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'networks' | 'tokens' | 'wake' | 'mayProceed' | 'config'>,
  site: Site,
  input: Subscribe,
  t: Translator,
  facts: RequestFacts = {},
): Promise<{ readonly consentId: number; readonly isDelayed: boolean }> {
  const { page } = input
  if (page && !allowsOrigin(site, page.origin, ctx.config.publicUrl)) {
    throw refuse('page-not-allowed', { params: { origin: page.origin, site: site.id } })
  }
  const network = (await ctx.networks.current()) ?? null
  if (!(await ctx.mayProceed(`subscribe:${site.id}:${network ?? ''}`))) {
    throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  }
  const offer = await readOffer(ctx, site, input.form)
  const lists = chosenLists(site, offer, input.list)
  const shown = offer.choose ? offer : { ...offer, lists }
  const words = await shownWords(ctx, site, shown, t, input.words)
  const wishes = JSON.stringify(wishesIn(input))
  const { signUpsDaily, challenge } = site.settings
  const taken = await takeSignUp(
    ctx,
    { id: site.id, budget: signUpsDaily, always: challenge === 'always' },
    domainOf(input.email),
    facts.effort ?? NO_EFFORT,
  )
  const emailKey = await hashAddress(ctx.config.hashKey, input.email.key)
  const consentId = await withFreshIds(async () => {
    const now = ctx.clock.now()
    const id = ctx.newId()
    const where = page?.href ?? facts.referrer ?? null
    const agent = agentOf(facts.agent)
    await ctx.db.batch([
      insertWords(words.id, site.id, offer.form, words.words, now),
      insertSubscriber(
        ctx.newId(),
        site.id,
        input.email.address,
        emailKey,
        t.locale,
        now,
        findWords(input.email.address, null),
        `form:${offer.form}`,
      ),
      insertConsent(
        id,
        site.id,
        emailKey,
        words.id,
        offer.form,
        JSON.stringify(lists.map((list) => list.id)),
        wishes,
        t.locale,
        where,
        now,
        network,
        agent,
        ctx.newId(),
      ),
      enqueue(ctx, consentRequested, { siteId: site.id, consentId: id }, taken.delayMs),
      ...taken.statements,
    ])
    return id
  })
  ctx.wake()
  return { consentId, isDelayed: taken.delayMs > 0 }
}

/**
 * Which lists a sign-up is for. Where the form leaves the choice, one has to be made (N-03).
 * @throws web/fields-refused (422)
 */
function chosenLists(
  site: Site,
  { lists, choose, open }: Offer,
  asked: readonly string[],
): readonly ListRow[] {
  if (asked.length === 0) {
    if (choose) throw fieldsRefused([{ field: 'list', message: 'subscribers.list-missing' }])
    return lists
  }
  return asked.map((id) => {
    const list = open.find((candidate) => candidate.id === id)
    if (list) return list
    throw fieldsRefused([
      {
        field: 'list',
        message: 'subscribers.list-not-there',
        params: { list: id.slice(0, 32), site: site.id },
      },
    ])
  })
}

const wishesIn = ({ name, frequency, hour, weekday, timeZone }: Subscribe): Wishes => ({
  ...(name !== '' && { name }),
  ...(frequency !== undefined && { frequency }),
  ...(hour !== undefined && { hour }),
  ...(weekday !== undefined && { weekday }),
  ...(timeZone !== undefined && { timeZone }),
})

const domainOf = ({ key }: Subscribe['email']): string => key.slice(key.lastIndexOf('@') + 1)

/** As much of a user agent as tells browsers apart. */
export const agentOf = (agent: string | undefined): string | null =>
  agent ? truncate(agent.toWellFormed(), 300) : null
