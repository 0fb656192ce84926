import type { RawInput } from '../web/read-input'
import type { Effort } from './check-solution'

/** What a sender worked out, for the content as it was sent. @param canSolve whether a script sends it */
export const effortFor = ({ solution }: RawInput, content: string, canSolve: boolean): Effort => ({
  solution: typeof solution === 'string' ? solution.slice(0, 1000) : undefined,
  content,
  canSolve,
})
