import { LOCALE_NAMES, type Translator, translator } from '../i18n/translate'
import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import type { Site } from '../sites/public'
import { findWords } from './queries'

/** What somebody agrees to by signing up: the exact sentence, and the id under which it is kept. */
export interface ConsentWords {
  readonly id: string
  readonly words: string
}

/** The words a form shows now: the site's own, or the locale's. */
export const currentWords = (site: Site, t: Translator): Promise<ConsentWords> =>
  withId(site, site.settings.consentWords || t('subscribers.consent', { site: site.name }))

/** The id is made of the words, so a form that is only looked at need not write anything. */
const withId = async (site: Site, words: string): Promise<ConsentWords> => ({
  id: (await sha256(`${site.id}\n${words}`)).slice(0, 22),
  words,
})

/**
 * The words of a form that was sent: its receipt must hold what stood there, also if the owner changed it meanwhile (C3).
 * @param id as the form carries it; one that nobody knows means the current words
 */
export async function shownWords(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  t: Translator,
  id: string,
): Promise<ConsentWords> {
  const current = await currentWords(site, t)
  if (id === '' || id === current.id) return current
  // A form in another language than the answer's.
  for (const locale of LOCALE_NAMES) {
    const other = await currentWords(site, translator(locale))
    if (id === other.id) return other
  }
  const earlier = await ctx.db.first(findWords(site.id, id))
  return earlier ? { id, words: earlier.words } : current
}
