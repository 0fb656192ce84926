import type { Text } from '../../text'
import type { comments as en } from '../en/comments'

export const comments: Record<keyof typeof en, Text> = {
  'error.comments/unknown': 'Dieser Kommentar ist nicht verfügbar.',
  'error.comments/thread-closed':
    'Auf dieser Seite sind die Kommentare geschlossen. Ihr Text ist noch da und lässt sich kopieren.',
  'error.comments/key-reused':
    'Mit diesem Idempotency-Key wurde schon ein anderer Text gesendet. Nehmen Sie für einen neuen Kommentar einen neuen Schlüssel.',
  'error.comments/not-editable':
    'Dieser Kommentar steht nicht mehr da und lässt sich deshalb weder bearbeiten noch löschen. Den Text können Sie kopieren.',
  'error.comments/edit-window-over':
    'Die Zeit, in der Sie diesen Kommentar bearbeiten oder löschen konnten, ist vorbei. Sie können stattdessen auf ihn antworten.',
  'error.comments/edited-meanwhile':
    'Dieser Kommentar wurde inzwischen geändert, vielleicht in einem anderen Tab. Ihr Text ist noch da; speichern Sie noch einmal, um ihn an die Stelle des anderen zu setzen.',
  'error.comments/token-wrong':
    'Dieses Gerät hat den Schlüssel zu diesem Kommentar nicht mehr und kann ihn deshalb nicht ändern. Sie können auf ihn antworten oder die Website bitten, ihn zu entfernen.',
  'error.comments/token-missing':
    'Senden Sie das Token, das Sie beim Kommentieren bekommen haben, als „Authorization: Bearer …“.',
  'error.comments/page-not-allowed':
    'Seiten von {origin} gehören nicht zur Website „{site}“. Wer sie betreibt, kann sie in den Einstellungen hinzufügen.',
  'error.comments/name-reserved':
    'Der Name dieses Kommentars gehört inzwischen zum Team dieser Website; darum lassen sich seine Worte nicht mehr ändern. Sie können ihn löschen und unter einem anderen Namen neu schreiben.',
  'comments.name-reserved':
    '„{name}“ sieht aus wie ein Name aus dem Team dieser Website. Unterschreiben Sie mit einem anderen.',
  'comments.email-for-mail':
    'Geben Sie die Adresse ein, an die E-Mails gehen sollen, oder wählen Sie bei E-Mails „Keine“.',
  'comments.verified': 'bestätigt',
  'comments.verified-label': 'bestätigt: wer dies schrieb, hat dieser Website eine E-Mail-Adresse bestätigt',
  'comments.verified-what':
    'Wer dies schrieb, hat dieser Website eine E-Mail-Adresse bestätigt. Über den Namen sagt das nichts.',
  'comments.parent-gone':
    'Den Kommentar, auf den Sie antworten, gibt es nicht mehr. Ihr Text ist noch da; Sie können ihn als neuen Kommentar senden.',
  'error.comments/nudge':
    'Noch ist nichts gesendet, denn das sieht aus wie etwas, das die Moderation ablehnt. Ändern Sie es, oder senden Sie es zur Prüfung: Dann liest es zuerst die Moderation.',
  'error.comments/not-taken':
    'Diese Website nimmt einen solchen Kommentar nicht an. Ändern Sie ihn und senden Sie ihn noch einmal.',
  'comments.doubt-links': {
    one: 'Er enthält {count} Link. So viele sehen nach Werbung aus.',
    other: 'Er enthält {count} Links. So viele sehen nach Werbung aus.',
  },
  'comments.doubt-shouting': 'Fast alles steht in Großbuchstaben und liest sich wie geschrien.',
  'comments.doubt-repeated': 'Er sagt immer wieder dasselbe.',
  'comments.name-needed': 'Geben Sie einen Namen an, mit dem Ihr Kommentar unterschrieben ist.',
  'comments.email-needed': 'Geben Sie eine E-Mail-Adresse an. Sie wird nicht veröffentlicht.',
  'comments.url-needed': 'Geben Sie die Adresse Ihrer Website an, zum Beispiel example.com',
  'comments.body-needed': 'Schreiben Sie zuerst Ihren Kommentar.',
  'comments.guest': 'Gast',
  'comments.too-many-pages': 'Fragen Sie höchstens {max} Seiten auf einmal ab.',
  'comments.count': { one: '{count} Kommentar', other: '{count} Kommentare' },
  'comments.count-none': 'Kommentare',
  'comments.empty': 'Noch keine Kommentare. Der erste gibt den Ton an.',
  'comments.empty-closed': 'Hier hat niemand kommentiert, und die Kommentare sind geschlossen.',
  'comments.closed': 'Auf dieser Seite sind die Kommentare geschlossen.',
  'comments.sort': 'Reihenfolge der Kommentare',
  'comments.sort-newest': 'Neueste',
  'comments.sort-oldest': 'Älteste',
  'comments.heading': 'Kommentar von {name}, {time}',
  'comments.heading-reply': '{name} als Antwort auf {parent}, {time}',
  'comments.heading-removed': 'Ein entfernter Kommentar, {time}',
  'comments.in-reply-to': 'als Antwort auf {name}',
  'comments.removed': 'Dieser Kommentar wurde entfernt.',
  'comments.reply': 'Antworten',
  'comments.reply-to': 'auf {name}',
  'comments.more': 'Weitere Kommentare laden',
  'comments.more-replies': {
    one: '{count} weitere Antwort zeigen',
    other: '{count} weitere Antworten zeigen',
  },
  'comments.all': 'Alle Kommentare dieser Seite',
  'comments.above': 'Kommentare darüber laden',
  'comments.earlier-replies': 'Frühere Antworten zeigen',
  'comments.new-since': 'Neu seit Ihrem letzten Besuch',
  'comments.new-one': 'neu seit Ihrem letzten Besuch',
  'comments.fresh': { one: '{count} neuer Kommentar', other: '{count} neue Kommentare' },
  'comments.feed-entry': '{name} zu {title}',
  'comments.static-write': 'Einen Kommentar schreiben',
  'comments.static-more': 'Weitere Kommentare, und selbst schreiben',
  'comments.even-more-replies': 'Mehr Antworten zeigen',
  'comments.loaded': 'Weitere Kommentare geladen.',
  'comments.own-held': 'Nur Sie sehen das, bis es jemand von der Moderation gelesen hat.',
  'comments.own-rejected': 'Nicht veröffentlicht. Nur Sie sehen das; den Text können Sie kopieren.',
  'comments.own-returned':
    'Die Moderation bittet Sie, das zu ändern, bevor es erscheint. Bearbeiten Sie es, dann wird es noch einmal gelesen. Nur Sie sehen das.',
  'comments.own-reason': 'Der Grund: {reason}',
  'comments.status-link': 'Stand ansehen',
  'comments.status-title': 'Was aus einem Kommentar wurde',
  'comments.status-paste': 'Fügen Sie hier den Link zum Stand des Kommentars ein',
  'comments.status-wrong':
    'Dieser Link ist nicht vollständig. Kopieren Sie ihn ganz, auch was hinter dem # steht.',
  'comments.status-show': 'Ansehen',
  'comments.status-held': 'Ihr Kommentar wartet',
  'comments.status-published': 'Ihr Kommentar ist erschienen',
  'comments.status-returned': 'Ihr Kommentar kam zu Ihnen zurück',
  'comments.status-rejected': 'Ihr Kommentar ist nicht erschienen',
  'comments.status-deleted': 'Ihr Kommentar wurde entfernt',
  'comments.status-held-text':
    'Die Moderation hat ihn noch nicht gelesen. Bis dahin sieht ihn sonst niemand.',
  'comments.status-published-text': 'Alle, die die Seite lesen, können ihn sehen.',
  'comments.status-edit': 'Auf der Seite bearbeiten, mit dem Gerät, auf dem Sie ihn geschrieben haben',
  'comments.status-again': 'Noch einmal nachsehen',
  'comments.not-mine': 'Keine Mail mehr über Kommentare',
  'comments.not-mine-text':
    'Drücken Sie den Knopf, dann schickt diese Website keine Mail mehr an Ihre Adresse. Was darunter geschrieben wurde, bleibt beim Team der Website.',
  'comments.not-mine-button': 'Mail beenden',
  'comments.not-mine-done': 'Beendet',
  'comments.not-mine-done-text': 'Diese Website schickt keine Mail mehr an Ihre Adresse.',
  'comments.own-deleted': 'Entfernt. Nur Sie sehen das; den Text können Sie kopieren.',
  'comments.own-published': 'Ihr Kommentar ist veröffentlicht.',
  'comments.dismiss': 'Ausblenden',
  'comments.form-edit': 'Ihren Kommentar bearbeiten',
  'comments.edit': 'Bearbeiten',
  'comments.edited': 'bearbeitet {time}',
  'comments.delete': 'Löschen',
  'comments.delete-sure': 'Diesen Kommentar löschen?',
  'comments.keep': 'Behalten',
  'comments.own-list': 'Ihre Kommentare auf dieser Seite',
  'comments.own-gone': 'Ihr Kommentar ist gelöscht.',
  'comments.own-failed':
    'Das ist nicht bei uns angekommen, es hat sich also nichts geändert. Versuchen Sie es gleich noch einmal.',
  'comments.save': 'Änderungen speichern',
  'comments.saved': 'Ihre Änderungen sind gespeichert.',
  'comments.form-reply': 'Ihre Antwort auf {name}',
  'comments.body': 'Ihr Kommentar',
  'comments.name-required': 'Name',
  'comments.name-optional': 'Name (freiwillig)',
  'comments.email-required': 'E-Mail',
  'comments.email-optional': 'E-Mail (freiwillig)',
  'comments.email-use': 'Sieht nur die Moderation.',
  'comments.url-required': 'Website',
  'comments.url-optional': 'Website (freiwillig)',
  'comments.url-use': 'Ihr Name verweist darauf.',
  'comments.remember': 'Auf diesem Gerät merken',
  'comments.privacy':
    'Ihre E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert',
  'comments.required-marked': 'Erforderliche Felder sind mit * markiert',
  'comments.post': 'Kommentar senden',
  'comments.posting': 'Wird gesendet …',
  'comments.cancel': 'Abbrechen',
  'comments.offline':
    'Sie sind offline, deshalb wurde nichts gesendet. Ihr Text ist hier sicher; senden Sie ihn, sobald Sie wieder verbunden sind.',
  'comments.timeout':
    'Nach 15 Sekunden kam keine Antwort. Ihr Text ist hier sicher; noch einmal senden schreibt ihn nicht doppelt.',
  'comments.intercepted':
    'Etwas zwischen Ihnen und uns hat stattdessen geantwortet, vielleicht die Anmeldeseite dieses Netzes. Ihr Text ist hier sicher; versuchen Sie es gleich noch einmal.',
  'comments.unreachable':
    'Die Kommentare waren nicht zu erreichen. Ihr Text ist hier sicher; prüfen Sie die Verbindung und senden Sie ihn noch einmal, doppelt erscheint er nicht.',
  'comments.too-large':
    'Das ist mehr, als in eine Anfrage passt, deshalb wurde nichts gesendet. Ihr Text ist noch da; kürzen Sie ihn und senden Sie ihn noch einmal.',
  'comments.too-busy':
    'Gerade ist zu viel auf einmal los, deshalb wurde nichts gesendet. Ihr Text ist hier sicher; senden Sie ihn in einer Minute noch einmal.',
  'comments.back-online': 'Sie sind wieder online. Gesendet wurde noch nichts.',
  'comments.post-now': 'Jetzt senden',
  'comments.post-as-new': 'Als neuen Kommentar senden',
  'comments.insist': 'Zur Prüfung senden',
  'comments.format': 'Formatierung',
  'comments.format-bold': 'Fett',
  'comments.format-italic': 'Kursiv',
  'comments.format-link': 'Link',
  'comments.format-quote': 'Zitat',
  'comments.format-code': 'Code',
  'comments.format-list': 'Liste',
  'comments.write': 'Schreiben',
  'comments.preview': 'Vorschau',
  'comments.left': 'Zeichen übrig: {count}',
  'comments.over': 'Zeichen zu viel: {count}',
  'comments.draft': 'Entwurf wiederhergestellt.',
  'comments.discard': 'Verwerfen',
  'comments.page-title': 'Kommentare zu {title}',
  'comments.back-to-page': 'Zurück zum Artikel',
  'comments.replies-title': 'Antworten auf {name}',
  'comments.recent-on': 'zu {title}',
  'comments.recent-none': 'Noch keine Kommentare.',
}
