import { form, text } from '../../web/fields'
import { checkInput, type RawInput } from '../../web/read-input'
import { REPORT_NOTE_MAX, SendReport } from '../schema'

/** Of illegal content it is said what is illegal, and why (Digital Services Act, article 16(2)). */
const Notice = form({
  ...SendReport.entries,
  note: text(REPORT_NOTE_MAX),
})

/**
 * A report's fields: the one check in front of the element, the page without scripts and the API. An address is kept of a notice of illegal content alone (V-80).
 * @throws web/fields-refused (422)
 */
export const checkReport = (raw: RawInput): SendReport =>
  raw.reason === 'illegal'
    ? checkInput(Notice, { note: '', ...raw })
    : checkInput(SendReport, { ...raw, email: '' })
