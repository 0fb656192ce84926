/** Set by the build: changes with what is loaded later. */
declare const VERSION: string

let address = `./acts.js?v=${VERSION}`
let coming: Promise<typeof import('./acts')> | undefined

/** All that can be done with a thread, loaded when it is used. What did not come is asked for by another address the next time: browsers remember what failed. */
export const bringActs = (): typeof coming & {} => {
  coming ??= import(address).catch((problem) => {
    coming = undefined
    address += '.'
    throw problem
  })
  return coming
}
