/** A mail as a transport takes it: composed, cleaned, for exactly one recipient. */
export interface Message {
  /** Ours, with angle brackets. Made from the log row's id, so a repeated attempt carries the same one. */
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  /** Where mail servers report to, different for each mail; the sender's address if there is none. Only SMTP lets us choose it. */
  readonly returnPath?: string
  readonly subject: string
  /** Besides From, To, Subject, Date and Message-ID. Plain ASCII, one line each. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly html: string
  readonly date: number
}

/** The mail's log row as it stands in the Message-ID. Providers carry it along and send it back with every event about this mail. */
export const mailTag = (messageId: string): string => messageId.slice(1, messageId.indexOf('@'))
