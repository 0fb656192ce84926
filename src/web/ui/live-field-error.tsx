import type { Translator } from '../../i18n/translate'

/**
 * What is wrong with a field; there from the start, for the element to fill. What describes a field is read out even while it is hidden, so
 * the field names what stands around it: "Error:" is not heard of one that is right (V-21).
 * @param props.id what the field's `aria-describedby` names
 */
export const LiveFieldError = (props: {
  readonly t: Translator
  readonly id: string
  readonly name: string
  readonly message?: string | undefined
}) => (
  <div id={props.id}>
    <p class="aw-error" part="error" data-for={props.name} hidden={!props.message}>
      <span class="aw-hidden">{props.t('page.error-prefix')} </span>
      <span>{props.message}</span>
    </p>
  </div>
)
