import { isSpf, MOST_LOOK_UPS } from './finding'

/** Terms of an SPF record that make whoever checks it ask the DNS (RFC 7208, 4.6.4). */
const ASKS =
  /^[-+~?]?(?:(include:|redirect=)([^/%]+)|(?:include|redirect|exists)[:=].+|(?:a|mx|ptr)(?:[:/].*)?)$/

/**
 * How many look-ups an SPF record takes, with those of the records it includes: beyond ten mailbox providers give up, and the record counts for
 * nothing. What nobody answers counts as one.
 * @param record of the domain itself
 * @param textsOf looks up the texts of a name
 * @returns at most a few more than are allowed
 */
export async function countLookUps(
  record: string,
  textsOf: (name: string) => Promise<readonly string[] | undefined>,
): Promise<number> {
  let count = 0
  let level = [record]
  while (level.length > 0) {
    const terms = level
      .flatMap((each) => each.toLowerCase().split(/\s+/))
      .flatMap((term) => {
        const found = ASKS.exec(term)
        return found ? [found] : []
      })
    count += terms.length
    if (count > MOST_LOOK_UPS) return count
    const names = terms.flatMap(([, , name]) => (name === undefined ? [] : [name]))
    const texts = (await Promise.all(names.map(textsOf))).map((each) => each?.find(isSpf))
    level = texts.filter((text) => text !== undefined)
  }
  return count
}
