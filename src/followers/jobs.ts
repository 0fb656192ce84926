import { jobKind } from '../platform/outbox'
import { AskedFollow, ComeUp, WantedLink } from './schema'

/** Somebody typed an address into a form: its mailbox is asked. They wait for it. */
export const followAsked = jobKind('followers.send-confirmation', AskedFollow, 'urgent')

/** Somebody with an old link wants a new one. */
export const linkWanted = jobKind('followers.send-link', WantedLink, 'urgent')

/** The author of a comment is to be told that it is up (following/tell-author-up.ts). */
export const cameUp = jobKind('followers.tell-up', ComeUp)
