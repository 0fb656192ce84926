import fc from 'fast-check'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where properties begin to draw (vitest.config.ts). */
    seed: number
  }
}

fc.configureGlobal({ seed: inject('seed') })
