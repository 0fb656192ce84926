import { jobKind } from '../platform/outbox'
import { AskedFollow, WantedLink } from './schema'

/** Somebody typed an address into a form: its mailbox is asked. They wait for it. */
export const followAsked = jobKind('followers.send-confirmation', AskedFollow, 'urgent')

/** Somebody with an old link wants a new one. */
export const linkWanted = jobKind('followers.send-link', WantedLink, 'urgent')
