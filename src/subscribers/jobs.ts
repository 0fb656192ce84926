import { jobKind } from '../platform/outbox'
import { AskedAddress, AskedData, ErasedFrom, RequestedConsent } from './schema'

/** Somebody typed an address into a sign-up form: its owner is asked by mail. */
export const consentRequested = jobKind('subscribers.send-confirmation', RequestedConsent, 'urgent')

/** A subscriber wants the news at another address: its owner is asked by mail. */
export const addressAsked = jobKind('subscribers.ask-new-address', AskedAddress, 'urgent')

/** It was changed: the old one is told. */
export const addressChanged = jobKind('subscribers.tell-old-address', AskedAddress)

/** A subscriber wants to see or erase what is kept: the way there goes to their mailbox. */
export const dataAsked = jobKind('subscribers.send-data-link', AskedData, 'urgent')

/** Whoever was erased and is back is erased again. */
export const erasureChecked = jobKind('subscribers.erase-again', ErasedFrom)
