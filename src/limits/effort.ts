import type { RawInput } from '../web/read-input'
import type { Effort } from './check-solution'

/** Sent in place of a solution by a browser that has no cryptography: a page without TLS has none, and some have it fail (client/sum.ts). */
export const CANNOT = 'none'

/** What a sender worked out, for the content as it was sent. @param canSolve whether a script sends it */
export const effortFor = ({ solution }: RawInput, content: string, canSolve: boolean): Effort => ({
  solution: typeof solution === 'string' && solution !== CANNOT ? solution.slice(0, 1000) : undefined,
  content,
  canSolve: canSolve && solution !== CANNOT,
})
