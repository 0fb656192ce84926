import { keyOf, type OwnKeys } from './key-table'

/** The person's key of a command, on the button that does the same. Nothing while keys are off. */
export const KeySign = ({ keys, does }: { readonly keys: OwnKeys | undefined; readonly does: string }) => {
  const key = keyOf(keys, does)
  return key === undefined ? null : (
    <span class="key" aria-hidden="true">
      {key}
    </span>
  )
}
