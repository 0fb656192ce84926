import { jobKind } from '../platform/outbox'
import { SignInRequest } from './schema'

/** Somebody asked for a sign-in link. Done by auth/send-sign-in-link.ts. */
export const signInAsked = jobKind('auth.send-sign-in-link', SignInRequest, 'urgent')
