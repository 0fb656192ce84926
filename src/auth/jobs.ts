import { jobKind } from '../platform/outbox'
import { SignedIn, SignInRequest } from './schema'

/** Somebody asked for a sign-in link. Done by auth/send-sign-in-link.ts. */
export const signInAsked = jobKind('auth.send-sign-in-link', SignInRequest, 'urgent')

/** Somebody signed in. Done by auth/tell-sign-in.ts. */
export const signedIn = jobKind('auth.tell-sign-in', SignedIn)
