import type { Child } from 'hono/jsx'

/** What a form says of its fields: a hint before, and after a refusal what is wrong. */
export interface FieldNotes {
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** Attributes that tie a control to its label, hint and error. */
export const fieldMarks = (name: string, { hint, error }: FieldNotes = {}) => ({
  id: name,
  name,
  'aria-invalid': error ? ('true' as const) : undefined,
  'aria-describedby':
    [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined,
})

/** A control with its label above and what is wrong with it below, in words. */
export const Field = (
  props: FieldNotes & {
    readonly name: string
    readonly label: string
    readonly class?: string | undefined
    readonly children?: Child
  },
) => (
  <div class={props.class ? `field ${props.class}` : 'field'}>
    <label for={props.name}>{props.label}</label>
    {props.hint && (
      <p class="muted" id={`${props.name}-hint`}>
        {props.hint}
      </p>
    )}
    {props.children}
    <FieldError name={props.name} error={props.error} />
  </div>
)

/** What is wrong, in words; tied to its control by `fieldMarks`. */
export const FieldError = (props: { readonly name: string; readonly error?: string | undefined }) =>
  props.error ? (
    <p class="field-error" id={`${props.name}-error`}>
      <span aria-hidden="true">⚠ </span>
      {props.error}
    </p>
  ) : null
