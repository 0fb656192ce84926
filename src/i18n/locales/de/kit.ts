import type { Text } from '../../text'
import type { kit as en } from '../en/kit'

export const kit: Record<keyof typeof en, Text> = {
  'error.fault':
    'Bei uns ist etwas schiefgegangen. Ihr Text ist noch da; versuchen Sie es gleich noch einmal.',
  'error.web/not-found': 'Unter dieser Adresse gibt es nichts.',
  'error.web/fields-refused': 'Einige Angaben brauchen noch einen Blick.',
  'error.web/body-unreadable': 'Die Anfrage hat keinen lesbaren Inhalt. Senden Sie JSON oder Formularfelder.',
  'error.web/body-too-large':
    'Das ist mehr, als in eine Anfrage passt. Kürzen Sie es und senden Sie es noch einmal.',
  'error.web/media-type': 'Senden Sie die Anfrage als application/json oder als Formular.',
  'error.web/cross-origin':
    'Diese Anfrage kam von einer anderen Website, deshalb wurde nichts geändert. Öffnen Sie die Seite selbst und versuchen Sie es noch einmal.',
  'error.web/too-many-requests': {
    one: 'Das war viel auf einmal. Versuchen Sie es in {count} Minute wieder.',
    other: 'Das war viel auf einmal. Versuchen Sie es in {count} Minuten wieder.',
  },
  'error.limits/challenge-needed':
    'Einen Moment: Dieses Gerät rechnet etwas aus und zeigt so, dass es kein Roboter ist. Langsame brauchen eine halbe Minute.',
  'error.limits/challenge-failed':
    'Die gesendete Rechnung zählt nicht. Senden Sie noch einmal, dann rechnet dieses Gerät neu.',
  'error.web/link-altered':
    'Dieser Link ist unvollständig. Öffnen Sie ihn direkt aus der Mail oder kopieren Sie ihn ganz.',
  'error.web/link-expired': 'Dieser Link ist zu alt.',
  'field.required': 'Tragen Sie hier etwas ein.',
  'field.text': 'Das muss Text sein.',
  'field.too-long': 'Kürzen Sie das auf {max} Zeichen.',
  'field.too-long-by': {
    one: 'Kürzen Sie das um {count} Zeichen, auf {max}.',
    other: 'Kürzen Sie das um {count} Zeichen, auf {max}.',
  },
  'field.email': 'Geben Sie eine E-Mail-Adresse an, zum Beispiel name@example.com',
  'field.web-address': 'Geben Sie eine Webadresse an, zum Beispiel example.com',
  'field.page-address': 'Geben Sie die ganze Adresse der Seite an, zum Beispiel https://example.org/post/1',
  'field.choice': 'Wählen Sie eines von: {choices}.',
  'field.id': 'Das muss die Nummer eines Kommentars sein.',
  'field.number': 'Das muss eine ganze Zahl von {min} bis {max} sein.',
  'field.day': 'Das muss ein Tag sein wie 2026-11-24.',
  'field.host': 'Das muss ein Host sein wie example.org.',
  'field.cursor': 'Diese Stelle der Liste ist unbekannt. Beginnen Sie ohne sie von vorn.',
  'field.key': 'Idempotency-Key muss eine UUID sein.',
  'page.error-prefix': 'Fehler:',
  'error.sites/unknown':
    'Eine Website dieses Namens gibt es hier nicht. Vergleichen Sie sie mit dem Code auf dem Pult.',
  'error.sites/origin-not-allowed':
    'Seiten von {origin} dürfen bei der Website „{site}“ nichts schreiben. Wer sie betreibt, kann sie in den Einstellungen hinzufügen.',
  'mail.wrote': '{name} schrieb:',
  'mail.button-fallback': 'Falls der Knopf nichts tut, öffnen Sie diese Adresse:',
}
