import type { Text } from '../../text'
import type { subscribers as en } from '../en/subscribers'

export const subscribers: Record<keyof typeof en, Text> = {
  'error.subscribers/page-not-allowed':
    'Seiten von {origin} gehören nicht zur Website „{site}“. Wer sie betreibt, kann sie in den Einstellungen hinzufügen.',
  'error.subscribers/form-unknown': 'Auf dieser Website gibt es kein Anmeldeformular „{form}“.',
  'error.subscribers/list-unknown': 'Auf der Website „{site}“ gibt es keine Liste „{list}“.',
  'error.subscribers/lists-closed':
    'Dieses Formular nimmt keine Anmeldungen mehr an: Seine Listen sind geschlossen.',
  'subscribers.news-of': 'Neues von {site}',
  'subscribers.list-missing': 'Wählen Sie mindestens eine Liste',
  'subscribers.list-not-there':
    'Auf der Website „{site}“ gibt es keine Liste „{list}“. Wählen Sie eine andere.',
  'subscribers.time-zone-wrong': 'Nennen Sie eine Zeitzone bei ihrem Namen, etwa Europe/Berlin',
  'subscribers.email-missing': 'Geben Sie Ihre E-Mail-Adresse an',
  'subscribers.email-label': 'E-Mail-Adresse',
  'subscribers.name-label': 'Name (freiwillig)',
  'subscribers.lists-label': 'Was möchten Sie bekommen?',
  'subscribers.frequency-label': 'Wie oft',
  'subscribers.frequency-at-once': 'Sofort, jede für sich',
  'subscribers.frequency-daily': 'Gesammelt, einmal am Tag',
  'subscribers.frequency-weekly': 'Gesammelt, einmal die Woche',
  'subscribers.weekday-label': 'Am',
  'subscribers.hour-label': 'Um, nach Ihrer Zeit',
  'subscribers.time-zone-label': 'Ihre Zeitzone',
  'subscribers.id-wrong': 'Nehmen Sie ein Wort aus a–z, 0–9 und „-“, höchstens 32 Zeichen',
  'subscribers.id-taken': 'Dieses Kürzel gibt es schon. Wählen Sie ein anderes Wort.',
  'subscribers.lists-many':
    'Eine Website hat höchstens {max} Listen. Geben Sie einer geschlossenen eine neue Aufgabe.',
  'subscribers.forms-many':
    'Eine Website hat höchstens {max} Formulare. Ändern Sie eines, das auf keiner Seite mehr steht.',
  'subscribers.form-default': 'Übliches Formular',
  'subscribers.sign-up-button': 'Abonnieren',
  'subscribers.sending': 'Wird gesendet …',
  'subscribers.consent':
    'Mit der Anmeldung stimmen Sie zu, Neues von {site} per E-Mail zu bekommen. Sie können es jederzeit mit einem Klick abbestellen.',
  'subscribers.page-title': 'Neues von {site}',
  'subscribers.page-text': 'Hinterlassen Sie Ihre E-Mail-Adresse, und Neues von {site} kommt zu Ihnen.',
  'subscribers.pending-title': 'Noch ein Schritt',
  'subscribers.pending': 'Suchen Sie unsere Mail und drücken Sie den Knopf darin.',
  'subscribers.pending-later':
    'Suchen Sie unsere Mail und drücken Sie den Knopf darin. Gerade melden sich viele an, deshalb kann es eine Stunde oder länger dauern.',
  'subscribers.pending-change': 'Andere Adresse nehmen',
  'subscribers.pending-hint':
    'Nach drei Minuten nichts da? Sehen Sie im Spam-Ordner nach, oder melden Sie sich in zehn Minuten noch einmal an.',
  'subscribers.back': 'Zurück zur Seite, von der Sie kamen',
  'subscribers.confirm-title': 'Bestätigen Sie Ihr Abonnement',
  'subscribers.confirm-text': 'Neues von {site} kommt dann an {address}.',
  'subscribers.confirm-button': 'Abonnement bestätigen',
  'subscribers.confirmed-title': 'Sie sind dabei',
  'subscribers.confirmed-text':
    'Neues von {site} kommt jetzt an {address}. In jeder Mail steht ein Link zum Abbestellen.',
  'subscribers.already-title': 'Schon bestätigt',
  'subscribers.already-text': 'Neues von {site} kommt an {address}. Es ist nichts mehr zu tun.',
  'subscribers.expired-title': 'Dieser Link ist zu alt',
  'subscribers.expired-text':
    'Ein Bestätigungslink gilt sieben Tage. Wir können einen neuen an {address} senden.',
  'subscribers.used-title': 'Dieser Link ist schon benutzt',
  'subscribers.used-text':
    '{address} wurde damit angemeldet und hat seither abbestellt. Wir können einen neuen Link senden.',
  'subscribers.again-button': 'Neue Mail senden',
  'subscribers.again-title': 'Suchen Sie unsere Mail',
  'subscribers.again-text':
    'Eine neue Mail ist unterwegs an {address}. Wenn Sie gerade eben schon eine angefordert haben, nehmen Sie diese.',
  'subscribers.gone-title': 'Diese Anmeldung gibt es nicht mehr',
  'subscribers.gone-text':
    'Sie wurde gelöscht, und ihretwegen wird nichts mehr gesendet. Sie können sich jederzeit neu anmelden.',
  'subscribers.not-me-title': 'Sie haben das nicht angefordert?',
  'subscribers.not-me-text':
    'Jemand hat {address} angegeben, um Neues von {site} zu bekommen. Mit diesem Knopf wird die Anmeldung gelöscht, und an diese Adresse wird nichts mehr gesendet.',
  'subscribers.not-me-button': 'Löschen und nichts mehr senden',
  'subscribers.not-me-done-title': 'Gelöscht',
  'subscribers.not-me-done-text': 'An {address} wird nichts mehr gesendet.',
  'subscribers.leave-title': 'Neues von {site} abbestellen?',
  'subscribers.leave-text': 'An {address} wird dann nichts mehr gesendet.',
  'subscribers.leave-list-title': '„{list}“ abbestellen?',
  'subscribers.leave-list-text':
    'Von „{list}“ kommt dann nichts mehr an {address}. Andere Listen von {site} bleiben, wie sie sind.',
  'subscribers.left-list-text':
    'Von „{list}“ kommt nichts mehr an {address}. Andere Listen von {site} bleiben, wie sie sind.',
  'subscribers.leave-button': 'Abbestellen',
  'subscribers.left-title': 'Abbestellt',
  'subscribers.left-text': '{address} bekommt nichts Neues mehr von {site}.',
  'subscribers.undo-text': 'Aus Versehen gedrückt? Eine halbe Stunde lang können Sie es zurücknehmen.',
  'subscribers.undo-button': 'Zurücknehmen',
  'subscribers.reason-ask': 'Warum gehen Sie?',
  'subscribers.reason-too-many': 'Zu viele Mails',
  'subscribers.reason-not-expected': 'Nicht, was ich erwartet habe',
  'subscribers.reason-never-asked': 'Ich habe mich nie angemeldet',
  'subscribers.reason-elsewhere': 'Ich lese es anderswo',
  'subscribers.reason-hint': 'Die Website sieht die Antwort, nicht Ihren Namen.',
  'subscribers.reason-button': 'Antwort senden',
  'subscribers.undone-title': 'Sie sind wieder dabei',
  'subscribers.undone-text': 'Neues von {site} kommt weiter an {address}.',
  'subscribers.undo-late-title': 'Zum Zurücknehmen ist es zu spät',
  'subscribers.undo-late-text':
    'Abbestellen lässt sich eine halbe Stunde lang zurücknehmen. Um wieder Neues von {site} zu bekommen, melden Sie sich noch einmal an.',
  'subscribers.unknown-title': 'Diese Adresse steht nicht auf der Liste',
  'subscribers.unknown-text': 'Alles zu ihr wurde gelöscht, und es wird nichts an sie gesendet.',
  'subscribers.mail.confirm-subject': 'Bestätigen Sie Ihr Abonnement von {site}',
  'subscribers.mail.confirm-text':
    'Jemand, hoffentlich Sie, hat darum gebeten, Neues von {site} an diese Adresse zu senden. Drücken Sie zur Bestätigung den Knopf. Vorher wird nichts gesendet.',
  'subscribers.mail.confirm-until': 'Der Knopf gilt bis {time}.',
  'subscribers.mail.not-me': 'Ich habe das nicht angefordert',
  'subscribers.mail.confirm-reason':
    'Diese Mail kam, weil diese Adresse in einem Anmeldeformular von {site} stand. Wenn Sie das nicht waren, tun Sie nichts, und es kommt nichts mehr; oder sagen Sie es uns mit dem Link oben, dann bleibt die Adresse gesperrt.',
  'subscribers.mail.already-subject': 'Sie haben {site} schon abonniert',
  'subscribers.mail.already-text':
    'Diese Adresse stand in einem Anmeldeformular von {site}. Sie ist schon auf der Liste, es ist also nichts zu tun.',
  'subscribers.mail.already-reason':
    'Wenn nicht Sie es waren, hat sich nichts geändert. Wenn Sie nichts Neues mehr möchten, bestellen Sie es mit dem Link oben ab.',
  'subscribers.no-answer':
    'Es kam keine Antwort, Sie sind also noch nicht angemeldet. Prüfen Sie die Verbindung und drücken Sie noch einmal.',
  'subscribers.did-you-mean': 'Wenn nichts kommt: Meinten Sie {address}?',
}
