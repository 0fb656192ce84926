/**
 * What one isolate keeps between requests: bounded in bytes, short-lived, and never anything of one visitor, because an isolate serves
 * many at once. The only place of its kind; everything else lives in a request's context.
 */
export interface Memory {
  get<Value>(key: string, now: number): Value | undefined
  /** @param bytes what it weighs, roughly; the oldest entries make room */
  put(
    key: string,
    value: unknown,
    options: { now: number; ttlMs: number; bytes?: number; tags?: readonly string[] },
  ): void
  /** Drops everything put under one of these tags. */
  forget(tags: readonly string[]): void
}

interface Entry {
  readonly value: unknown
  readonly until: number
  readonly bytes: number
  readonly tags: readonly string[]
}

export function createMemory(maxBytes: number): Memory {
  const entries = new Map<string, Entry>()
  let held = 0

  const drop = (key: string) => {
    held -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }

  return {
    get<Value>(key: string, now: number) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      if (entry.until > now) return entry.value as Value
      drop(key)
      return undefined
    },

    put(key, value, { now, ttlMs, bytes = 100, tags = [] }) {
      drop(key)
      if (bytes > maxBytes / 4) return
      entries.set(key, { value, until: now + ttlMs, bytes, tags })
      held += bytes
      // A Map gives its keys in the order they were put: the oldest goes first.
      for (const oldest of entries.keys()) {
        if (held <= maxBytes) break
        drop(oldest)
      }
    },

    forget(tags) {
      for (const [key, entry] of entries) {
        if (entry.tags.some((tag) => tags.includes(tag))) drop(key)
      }
    },
  }
}

/** Of 128 MB that an isolate may have. */
export const isolateMemory: Memory = createMemory(8 * 1024 * 1024)
