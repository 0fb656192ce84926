import type * as v from 'valibot'
import type { Scope } from '../team/public'

/** Any schema of an object's fields: what a query or body is checked by. */
export type Fields = v.ObjectSchema<v.ObjectEntries, v.ErrorMessage<v.ObjectIssue> | undefined>

export const TAGS = {
  Threads: 'Reading a conversation. Answers may be ten seconds old.',
  Writing: 'Posting, and what an author does with their own comment.',
  Readers: 'Votes and reports: what readers do with comments of others.',
  Mail: 'Following a conversation, signing up for news.',
  Desk: 'What moderators do, for scripts. A token opens one site, as far as its scopes and the role of its maker reach.',
  Feeds: 'For feed readers and site generators.',
  Elements: 'Pieces of HTML for the elements. They may change with any version; build on the others.',
  Operations: 'For whoever runs it, and for mail providers.',
} as const

type TextType = 'text/html' | 'application/atom+xml' | 'application/x-ndjson' | 'text/csv'

/** What one status answers with. */
export interface Answer {
  readonly is: string
  /** Of JSON; without it the body is of `type`, or empty. */
  readonly schema?: v.GenericSchema
  readonly type?: TextType | readonly TextType[]
  readonly example?: unknown
}

/** One route, as the description tells it. Schemas of what comes in are the routes' own. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  readonly path: string
  /** A name for generated clients. */
  readonly id: string
  readonly tag: keyof typeof TAGS
  /** One short sentence without a full stop. */
  readonly does: string
  readonly more?: string
  readonly query?: Fields
  readonly body?: Fields
  /** A body of any kind, for what is signed as it came. */
  readonly anyBody?: true
  /** What fields mean, where the name does not say it. */
  readonly notes?: Readonly<Record<string, string>>
  /** A body that the demo's site takes. */
  readonly example?: Readonly<Record<string, unknown>>
  /** Whose token is sent: an author's, a reader's (who may have none yet), or a script's with that scope. */
  readonly token?: 'author' | 'reader' | Scope
  /** Takes `Idempotency-Key`. */
  readonly once?: true
  /** Answers with an `ETag`, and 304 to who has that version. */
  readonly kept?: true
  readonly answers: Readonly<Record<number, Answer>>
  /** Codes of its own; those that every route of its kind may answer with are added (standard-refusals.ts). */
  readonly refuses?: readonly string[]
}
