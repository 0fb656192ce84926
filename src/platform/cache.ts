import { cache as workersCache } from 'cloudflare:workers'
import type { Log } from './log'
import type { Memory } from './memory'

/** Workers Cache in front of this Worker. It is not simulated locally: there, purging has nothing to do. */
export interface CachePort {
  /** Takes answers with these tags out of every location at once. For what must not be seen any more. */
  purgeNow(tags: readonly string[]): Promise<void>
  /** The same within seconds, many in one call: the platform takes 5 calls a minute. For what may be seen a little late. */
  purgeSoon(tag: string): Promise<void>
}

/** What a purge says to the queue's consumer. */
export interface PurgeMessage {
  readonly purge: string
}

const SOON_S = 1

type Purge = (options: { tags: string[] }) => Promise<{ success: boolean }>

export function createCachePort(queue: Queue, memory: Memory, log: Log, now: () => number): CachePort {
  return {
    async purgeNow(tags) {
      memory.forget(tags)
      if (!(await purgeTags(tags))) {
        // Over the platform's budget: fall back to the queue, which keeps trying.
        log.info('cache.purge-limited', { tags: tags.length })
        for (const tag of tags) await queue.send({ purge: tag } satisfies PurgeMessage, { delaySeconds: 15 })
      }
    },
    async purgeSoon(tag) {
      memory.forget([tag])
      // One that is on its way arrives after what is written until then, so one serves all: a page where many write at once costs one call a second.
      const sent = `purge on its way: ${tag}`
      const at = now()
      if (memory.get(sent, at)) return
      await queue.send({ purge: tag } satisfies PurgeMessage, { delaySeconds: SOON_S })
      // Only of one that was taken, and counted from before it was.
      memory.put(sent, true, { now: at, ttlMs: SOON_S * 900, bytes: 200, tags: [sent] })
    },
  }
}

/** @returns false if the platform refused the call for now. */
export async function purgeTags(tags: readonly string[]): Promise<boolean> {
  const purge = (workersCache as { purge?: Purge } | undefined)?.purge
  if (typeof purge !== 'function') return true
  return (await purge({ tags: [...tags] })).success
}
