import type { Text } from '../../text'
import type { account as en } from '../en/account'

export const account: Record<keyof typeof en, Text> = {
  'error.auth/signed-out': 'Sie sind abgemeldet. Melden Sie sich neu an; Ihre Stelle bleibt erhalten.',
  'account.sign-in-title': 'Am Pult anmelden',
  'account.sign-in-text': 'Geben Sie Ihre Adresse an, wir schicken Ihnen einen Link. Kein Passwort.',
  'account.email': 'E-Mail',
  'account.send-link': 'Link schicken',
  'account.signed-out': 'Sie sind abgemeldet.',
  'account.sent-title': 'Sehen Sie in Ihre Mail',
  'account.sent-text':
    'Gehört die Adresse zum Team, ist ein Link unterwegs. Öffnen Sie ihn innerhalb von 10 Minuten in diesem Browser.',
  'account.sent-nothing':
    'Nach zwei Minuten nichts da? Sehen Sie in den Spam-Ordner oder prüfen Sie die Adresse.',
  'account.other-address': 'Andere Adresse verwenden',
  'account.ready-title': 'Bereit zur Anmeldung',
  'account.ready-text': 'Der Knopf meldet Sie in diesem Browser als {email} an.',
  'account.sign-in': 'Anmelden',
  'account.sign-out': 'Abmelden',
  'account.new-link': 'Neuen Link holen',
  'account.link-over-title': 'Dieser Link ist verbraucht oder zu alt',
  'account.link-over-text': 'Jeder Link öffnet das Pult einmal und nur kurze Zeit. Ein neuer ist gleich da.',
  'account.link-unknown-title': 'Dieser Link ist unvollständig',
  'account.link-unknown-text':
    'Öffnen Sie ihn direkt aus der Mail oder kopieren Sie ihn ganz. Ein neuer Link hilft auch.',
  'account.link-other-browser-title': 'Öffnen Sie den Link dort, wo Sie ihn angefordert haben',
  'account.link-other-browser-text':
    'Der Link gilt nur in dem Browser, der ihn angefordert hat. Öffnen Sie die Mail dort oder fordern Sie hier einen neuen an.',
  'account.mail-subject': 'Ihr Link zum Moderationspult',
  'account.mail-text': 'Sie möchten sich am Moderationspult anmelden.',
  'account.mail-limits': {
    one: 'Der Link gilt einmal, {count} Minute lang, in dem Browser, der ihn angefordert hat.',
    other: 'Der Link gilt einmal, {count} Minuten lang, in dem Browser, der ihn angefordert hat.',
  },
  'account.mail-why':
    'Diese Mail kommt, weil jemand Ihre Adresse bei der Anmeldung eingegeben hat. Waren Sie es nicht, tun Sie nichts: ohne Ihren Browser öffnet der Link nichts.',
}
