/**
 * What this device keeps under a name.
 * @param value put in its place; nothing forgets it
 */
export function kept(name: string, value?: string): string | undefined {
  try {
    if (value) localStorage[name] = value
    else if (value === '') delete localStorage[name]
    return localStorage[name]
  } catch {
    // Storage is off or full: then nothing is kept, and nothing breaks.
    return undefined
  }
}
