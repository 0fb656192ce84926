import type { Child } from 'hono/jsx'
import { fieldMarks, Field as KitField, FieldError as KitFieldError } from '../web/ui/field'

// The kit's field for forms that get the whole list of what was refused.

export type Issues = readonly { readonly field: string; readonly message: string }[] | undefined

/** What is wrong with a field, if anything. */
export const issueOf = (issues: Issues, name: string): string | undefined =>
  issues?.find(({ field }) => field === name)?.message

/** Attributes that tie a control to its label, its hint and what is wrong with it. */
export const marksOf = (issues: Issues, name: string, hint?: string) =>
  fieldMarks(name, { hint, error: issueOf(issues, name) })

/** A labelled control with its hint above and what is wrong below. */
export const Field = ({
  issues,
  ...props
}: {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly class?: string | undefined
  readonly issues: Issues
  readonly children: Child
}) => <KitField {...props} error={issueOf(issues, props.name)} />

export const FieldError = ({ name, issues }: { readonly name: string; readonly issues: Issues }) => (
  <KitFieldError name={name} error={issueOf(issues, name)} />
)

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
