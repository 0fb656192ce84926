import type { Effort } from '../limits/public'
import type { RawInput } from '../web/read-input'

/** What a comment's sender worked out, for the words as they were sent. @param canSolve whether a script sends it */
export const effortOf = ({ solution, body }: RawInput, canSolve: boolean): Effort => ({
  solution: typeof solution === 'string' ? solution.slice(0, 1000) : undefined,
  content: typeof body === 'string' ? body : '',
  canSolve,
})
