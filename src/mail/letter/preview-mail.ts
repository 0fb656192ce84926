import type { Mail } from '../mail'
import { composeParts } from './compose'
import { headerText, SUBJECT_MAX } from './header-text'
import type { Look } from './look'

/** A mail as its reader would see it, without sending it. */
export interface MailPreview {
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Size of the HTML part; Gmail cuts what is over 102,000. */
  readonly bytes: number
}

/** @param theme as in a mail program that is always light or dark */
export async function previewMail(mail: Mail, look: Look, theme: 'light' | 'dark'): Promise<MailPreview> {
  const { html, text } = await composeParts(mail, look, theme)
  const bytes = new TextEncoder().encode(html).length
  return { subject: headerText(mail.subject, SUBJECT_MAX), html, text, bytes }
}
