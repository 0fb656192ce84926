/** Set by the build: changes with what is loaded later. */
declare const VERSION: string

/** How often a part did not come. */
let failed = 0

/** A part that is loaded when it is used. One that did not come is asked for by another address the next time: browsers remember what failed. */
export const bring = <Part>(name: string): Promise<Part> => {
  const address = `./${name}.js?v=${VERSION}.${failed}`
  return import(address).catch((problem) => {
    failed++
    throw problem
  })
}
