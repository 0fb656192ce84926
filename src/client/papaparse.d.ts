/** What we use of papaparse. Its own types bring those of Node with them, in which timers are objects. */
declare const Papa: {
  parse<Row>(
    text: string,
    options: {
      readonly skipEmptyLines?: boolean | 'greedy'
      readonly delimiter?: string
      readonly delimitersToGuess?: readonly string[]
    },
  ): {
    readonly data: Row[]
    readonly errors: readonly { readonly type: string; readonly code: string; readonly row?: number }[]
  }
}

export { Papa as default }
