/** So much is remembered of each: some pages of comments. */
const SAID_MAX = 500

/** Says again what was said before: a thread that is drawn again has the same moments in it, and ages and numbers that most of it shares. */
export const remembered = <Said extends string>(say: (value: number) => Said): ((value: number) => Said) => {
  const known = new Map<number, Said>()
  return (value) => {
    let said = known.get(value)
    if (said === undefined) {
      if (known.size === SAID_MAX) known.clear()
      said = say(value)
      known.set(value, said)
    }
    return said
  }
}
