import { jobKind } from '../platform/outbox'
import { SweepDue } from './schema'

/** A sweep, or the way back from one, is to go on from where it stands. */
export const sweepDue = jobKind('sweeps.go-on', SweepDue)
