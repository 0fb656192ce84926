import { jobKind } from '../platform/outbox'
import { MoveStep } from './schema'

/** A page's move goes on, there or back. */
export const moveGoesOn = jobKind('threads.move-on', MoveStep)
