/** Asks until there is an answer. Gives up loudly, and says what it waited for. */
export async function waitUntil<Value>(
  what: string,
  look: () => Promise<Value | undefined | null | false> | Value | undefined | null | false,
  timeoutMs = 20_000,
): Promise<Value> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`waited ${timeoutMs / 1000} s in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
