import { jobKind } from '../platform/outbox'
import { BanDecides, BanUndoes } from './schema'

/** What waits of somebody who was banned is to be decided, step by step. */
export const banDecides = jobKind('authors.decide-banned', BanDecides)

/** What was decided along with a ban is to be taken back. */
export const banUndoes = jobKind('authors.undo-banned', BanUndoes)
