import type { Locale, Translator } from '../../i18n/translate'
import { filled, type Markup, type Piece } from './markup'

/** Stands around the name of a hole: no word of ours holds it. */
const MARK = '\0'

/**
 * What says the same in one language wherever it stands, but for a few holes: it is drawn when it is first needed, and kept as words are, for it
 * holds nothing of any request. Putting sentences together again for each of fifty comments was half of drawing them.
 * @param draw by the language alone, with what stands in a hole's place
 * @returns what puts the values in, each escaped like any piece of markup
 */
export function pattern<Hole extends string>(
  draw: (t: Translator, hole: (name: Hole) => string) => Markup,
): (t: Translator, values: Readonly<Record<Hole, Piece>>) => Markup {
  const drawn = new Map<Locale, readonly string[]>()
  return (t, values) => {
    let pieces = drawn.get(t.locale)
    if (!pieces) {
      pieces = String(draw(t, (name) => MARK + name + MARK)).split(MARK)
      drawn.set(t.locale, pieces)
    }
    return filled(pieces, values)
  }
}
