import type { SenderName } from '../platform/mail-config'

/** A piece of a letter. One list of them makes both the HTML and the text part (mail/letter/compose.ts). */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** What somebody else wrote: always plain text, its links made harmless (S8, S-14). */
  | { readonly kind: 'quote'; readonly text: string; readonly by?: string }
  /** At most one a letter; the address is written out below it. */
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'links'; readonly items: readonly { readonly label: string; readonly url: string }[] }
  /** Why this mail came and the way out. */
  | { readonly kind: 'small'; readonly text: string }

/** A mail to one person, before it is composed. */
export interface Mail {
  readonly siteId: string
  /** Shown as the sender's name and as the letter's head. */
  readonly siteName: string
  /** `slice.what`: 'auth.sign-in', 'subscribers.confirm', 'moderation.new-comment'. */
  readonly kind: string
  readonly to: string
  readonly locale: string
  readonly subject: string
  readonly blocks: readonly Block[]
  /** Which of the two senders; notices if nothing is said. */
  readonly sender?: SenderName
  /** For news, and for mails about comments: which list it belongs to. The id stays the same when the name changes (RFC 2919, L2). */
  readonly list?: { readonly id: string; readonly name: string }
  /** Anybody may have caused it by typing the address into a form: it says so in a header (F6). */
  readonly fromForm?: true
  /** For mail one can leave: becomes List-Unsubscribe and List-Unsubscribe-Post (RFC 8058). Never on confirmations (U14). */
  readonly unsubscribeUrl?: string
}
