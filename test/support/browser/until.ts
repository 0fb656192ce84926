/**
 * Asks again until there is an answer. @param what it waits for, said when it gives up
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  limitMs = 15_000,
): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
