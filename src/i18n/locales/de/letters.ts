import type { Text } from '../../text'
import type { letters as en } from '../en/letters'

export const letters: Record<keyof typeof en, Text> = {
  'mail.color-wrong': 'Geben Sie eine Farbe mit sechs Stellen ein, etwa #1a56c4.',
  'mail.color-pale':
    '{color} ist auf Weiß zu blass zum Lesen: {ratio} zu 1, nötig sind 4,5. {better} ist die nächste lesbare Farbe.',
  'mail.logo-wrong': 'Geben Sie die Adresse des Bildes mit https ein, etwa https://example.org/logo.png.',
  'mail.look': 'Aussehen der E-Mails',
  'mail.look-text':
    'So sehen die E-Mails dieser Website für ihre Leserinnen und Leser aus. Jede hat auch einen Teil in reinem Text aus denselben Worten.',
  'mail.look-color': 'Farbe von Knöpfen und Links',
  'mail.look-color-hint': 'Sechs Stellen, etwa #1a56c4. Nachts wird ein hellerer Ton davon verwendet.',
  'mail.look-logo': 'Logo',
  'mail.look-logo-hint':
    'Adresse eines Bildes mit https; es wird 40 Pixel hoch gezeigt. Leer steht dort der Name der Website. Wer das Bild bereithält, kann sehen, wann es geladen wird.',
  'mail.look-alt': 'Worte für das Logo',
  'mail.look-alt-hint':
    'Wird gezeigt und vorgelesen, wo Bilder ausgeschaltet sind. Leer: der Name der Website.',
  'mail.look-postal': 'Postanschrift',
  'mail.look-postal-hint': 'Steht am Ende jeder E-Mail. Viele Länder verlangen sie in Newslettern.',
  'mail.previews': 'Jede E-Mail, wie sie ankommt',
  'mail.preview-mail': 'E-Mail',
  'mail.preview-language': 'Sprache',
  'mail.preview-show': 'Zeigen',
  'mail.preview-subject': 'Betreff:',
  'mail.preview-size': '{size} kB von den {max} kB, nach denen Gmail eine E-Mail abschneidet',
  'mail.preview-light': 'Am Tag',
  'mail.preview-dark': 'In der Nacht',
  'mail.preview-text': 'Als Text',
  'mail.sample-confirm': 'Anmeldung bestätigen',
  'mail.sample-already': 'Schon angemeldet',
  'mail.sample-new-address': 'Neue Adresse bestätigen',
  'mail.sample-address-changed': 'Adresse geändert',
  'mail.sample-own-data': 'Ihre Daten',
  'mail.sample-new-comment': 'Ein Kommentar wartet',
  'mail.sample-reported': 'Ein Kommentar wurde gemeldet',
  'mail.sample-digest': 'Mehrere Kommentare warten',
  'mail.sample-notice-arrived': 'Meldung ist angekommen',
  'mail.sample-notice-kept': 'Meldung: Kommentar bleibt',
  'mail.sample-notice-removed': 'Meldung: Kommentar entfernt',
  'mail.sample-verdict-rejected': 'Kommentar nicht erschienen',
  'mail.sample-verdict-returned': 'Kommentar zur Änderung zurück',
  'mail.sample-reminder': 'Ein Kommentar wartet lange',
  'mail.sample-invitation': 'Einladung in ein Team',
  'mail.sample-site-deletion': 'Eine Website wird gelöscht',
  'mail.sample-sign-in': 'Anmelden',
  'mail.sample-signed-in': 'Neue Anmeldung',
  'mail.sample-page': 'Ein Tag am Hafen',
  'mail.sample-words':
    'An diesen Morgen erinnere ich mich.\nDie Brücke auf www.example.com ist die alte, und seither hat sie niemand gestrichen.',
  'desk.log-mail.look': 'hat das Aussehen der E-Mails geändert',
}
