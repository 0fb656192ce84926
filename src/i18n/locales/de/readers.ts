import type { Text } from '../../text'
import type { readers as en } from '../en/readers'

export const readers: Record<keyof typeof en, Text> = {
  'error.bans/banned':
    'Diese Website nimmt keine Kommentare, Stimmen und Meldungen mehr von Ihnen an. Ihr Team hat Sie gesperrt.',
  'error.bans/banned-until':
    'Diese Website nimmt bis {until} keine Kommentare, Stimmen und Meldungen von Ihnen an. Ihr Team hat Sie gesperrt.',
  'error.comments/votes-off': 'Diese Website nimmt keine Stimmen an.',
  'error.comments/vote-own': 'Dieser Kommentar ist von Ihnen. Stimmen und Meldungen geben andere.',
  'error.comments/readers-many':
    'Aus Ihrem Netz kamen heute viele neue Leser. Stimmen und Meldungen von Geräten, die noch keine abgegeben haben, zählen deshalb gerade nicht. Versuchen Sie es morgen noch einmal.',
  'comments.sort-top': 'Beste',
  'comments.only-up': 'Diese Website nimmt nur Stimmen dafür an: Senden Sie 1.',
  'comments.votes': { one: '{count} Stimme', other: '{count} Stimmen' },
  'comments.score': { one: '{count} Punkt', other: '{count} Punkte' },
  'comments.vote-up': { one: 'Dafür stimmen: {count} Stimme', other: 'Dafür stimmen: {count} Stimmen' },
  'comments.vote-up-score': { one: 'Dafür stimmen: {count} Punkt', other: 'Dafür stimmen: {count} Punkte' },
  'comments.vote-down': 'Dagegen stimmen',
  'desk.set-votes': 'Stimmen von Lesern',
  'desk.votes-off': 'keine',
  'desk.votes-up': 'dafür',
  'desk.votes-both': 'dafür und dagegen',
  'desk.set-votes-hint':
    'Stimmen brauchen kein Konto: eine für jedes Gerät und jeden Kommentar, mit einer Grenze für jedes Netz. Die Reihenfolge „Beste“ richtet sich nach ihnen.',
  'error.comments/reports-many':
    'Aus Ihrem Netz kamen viele Meldungen. Versuchen Sie es in einer Stunde noch einmal.',
  'comments.report': 'Melden',
  'comments.report-whom': 'den Kommentar von {name}',
  'comments.report-title': 'Diesen Kommentar melden',
  'comments.report-why': 'Was ist daran falsch?',
  'comments.report-choose': 'Wählen Sie aus, was daran falsch ist.',
  'comments.report-spam': 'Spam oder Werbung',
  'comments.report-abuse': 'Beleidigung oder Hass',
  'comments.report-off-topic': 'Gehört nicht zum Thema',
  'comments.report-personal-data': 'Persönliche Daten von jemandem',
  'comments.report-other': 'Etwas anderes',
  'comments.report-note': 'Möchten Sie etwas hinzufügen? (freiwillig)',
  'comments.report-note-use': 'Das liest nur die Moderation.',
  'comments.report-send': 'Meldung senden',
  'comments.report-done': 'Danke. Die Moderation liest diesen Kommentar mit Ihrer Meldung.',
  'comments.report-close': 'Schließen',
  'comments.report-sent': 'Gemeldet',
  'comments.report-illegal': 'Rechtswidriger Inhalt',
  'comments.report-answer': 'Antwort auf eine Meldung rechtswidriger Inhalte',
  'comments.report-answer-use':
    'Schreiben Sie oben nach bestem Wissen, was rechtswidrig ist und warum. Die Entscheidung mailen wir hierher; dann vergessen wir die Adresse.',
  'comments.report-notice': 'Ihre Meldung {reference} an {site}',
  'mail.notice-arrived':
    'Sie ist angekommen. Das Team von {site} liest sie und mailt Ihnen, was es entscheidet.',
  'mail.notice-removed': 'Das Team von {site} hat sie gelesen: Der Kommentar ist nicht mehr öffentlich.',
  'mail.notice-gone':
    'Der Kommentar wurde von der Person zurückgenommen, die ihn schrieb: Er ist nicht mehr öffentlich.',
  'mail.notice-kept': 'Das Team von {site} hat sie gelesen: Der Kommentar bleibt öffentlich.',
  'mail.notice-redress':
    'Wenn Sie es anders sehen, melden Sie ihn neu mit Ihren Gründen oder wenden Sie sich an ein Gericht oder, in der EU, an eine zugelassene Streitbeilegungsstelle.',
  'comments.report-back': 'Zurück zu den Kommentaren',
  'desk.tab-reported': 'Gemeldet',
  'desk.tab-reported-count': 'Gemeldet ({count})',
  'desk.tab-reported-more': 'Gemeldet ({count}+)',
  'desk.list-reported': 'Gemeldete Kommentare',
  'desk.chip-reported': { one: '{count} Meldung', other: '{count} Meldungen' },
  'desk.keep': 'Behalten',
  'desk.why-reported': 'Leser haben ihn gemeldet.',
  'desk.reports': 'Meldungen',
  'desk.report-count': '{reason}: {count}',
  'desk.reports-settled': { one: '{count} früher erledigt', other: '{count} früher erledigt' },
  'desk.set-reports': 'Meldungen, die einen Kommentar verbergen',
  'desk.set-reports-hint':
    'So viele Leser, jeder aus einem eigenen Netz, legen Ihnen einen veröffentlichten Kommentar noch einmal vor; bis dahin sieht ihn niemand. 0: nie, Meldungen füllen nur die Liste.',
  'desk.notice-reported-subject': 'Gemeldet: Kommentar von {name} zu „{page}“',
  'desk.notice-reported-text': {
    one: '{count} Leser hat den Kommentar von {name} zu „{page}“ gemeldet. Niemand sieht ihn, bis die Moderation entschieden hat.',
    other:
      '{count} Leser haben den Kommentar von {name} zu „{page}“ gemeldet. Niemand sieht ihn, bis die Moderation entschieden hat.',
  },
  'desk.log-comment.report-hold': 'nach Meldungen verborgen',
  'comments.low': {
    one: 'Schlecht bewertet: {count} Punkt',
    other: 'Schlecht bewertet: {count} Punkte',
  },
  'comments.long': 'Der ganze Kommentar von {name}',
  'comments.badge-team': 'Team',
  'comments.badge-author': 'Autor',
  'comments.pinned': 'angeheftet',
  'desk.set-low': 'Gegenstimmen, die einen Kommentar einklappen',
  'desk.set-low-hint':
    'Wo es Stimmen in beide Richtungen gibt, wird ein Kommentar mit so vielen Gegenstimmen mehr als Stimmen dafür eingeklappt; ein Klick zeigt ihn. 0: nie.',
  'error.moderation/not-pinnable':
    'Anheften lässt sich nur ein veröffentlichter Kommentar, der auf keinen antwortet.',
  'error.moderation/pins-many':
    'Auf dieser Seite sind schon {max} Kommentare angeheftet. Nehmen Sie erst einen herunter.',
  'desk.pin': 'Oben anheften',
  'desk.unpin': 'Nicht mehr anheften',
  'desk.log-comment.pin': 'angeheftet',
  'desk.log-comment.unpin': 'nicht mehr angeheftet',
  'desk.set-listed': 'Suchmaschinen',
  'desk.listed-yes': 'dürfen Kommentare finden',
  'desk.listed-no': 'dürfen Kommentare nicht finden',
  'desk.set-listed-hint':
    'Es geht um die Seiten ohne Skripte, auf denen nur die Kommentare stehen; statische Kopien tragen data-nosnippet. Was eine Seite selbst zeigt, bestimmt sie.',
}
