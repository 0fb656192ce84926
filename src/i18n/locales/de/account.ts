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
    'Gehört die Adresse zum Team, ist eine Mail unterwegs. Öffnen Sie innerhalb von 10 Minuten ihren Link in diesem Browser, oder lesen Sie sie irgendwo und geben Sie ihren Code hier ein.',
  'account.code': 'Code aus der Mail',
  'error.auth/code-wrong':
    'Dieser Code passt nicht oder ist abgelaufen. Vergleichen Sie die acht Ziffern oder holen Sie eine neue Mail.',
  'account.code-secret':
    'Verraten Sie ihn niemandem: Mit ihm meldet sich als Sie an, wer ihn angefordert hat.',
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
    'Der Link gilt nur in dem Browser, der ihn angefordert hat. Geben Sie dort diesen Code ein oder fordern Sie hier einen neuen Link an.',
  'account.mail-subject': 'Ihr Link zum Moderationspult',
  'account.mail-text': 'Sie möchten sich am Moderationspult anmelden.',
  'account.mail-code': 'Ist das Pult auf einem anderen Gerät? Geben Sie dort diesen Code ein: {code}',
  'account.mail-limits': {
    one: 'Beide gelten einmal, {count} Minute lang, in dem Browser, der sie angefordert hat.',
    other: 'Beide gelten einmal, {count} Minuten lang, in dem Browser, der sie angefordert hat.',
  },
  'account.mail-why':
    'Diese Mail kommt, weil jemand Ihre Adresse bei der Anmeldung eingegeben hat. Waren Sie es nicht, tun Sie nichts und verraten Sie niemandem den Code: ohne ihn öffnet sich nichts.',
  'account.notice-subject': 'Neue Anmeldung am Moderationspult',
  'account.notice-text':
    'Jemand hat sich als Sie angemeldet, in einem Browser, den Sie hier noch nie benutzt haben:',
  'account.notice-if-not': 'Waren Sie es, tun Sie nichts. Waren Sie es nicht, melden Sie jetzt überall ab:',
  'account.notice-why':
    'Diese Mail kommt bei der ersten Anmeldung mit jedem Browser. Es geschieht nichts, bevor Sie auf der Seite, die sie öffnet, den Knopf drücken.',
  'account.not-me': 'Das war ich nicht',
  'account.not-me-title': 'Waren Sie das nicht?',
  'account.not-me-text':
    'Der Knopf beendet sofort alle Sitzungen von {email} und alle Links zur Anmeldung, die unterwegs sind. Sie können sich gleich wieder anmelden.',
  'account.not-me-button': 'Überall abmelden',
  'account.not-me-done-title': 'Überall abgemeldet',
  'account.not-me-done-text':
    'Melden Sie sich wieder an und entfernen Sie Passkeys, die Sie nicht kennen. Wer Ihre Mails liest, kann sich als Sie anmelden: Ändern Sie das Passwort Ihres Postfachs. Gehört Ihnen eine Website, sehen Sie auch nach ihren Tokens und ins Protokoll.',
  'error.auth/confirm-first':
    'Bestätigen Sie zuerst, dass Sie es sind: dies verlangt eine Anmeldung der letzten zehn Minuten.',
  'error.auth/passkey-refused':
    'Dieser Passkey öffnet das Pult hier nicht. Versuchen Sie es noch einmal oder lassen Sie sich einen Link schicken.',
  'error.auth/passkey-unknown':
    'Einen solchen Passkey von Ihnen gibt es nicht. Er ist vielleicht schon entfernt.',
  'error.auth/passkeys-many': '{max} Passkeys sind genug. Entfernen Sie zuerst einen.',
  'error.auth/session-unknown': 'Diese Sitzung ist schon beendet.',
  'error.auth/access-unknown':
    'Cloudflare Access hat Sie als {email} durchgelassen, aber niemand mit dieser Adresse gehört hier zu einem Team. Bitten Sie eine Inhaberin oder einen Inhaber um eine Einladung.',
  'account.title': 'Ihr Konto',
  'account.signed-in-as': 'Angemeldet als {email}.',
  'account.name': 'Ihr Name',
  'account.name-hint': 'Unter diesem Namen stehen Sie im Team und im Protokoll.',
  'account.save-name': 'Namen speichern',
  'account.did-name': 'Gespeichert.',
  'account.did-keys': 'Ihre Tasten sind gespeichert.',
  'account.keys': 'Tasten',
  'account.keys-text':
    'Was jede Taste in der Warteschlange tut, für Sie und in jedem Browser. Schalten Sie sie aus, wenn Sie diktieren oder wenn sie stören; die Knöpfe tun dasselbe.',
  'account.save-keys': 'Tasten speichern',
  'account.standard-keys': 'Zurück zu den üblichen Tasten',
  'account.key-one': 'Ein Buchstabe oder ein Zeichen.',
  'account.key-digit': 'Ziffern wählen Gründe. Nehmen Sie einen Buchstaben oder ein Zeichen.',
  'account.key-letter':
    'Nehmen Sie einen Buchstaben: mit der Umschalttaste tut er dasselbe für alle ausgewählten.',
  'account.key-taken': '„{key}“ steht schon für „{does}“.',
  'account.did-session': 'Dort abgemeldet.',
  'account.did-sessions': 'Überall sonst abgemeldet.',
  'account.did-passkey': 'Der Passkey ist hinzugefügt. Beim nächsten Mal meldet er Sie an.',
  'account.did-removed':
    'Der Passkey ist entfernt. Er öffnet hier nichts mehr; löschen Sie ihn auch auf Ihrem Gerät.',
  'account.your-sites': 'Ihre Websites und Einladungen',
  'account.did-joined': 'Sie gehören zum Team. Sagen Sie ihm Ihren Namen.',
  'account.passkeys': 'Passkeys',
  'account.passkeys-text':
    'Anmelden mit Finger, Gesicht, PIN oder Sicherheitsschlüssel, ohne auf eine Mail zu warten. Der Link per Mail bleibt der Weg zurück.',
  'account.passkey-synced': 'auf allen Ihren Geräten',
  'account.passkey-device': 'auf einem Gerät',
  'account.passkey-unused': 'noch nicht benutzt',
  'account.last-used': 'zuletzt benutzt',
  'account.passkey-second':
    'Fügen Sie auf einem anderen Gerät einen zweiten hinzu, dann kostet der Verlust des einen nichts.',
  'account.passkey-name': 'Name des neuen Passkeys',
  'account.passkey-name-hint': 'Damit Sie ihn wiedererkennen, etwa „Laptop im Büro“.',
  'account.add-passkey': 'Passkey hinzufügen',
  'account.remove': 'Entfernen',
  'account.confirm-for-passkeys': 'Bestätigen, dass Sie es sind, um Passkeys zu ändern',
  'account.passkey-no-script':
    'Passkeys brauchen JavaScript und einen Browser, der sie kennt. Der Link per Mail braucht beides nicht.',
  'account.passkey-failed':
    'Es wurde kein Passkey benutzt. Versuchen Sie es noch einmal oder lassen Sie sich einen Link schicken.',
  'account.passkey-not-added':
    'Es wurde kein Passkey hinzugefügt. Vielleicht hat Ihr Gerät schon einen für dieses Pult, oder es wurde abgebrochen.',
  'account.passkey-offline': 'Keine Verbindung. Versuchen Sie es gleich noch einmal.',
  'account.by-passkey': 'Passkey verwenden',
  'account.by-access': 'Weiter als {email}',
  'account.sessions': 'Wo Sie angemeldet sind',
  'account.sessions-text':
    'Eine Sitzung endet nach sieben Tagen ohne Besuch und in jedem Fall nach dreißig Tagen.',
  'account.device-unknown': 'Anderer Browser',
  'account.by-method-link': 'mit Link per Mail',
  'account.by-method-passkey': 'mit Passkey',
  'account.by-method-access': 'über Cloudflare Access',
  'account.this-browser': 'dieser Browser',
  'account.last-seen': 'zuletzt gesehen',
  'account.end-session': 'Abmelden',
  'account.end-others': 'Überall sonst abmelden',
  'account.confirm-title': 'Bestätigen Sie, dass Sie es sind',
  'account.confirm-text':
    'Der nächste Schritt lässt sich nicht zurücknehmen. Er verlangt eine Anmeldung der letzten zehn Minuten.',
  'account.confirm-link': 'Link an {email} schicken',
  'account.confirm-not': 'Zurück zum Pult',
}
