/** HTTP statuses a refusal may carry. Faults are always 500 and never made here. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 503

/** One wrong field: which, and the locale key (with its values) of the sentence that names the fix. */
export interface FieldIssue {
  readonly field: string
  readonly message: string
  readonly params?: Readonly<Record<string, string | number>>
}

export interface RefusalDetails {
  /** Values for the sentence in the locale files. */
  readonly params?: Readonly<Record<string, string | number>>
  /** Wrong fields, for 422. */
  readonly issues?: readonly FieldIssue[]
  /** What the person had typed, so that a form can be shown again with nothing lost. */
  readonly input?: Readonly<Record<string, string>>
  /** Further members of the problem (RFC 9457, 3.2), for who goes on from here by script. */
  readonly more?: Readonly<Record<string, string | number | Readonly<Record<string, string | number>>>>
  /** When it is over, for the sentence. */
  readonly until?: number
  /** Seconds to wait, sent as `Retry-After` with 429 and 503. */
  readonly retryAfterS?: number
}

/** A refusal the product means to give. Anything else that is thrown is a fault and becomes a 500. */
export class AppError extends Error {
  override readonly name = 'AppError'

  constructor(
    /** Stable and greppable: `slice/reason`. Also the locale key `error.slice/reason`. */
    readonly code: `${string}/${string}`,
    readonly status: RefusalStatus,
    readonly details: RefusalDetails = {},
    options?: ErrorOptions,
  ) {
    super(code, options)
  }
}

/**
 * A slice's whole list of refusals, and the only way to raise one.
 * @returns `refuse(reason, details?)`, which makes the error, with `codes` for the tests that check texts and docs.
 */
export const defineErrors = <const S extends string, const R extends Record<string, RefusalStatus>>(
  slice: S,
  reasons: R,
) =>
  Object.assign(
    (reason: keyof R & string, details?: RefusalDetails, options?: ErrorOptions) =>
      new AppError(`${slice}/${reason}`, reasons[reason] as RefusalStatus, details, options),
    { codes: Object.keys(reasons).map((reason) => `${slice}/${reason}` as `${S}/${keyof R & string}`) },
  )
