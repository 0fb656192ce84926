import type { Child } from 'hono/jsx'

export type Issues = readonly { readonly field: string; readonly message: string }[] | undefined

/** What is wrong with a field, if anything. */
export const issueOf = (issues: Issues, name: string): string | undefined =>
  issues?.find(({ field }) => field === name)?.message

/** Attributes that tie a control to its label, its hint and what is wrong with it. */
export const marksOf = (issues: Issues, name: string, hint?: string) => {
  const wrong = issueOf(issues, name)
  return {
    id: name,
    name,
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'aria-describedby':
      [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ') || undefined,
  }
}

/** A labelled control with its hint above and what is wrong below. */
export const Field = (props: {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly issues: Issues
  readonly children: Child
}) => (
  <div class="field">
    <label for={props.name}>{props.label}</label>
    {props.hint && (
      <p class="muted" id={`${props.name}-hint`}>
        {props.hint}
      </p>
    )}
    {props.children}
    <FieldError name={props.name} issues={props.issues} />
  </div>
)

export const FieldError = ({ name, issues }: { readonly name: string; readonly issues: Issues }) => {
  const wrong = issueOf(issues, name)
  return wrong ? (
    <p class="field-error" id={`${name}-error`}>
      <span aria-hidden="true">⚠ </span>
      {wrong}
    </p>
  ) : null
}

/** A box with its label behind it. */
export const Box = (props: {
  readonly name: string
  readonly value?: string
  readonly label: string
  readonly hint?: string | undefined
  readonly checked: boolean
}) => (
  <label class="switch">
    <input type="checkbox" name={props.name} value={props.value ?? 'yes'} checked={props.checked} />
    <span>
      {props.label}
      {props.hint && <small class="muted"> {props.hint}</small>}
    </span>
  </label>
)
