import { isUniqueViolation } from './sql'

const TRIES = 4

/**
 * Runs a write whose ids were made in this Worker. Two isolates pick the same one of a millisecond's 4,096 slots now and then; the
 * key refuses the second, and the write is made again with new ids. Where one has another name than `id`, it is a notice's `reference`.
 * @param write makes its ids and runs its batch; called again only after a batch that changed nothing
 */
export async function withFreshIds<Value>(write: () => Promise<Value>): Promise<Value> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await write()
    } catch (error) {
      const isTaken = isUniqueViolation(error, '.id:') || isUniqueViolation(error, '.reference:')
      if (left === 0 || !isTaken) throw error
    }
  }
}
