/** The fault of a variable: its name, what is wrong, where to read on. */
export const missing = (name: string, fix: string): Error =>
  new Error(`${name} ${fix}. See docs/reference/configuration.md.`)

/** @returns scheme, host and port of a web address; undefined for anything else */
export function originOf(text: string): string | undefined {
  try {
    const { origin, protocol } = new URL(text)
    return protocol === 'https:' || protocol === 'http:' ? origin : undefined
  } catch {
    // Not an address.
    return undefined
  }
}
