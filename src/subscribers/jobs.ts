import { jobKind } from '../platform/outbox'
import { RequestedConsent } from './schema'

/** Somebody typed an address into a sign-up form: its owner is asked by mail. */
export const consentRequested = jobKind('subscribers.send-confirmation', RequestedConsent, 'urgent')
