import { jobKind } from '../platform/outbox'
import { DeletionTold, ErasureDue, InvitationDue } from './schema'

/** Somebody is to be asked to join a team. Done by team/send-invitation.ts. */
export const invitationDue = jobKind('team.send-invitation', InvitationDue, 'urgent')

/** The week of a deletion is over, or a part of it is done. Done by team/erase-site.ts. */
export const erasureDue = jobKind('team.erase-site', ErasureDue)

/** Done by team/tell-owner.ts. */
export const deletionTold = jobKind('team.tell-owner', DeletionTold, 'urgent')
