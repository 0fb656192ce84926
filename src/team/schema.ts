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
})
export type InvitationDue = v.InferOutput<typeof InvitationDue>

/** Typed by hand, so that nobody archives a site by one press (M-34). */
export const ArchiveSite = form({ typed: line(100) })
