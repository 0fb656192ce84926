import type { comments } from './en/comments'
import type { followers } from './en/followers'
import type { kit } from './en/kit'
import type { preferences } from './en/preferences'
import type { readers } from './en/readers'
import type { reasons } from './en/reasons'
import type { subscribers } from './en/subscribers'

/**
 * What visitors, authors and subscribers meet, on pages and in mails. Every language has these; the desk speaks those that have everything, and
 * English else.
 */
export type ReaderKey = keyof (typeof kit &
  typeof comments &
  typeof readers &
  typeof subscribers &
  typeof preferences &
  typeof followers &
  typeof reasons)
