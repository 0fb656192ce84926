import { HopelessJob, RetryLater } from '../platform/outbox'

/**
 * The provider takes nothing from us until somebody changes something: key, sender, domain, plan. Every other mail of this sender would
 * fail like this one.
 */
export class SenderStopped extends HopelessJob {
  override readonly name: string = 'SenderStopped'
}

/** We go too fast, or a limit is used up for a while: nothing of this sender goes before. */
export class Throttled extends RetryLater {}
