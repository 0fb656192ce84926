import { jobKind } from '../platform/outbox'
import { InvitationDue } from './schema'

/** Somebody is to be asked to join a team. Done by team/send-invitation.ts. */
export const invitationDue = jobKind('team.send-invitation', InvitationDue, 'urgent')
