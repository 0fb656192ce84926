/** A mail as a transport takes it: composed, cleaned, for exactly one recipient. */
export interface Message {
  /** Ours, with angle brackets. Made from the log row's id, so a repeated attempt carries the same one. */
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  /** Besides From, To, Subject, Date and Message-ID. Plain ASCII, one line each. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly html: string
  readonly date: number
}
