/** What the device would not take: it lasts as long as the page is open. */
const memory: Record<string, string | undefined> = {}

/**
 * What this device keeps under a name.
 * @param value put in its place; nothing forgets it
 */
export function kept(name: string, value?: string): string | undefined {
  try {
    if (value) localStorage[name] = value
    else if (value === '') delete localStorage[name]
    if (value !== undefined) delete memory[name]
    return memory[name] ?? localStorage[name]
  } catch {
    // Storage is off, or full.
    if (value !== undefined) memory[name] = value
    return memory[name]
  }
}
