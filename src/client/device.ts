let storage: Record<string, string | undefined> | undefined

/**
 * What this device keeps under a name.
 * @param value put in its place; nothing forgets it
 */
export function kept(name: string, value?: string): string | undefined {
  try {
    storage ??= localStorage
    if (value) storage[name] = value
    else if (value === '') delete storage[name]
  } catch {
    // Off, or full: from here on what is kept lasts as long as the page is open.
    storage = { ...storage, [name]: value }
  }
  return storage[name]
}
