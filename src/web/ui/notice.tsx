import type { Child } from 'hono/jsx'

/** A page that says one thing: what happened and what to do, with at most one button below. */
export const Notice = (props: {
  readonly kind?: 'error' | 'success' | 'plain'
  readonly title: string
  readonly issues?: readonly { readonly field: string; readonly message: string }[] | undefined
  readonly children?: Child
}) => (
  <main class={`notice notice-${props.kind ?? 'plain'}`}>
    <h1 tabindex={-1}>{props.title}</h1>
    {props.issues && props.issues.length > 0 && (
      <ul class="issues">
        {props.issues.map(({ field, message }) => (
          <li>
            <b>{field}</b>: {message}
          </li>
        ))}
      </ul>
    )}
    {props.children}
  </main>
)
