import type { Translator } from '../i18n/translate'
import { reasonsOf, reasonText, type Site } from '../sites/public'

/** So many reasons have a key of their own at the desk. */
const KEYS = 9

/** Why a comment is rejected or returned, and whether its author is mailed: part of the form whose buttons decide. */
export const ReasonPicker = (props: {
  readonly t: Translator
  readonly site: Site
  /** Tells two of them on one page apart. */
  readonly id: string
  /** What the box says; none where there is nobody to mail. */
  readonly tell?: string | undefined
}) => {
  const { t, site, id, tell } = props
  return (
    <div class="why">
      <label for={id}>{t('desk.reason')}</label>
      <select id={id} name="reason">
        <option value="">{t('desk.reason-none')}</option>
        {reasonsOf(site).map((reason, at) => (
          <option value={reason}>
            {at < KEYS && `${at + 1} · `}
            {reasonText(t, reason)}
          </option>
        ))}
      </select>
      {tell && (
        <label class="switch">
          <input type="checkbox" name="tell" value="yes" checked={site.settings.tellAuthors === 'yes'} />{' '}
          {tell}
        </label>
      )}
    </div>
  )
}
