import type { Text } from '../../text'
import type { mail as en } from '../en/mail'

export const mail: Record<keyof typeof en, Text> = {
  'error.mail/hook-unsigned': 'Dieser Aufruf weist nicht nach, von wem er kommt.',
  'error.mail/hook-forged':
    'Der Nachweis dieses Aufrufs passt nicht zum hier hinterlegten Schlüssel. Vergleichen Sie beide.',
  'error.mail/hook-old': 'Dieser Aufruf wurde vor zu langer Zeit unterschrieben.',
  'error.mail/hook-repeated': 'Dieser Aufruf wurde schon einmal angenommen.',
  'error.desk/parked-unknown':
    'Diese E-Mail ist nicht mehr hier. Vielleicht hat sie schon jemand zurückgestellt.',
  'error.desk/suppression-unknown':
    'Dieser Eintrag ist nicht mehr hier, oder er ist das eigene Wort der Person und bleibt.',
  'desk.nav-mail': 'E-Mail',
  'desk.mail-counts': { one: 'Letzter Tag', other: 'Letzte {count} Tage' },
  'desk.mail-state-sent': 'gesendet',
  'desk.mail-state-refused': 'von der Gegenseite abgelehnt',
  'desk.mail-state-suppressed': 'zurückgehalten, weil die Adresse keine E-Mails bekommt',
  'desk.mail-parked': 'E-Mails, die nicht hinausgingen',
  'desk.mail-parked-text':
    'Diese sind endgültig gescheitert. Beheben Sie die Ursache und stellen Sie sie dann zurück.',
  'desk.mail-parked-none': 'Keine: Jede E-Mail ist draußen oder unterwegs.',
  'desk.mail-job-comments.tell-moderators': 'Nachricht an Moderatoren',
  'desk.mail-job-subscribers.send-confirmation': 'Bestätigung einer Anmeldung',
  'desk.mail-put-back': 'Zurückstellen',
  'desk.mail-did-put-back': 'Zurückgestellt. Sie geht gleich noch einmal hinaus.',
  'desk.mail-suppressed': 'Adressen, die keine E-Mails bekommen',
  'desk.mail-suppressed-text':
    'Von jeder Adresse wird nur ein Kennzeichen aufbewahrt, nie die Adresse selbst. Angehalten sind E-Mails aller Seiten hier.',
  'desk.mail-suppressed-none': 'Bisher keine.',
  'desk.mail-told-by': 'gesagt von {source}',
  'desk.mail-source-reader': 'der Person selbst',
  'desk.mail-reason-bounce': 'kein solches Postfach',
  'desk.mail-reason-soft-bounce': 'an sieben Tagen gescheitert',
  'desk.mail-reason-complaint': 'als Spam gemeldet',
  'desk.mail-reason-not-me': 'nicht darum gebeten',
  'desk.mail-reason-by-hand': 'von Hand angehalten',
  'desk.mail-lift': 'E-Mails wieder erlauben',
  'desk.mail-did-lift': 'Erlaubt. Die nächste E-Mail an diese Adresse geht hinaus.',
  'desk.mail-stays': 'Das eigene Wort der Person: Es bleibt.',
  'desk.log-mail.put-back': 'hat eine E-Mail zurückgestellt',
  'desk.log-mail.lift': 'hat E-Mails wieder erlaubt',
  'desk.log-mail.go-on': 'ließ Mails weitergehen',
  'desk.mail-did-go-on': 'Es geht weiter. Was wartete, ist unterwegs.',
  'mail.stopped-notices': 'Benachrichtigungen und Bestätigungen stehen still seit',
  'mail.stopped-news': 'Der Newsletter steht still seit',
  'mail.stopped-text':
    'Jede Mail würde auf dieselbe Weise scheitern, darum wird keine versucht. Behebe die Ursache und drücke Weiter, oder warte: Einmal in der Stunde versucht es eine Mail von selbst.',
  'mail.go-on': 'Weiter',
  'mail.parked-stopped': 'wartet, bis es weitergeht',
  'mail.parked-given-up': 'nach sieben Versuchen aufgegeben',
  'mail.parked-as-it-is': 'kann so nicht hinaus',
  'mail.held': 'Von der Installation zurückgehalten',
  'mail.held-text':
    'Mails von dir an diese Adressen wurden zurückgehalten, weil an einer anderen Website hier etwas geschah: ein Postfach, das es nicht gibt, eine Beschwerde oder jemand, der nicht darum gebeten hat. Wo es geschah, bleibt dort, und auch das Recht, es zurückzunehmen.',
  'mail.held-by-install': 'von der Installation gesperrt',
  'desk.mail-source-report': 'einem Bericht des Mailservers',
  'mail.verdict-rejected': 'Ihr Kommentar bei {site} ist nicht erschienen',
  'mail.verdict-rejected-text':
    'Das Team von {site} hat einen Kommentar gelesen, der mit Ihrer Adresse unterschrieben ist, und ihn nicht veröffentlicht.',
  'mail.verdict-returned': 'Ihr Kommentar bei {site} kam zu Ihnen zurück',
  'mail.verdict-returned-text':
    'Das Team von {site} hat einen Kommentar gelesen, der mit Ihrer Adresse unterschrieben ist, und bittet um eine Änderung, bevor er erscheint. Bearbeiten können Sie ihn auf der Seite, mit dem Gerät, auf dem er geschrieben wurde.',
  'mail.verdict-button': 'Kommentar ansehen',
  'mail.verdict-why':
    'Sie bekommen diese Mail, weil ein Kommentar bei {site} mit Ihrer Adresse unterschrieben ist.',
  'mail.verdict-stop': 'Ich habe ihn nicht geschrieben: keine Mail dieser Website mehr',
}
