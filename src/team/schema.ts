import * as v from 'valibot'
import { LOCALE_NAMES } from '../i18n/translate'
import { choice, email, form, line } from '../web/fields'

export const ROLES = ['owner', 'moderator', 'reader'] as const

export const InviteMember = form({ email, role: choice(ROLES) })
export type InviteMember = v.InferOutput<typeof InviteMember>

export const ChangeRole = form({ role: choice(ROLES) })

/** What the job knows. It finds the rest by itself, and whether the invitation still stands. */
export const InvitationDue = v.object({
  siteId: v.string(),
  email: v.string(),
  locale: v.picklist(LOCALE_NAMES),
  mailId: v.number(),
})
export type InvitationDue = v.InferOutput<typeof InvitationDue>

/** Typed by hand, so that nobody archives a site by one press (M-34). */
export const ArchiveSite = form({ typed: line(100) })

/** Typed by hand: the name of what is to be deleted for good (M-34). */
export const DeleteSite = form({ typed: line(200) })

/** A wish to delete a site, and how far it is: `step` is a table, `after` a place in it. */
export const ErasureDue = v.object({
  siteId: v.string(),
  id: v.number(),
  step: v.string(),
  after: v.string(),
  pass: v.number(),
})
export type ErasureDue = v.InferOutput<typeof ErasureDue>

/** An owner is to be told that their site is to be deleted. */
export const DeletionTold = v.object({ siteId: v.string(), id: v.number(), personId: v.number() })
export type DeletionTold = v.InferOutput<typeof DeletionTold>
