/** Made when first asked for, and kept for as long as the isolate lives: for what is the same for every request. */
export const once = <Value>(make: () => Value): (() => Value) => {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The same for what is made of something: made again only for another one than the last. */
export const onceFor = <From extends object, Value>(make: (from: From) => Value): ((from: From) => Value) => {
  let last: { readonly from: From; readonly made: Value } | undefined
  return (from) => {
    if (last?.from !== from) last = { from, made: make(from) }
    return last.made
  }
}
