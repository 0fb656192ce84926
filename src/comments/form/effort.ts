import { type Effort, effortFor } from '../../limits/public'
import type { RawInput } from '../../web/read-input'

/** What a comment's sender worked out, for the words as they were sent. @param canSolve whether a script sends it */
export const effortOf = (input: RawInput, canSolve: boolean): Effort =>
  effortFor(input, typeof input.body === 'string' ? input.body : '', canSolve)
