/** What we use of papaparse. Its own types bring those of Node with them, in which timers are objects. */
declare namespace Papa {
  function parse(
    text: string,
    options: {
      readonly preview?: number
      readonly skipEmptyLines?: boolean | 'greedy'
      readonly delimiter?: string
      readonly delimitersToGuess?: readonly string[]
    },
  ): { readonly meta: { readonly delimiter: string; readonly linebreak: string } }

  /** What parse() is made of. It alone can leave out a last row that is not whole yet and say where that begins. */
  class Parser {
    constructor(options: { readonly delimiter: string; readonly newline: string })
    parse(text: string, base: number, withoutLastRow: boolean): unknown
  }
}

export { Papa as default }
