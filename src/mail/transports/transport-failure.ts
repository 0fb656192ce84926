import { HopelessJob, RetryLater } from '../../platform/outbox'

/**
 * The provider takes nothing from us until somebody changes something: key, sender, domain, plan. Every other mail of this sender would
 * fail like this one.
 */
export class SenderStopped extends HopelessJob {
  override readonly name: string = 'SenderStopped'
}

/** The letter was handed over, and no answer came that says what became of it. A provider that keeps a key of it can be asked again. */
export class MaybeSent extends Error {
  override readonly name = 'MaybeSent'
}

/** Nobody knows whether this mail went, and a second one would be worse than none: a person decides (uncertain_mails). */
export class MailUncertain extends HopelessJob {
  override readonly name: string = 'MailUncertain'
}

/** We go too fast, or a limit is used up for a while: nothing of this sender goes before. */
export class Throttled extends RetryLater {}
