import type { Locale } from '../../i18n/translate'
import type { Mail } from '../mail'

/** For whom a sample is made. Its links lead nowhere: a preview must not hold a key to anything. */
export interface SampleFor {
  readonly siteId: string
  readonly siteName: string
  readonly locale: Locale
  readonly publicUrl: string
  readonly now: number
}

/**
 * A mail of the product as a preview. Every slice that sends mail hands its samples to src/desk/mail/mail-samples.ts, made by the function that
 * also makes the real one.
 */
export interface MailSample {
  /** Last part of the locale key `mail.sample-…` that names it. */
  readonly name: string
  compose(of: SampleFor): Mail
}

export const SAMPLE_READER = 'reader@example.com'
