/** Set by the build: changes with what is loaded later. */
declare const VERSION: string

let coming: Promise<typeof import('./acts')> | undefined
/** How often it did not come. */
let failed = 0

/** All that can be done with a thread, loaded when it is used. What did not come is asked for by another address the next time: browsers remember what failed. */
export const bringActs = (): typeof coming & {} => {
  const address = `./acts.js?v=${VERSION}.${failed}`
  coming ??= import(address).catch((problem) => {
    coming = undefined
    failed++
    throw problem
  })
  return coming
}
