import type { Translator } from '../../i18n/translate'
import type { Ctx } from '../../platform/context'
import { sha256 } from '../../platform/hash'
import type { Site } from '../../sites/public'
import { listName, type Offer } from './read-offer'

/** What somebody agrees to by signing up: the exact words, and the id under which they are kept. */
export interface ConsentWords {
  readonly id: string
  readonly words: string
}

/** The sentence above or below the button: the form's own, else that of its only list, else the site's, else the locale's. */
export const sentenceOf = (site: Site, { settings, lists }: Offer, t: Translator): string =>
  settings.words ||
  (lists.length === 1 ? lists[0]!.words : '') ||
  site.settings.consentWords ||
  t('subscribers.consent', { site: site.name })

/** All that is read before pressing: each list with its description where there is a choice, then the sentence. */
export function wordsOf(site: Site, offer: Offer, t: Translator): string {
  const choices = offer.choose
    ? offer.lists.map((list) => [listName(list, site.name, t), list.description].filter(Boolean).join(': '))
    : []
  return [...choices, sentenceOf(site, offer, t)].join('\n')
}

/**
 * The words as a form carries them: signed, so that what comes back is what was shown, also from a page that was open for a week while the
 * owner wrote new words, and nobody can put other words into a receipt (C3).
 */
export const carryWords = (
  ctx: Pick<Ctx, 'tokens'>,
  site: Site,
  offer: Offer,
  t: Translator,
): Promise<string> => ctx.tokens.sign('words', [site.id, offer.form, wordsOf(site, offer, t)], 0)

/**
 * The words of a form that was sent.
 * @param carried as `carryWords` made them; nothing, or what it did not make for this form, means the current words
 */
export async function shownWords(
  ctx: Pick<Ctx, 'tokens'>,
  site: Site,
  offer: Offer,
  t: Translator,
  carried: string,
): Promise<ConsentWords> {
  const reading = carried === '' ? undefined : await ctx.tokens.read('words', carried)
  const [siteId, form, shown] = reading?.state === 'good' ? reading.value : []
  const words = siteId === site.id && form === offer.form ? String(shown) : wordsOf(site, offer, t)
  return keptWords(site.id, offer.form, words)
}

/** The id is made of the words, so a form that is only looked at need not write anything. */
export const keptWords = async (siteId: string, formId: string, words: string): Promise<ConsentWords> => ({
  id: (await sha256(`${siteId}\n${formId}\n${words}`)).slice(0, 22),
  words,
})
