import type { Text } from '../../text'
import type { preferences as en } from '../en/preferences'

export const preferences: Record<keyof typeof en, Text> = {
  'preferences.link': 'Auswählen, was kommt',
  'preferences.title': 'Ihre Nachrichten von {site}',
  'preferences.for':
    'Für {address}. Diese Seite braucht kein Passwort: Behalten Sie die Mail für sich, die hierher führte.',
  'preferences.done-saved': 'Gespeichert.',
  'preferences.done-paused': 'Pause. Danach kommt von selbst wieder etwas.',
  'preferences.done-resumed': 'Ab jetzt kommt wieder etwas.',
  'preferences.done-address':
    'Sehen Sie ins Postfach der neuen Adresse und drücken Sie den Knopf in unserer Mail. Bis dahin ändert sich nichts.',
  'preferences.done-data': 'Suchen Sie unsere Mail. Der Link darin gilt einen Tag.',
  'preferences.done-back':
    'Suchen Sie unsere Mail und drücken Sie den Knopf darin, dann sind Sie wieder dabei.',
  'preferences.lists': 'Was Sie bekommen',
  'preferences.consent':
    'Was Sie ankreuzen, kommt von {site} per E-Mail. Sie können es jederzeit mit einem Klick abbestellen.',
  'preferences.next': 'Gesammeltes kommt als Nächstes am {time}, wenn es etwas gibt.',
  'preferences.save': 'Speichern',
  'preferences.pause-title': 'Pause',
  'preferences.pause-text': 'Eine Weile nichts. An dem Tag, den Sie wählen, geht es von selbst weiter.',
  'preferences.paused': 'Pause bis {day}.',
  'preferences.pause-until': 'Bis',
  'preferences.pause': 'Pausieren',
  'preferences.resume': 'Ab jetzt wieder',
  'preferences.until-wrong': 'Wählen Sie einen Tag nach heute, höchstens ein Jahr voraus',
  'preferences.following-title': 'Mails zu Kommentaren',
  'preferences.following-pages': {
    one: 'Sie folgen {count} Gespräch.',
    other: 'Sie folgen {count} Gesprächen.',
  },
  'preferences.following-replies': {
    one: 'Antworten auf {count} Ihrer Kommentare kommen per Mail.',
    other: 'Antworten auf {count} Ihrer Kommentare kommen per Mail.',
  },
  'preferences.following-open': 'Sehen, was Sie verfolgen, und es beenden',
  'preferences.address-title': 'Andere Adresse',
  'preferences.address-text':
    'Wir fragen zuerst an der neuen Adresse nach und sagen der alten Bescheid, wenn es so weit ist.',
  'preferences.address-waits':
    'Bei {address} wartet eine Mail mit einem Knopf. Bis er gedrückt ist, ändert sich nichts.',
  'preferences.address-new': 'Neue E-Mail-Adresse',
  'preferences.address-button': 'Adresse ändern',
  'preferences.data-open': 'Meine Daten ansehen',
  'preferences.data-title': 'Ihre Daten',
  'preferences.data-text':
    'Alles, was wir über Sie haben, als Datei, und der Knopf zum Löschen. Der Weg dorthin geht an {address}, damit ihn niemand findet, der eine Mail nur weitergeleitet bekam.',
  'preferences.data-button': 'Link schicken',
  'preferences.leave-title': 'Abbestellen',
  'preferences.leave-text': 'Beendet alles auf einmal. Eine halbe Stunde lang lässt es sich zurücknehmen.',
  'preferences.back-text': 'Möchten Sie zurückkommen? Wir fragen Sie noch einmal per Mail.',
  'preferences.back-button': 'Zurückkommen',
  'preferences.new-address-title': 'Neues von {site} an diese Adresse?',
  'preferences.new-address-to':
    'Jemand, der {site} abonniert hat, möchte Neues von nun an unter {address} bekommen.',
  'preferences.new-address-text':
    'Mit dem Knopf stimmen Sie zu, Neues von {site} unter dieser Adresse zu bekommen und nicht mehr unter der alten. Sie können es jederzeit mit einem Klick abbestellen.',
  'preferences.new-address-button': 'Diese Adresse nehmen',
  'preferences.new-address-decline': 'Das war ich nicht',
  'preferences.new-address-done-title': 'Geändert',
  'preferences.new-address-done-text': 'Neues von {site} kommt von nun an unter {address}.',
  'preferences.new-address-expired':
    'Er gilt sieben Tage. Einen neuen gibt es auf Ihrer Seite, zu der jede Mail führt.',
  'preferences.new-address-gone':
    'Ein anderer Wunsch kam an seine Stelle, oder er wurde zurückgenommen. Ihre Seite zeigt, was gilt; jede Mail führt dorthin.',
  'preferences.new-address-own-title': 'Diese Adresse hat ein eigenes Abonnement',
  'preferences.new-address-own-text':
    '{address} bekommt Neues von {site} schon selbst, also bleibt beides, wie es ist. Damit es einmal kommt, bestellen Sie es mit einer Mail an die alte Adresse ab.',
  'preferences.own-title': 'Alles, was {site} über Sie hat',
  'preferences.own-text':
    'Adresse, Auswahl, Listen, wann und welchem Text Sie zugestimmt haben und welche Mails an {address} gingen.',
  'preferences.own-download': 'Datei herunterladen',
  'preferences.own-expired':
    'Ein Link zu Ihren Daten gilt einen Tag. Wir können einen neuen an {address} schicken.',
  'preferences.erase-title': 'Alles löschen',
  'preferences.erase-text':
    'Adresse, Auswahl und Nachweise sind sofort fort und kommen nicht zurück. Es bleibt ein Merkmal aus Ihrer Adresse, das uns sagt, dass dorthin nichts gehen soll; die Adresse lässt sich daraus nicht lesen.',
  'preferences.erase-comments':
    'Kommentare, die Sie bei {site} geschrieben haben, bleiben. Eigene können Sie unter dem Artikel löschen oder die Website darum bitten.',
  'preferences.erase-button': 'Alles löschen',
  'preferences.erased-title': 'Gelöscht',
  'preferences.erased-text':
    'In den Nachrichten von {site} ist nichts mehr über Sie, und es wird Ihnen nichts geschickt.',
  'preferences.mail.new-subject': 'Bestätigen Sie diese Adresse für Neues von {site}',
  'preferences.mail.new-text':
    'Jemand, hoffentlich Sie, möchte Neues von {site} unter dieser Adresse bekommen. Drücken Sie den Knopf, um zuzustimmen. Bis dahin ändert sich nichts.',
  'preferences.mail.new-reason':
    'Diese Mail kam, weil diese Adresse auf der Seite eines Abonnements von {site} eingegeben wurde. Waren Sie das nicht, tun Sie nichts; oder öffnen Sie den Link und sagen Sie es, dann ist die Adresse dauerhaft gesperrt.',
  'preferences.mail.changed-subject': 'Neues von {site} geht jetzt an eine andere Adresse',
  'preferences.mail.changed-text':
    'Wie gewünscht geht Neues von {site} von nun an an {address} und nicht mehr hierher.',
  'preferences.mail.changed-reason':
    'Waren Sie das nicht, öffnen Sie mit dem Link oben Ihre Seite: Dort können Sie es rückgängig machen oder abbestellen.',
  'preferences.mail.data-subject': 'Ihre Daten bei {site}',
  'preferences.mail.data-text':
    'Wie gewünscht, der Weg zu allem, was {site} über Sie hat. Er führt auch zum Knopf, der es löscht.',
  'preferences.mail.data-reason':
    'Diese Mail kam, weil jemand auf Ihrer Seite bei {site} darum bat. Waren Sie das nicht, tun Sie nichts. Leiten Sie diese Mail nicht weiter.',
}
