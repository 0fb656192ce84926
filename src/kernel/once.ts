/** Made when first asked for, and kept for as long as the isolate lives: for what is the same for every request. */
export const once = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
