import type { Translator } from '../../i18n/translate'
import { filled, type Markup, type Piece } from './markup'

/** Stands around the name of a hole: no word of ours holds it. */
const MARK = '\0'

/**
 * What says the same in one language wherever it stands, but for a few holes: it is drawn when it is first needed, and kept as words are, for it
 * holds nothing of any request. Putting sentences together again for each of fifty comments was half of drawing them.
 * @param draw by the language alone, with what stands in a hole's place; or by the little that it differs by besides
 * @param keyOf names what it differs by: drawn once for each language and name, so there are to be few
 * @returns what puts the values in, each escaped like any piece of markup
 */
export function pattern<Hole extends string, Of = void>(
  draw: (t: Translator, hole: (name: Hole) => string, of: Of) => Markup,
  keyOf: (of: Of) => string = () => '',
): (t: Translator, values: Readonly<Record<Hole, Piece>>, of: Of) => Markup {
  const drawn = new Map<string, readonly string[]>()
  return (t, values, of) => {
    const key = t.locale + keyOf(of)
    let pieces = drawn.get(key)
    if (!pieces) {
      pieces = String(draw(t, (name) => MARK + name + MARK, of)).split(MARK)
      drawn.set(key, pieces)
    }
    return filled(pieces, values)
  }
}
