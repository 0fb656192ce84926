import { jobKind } from '../platform/outbox'
import { PulledBrake } from './schema'

/** A site's budget came near its end, or is used up: its owners are told, once (team/tell-of-brake.ts). */
export const brakePulled = jobKind('limits.tell-of-brake', PulledBrake)
