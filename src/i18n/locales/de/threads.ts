/** Was das Team mit Kommentaren und Seiten tut: eigene Worte, verschieben, schließen. */
export const threads = {
  'error.comments/edit-unknown': 'Das ist keine Bearbeitung von dir, oder sie ist weg.',
  'error.comments/parent-waits':
    'Diesen Kommentar sieht noch niemand, also sähe auch niemand, worauf du antwortest. Kreuze an, dass er mit freigegeben wird.',
  'error.threads/words-unknown': 'Das sind keine Worte von dir, oder sie sind weg.',
  'desk.act-edit': 'Bearbeiten',
  'desk.act-reply': 'Antworten',
  'desk.words-edit-title': 'Bearbeiten, was {name} schrieb',
  'desk.words-edit-label': 'Der Text',
  'desk.words-edit-hint':
    'Alle sehen, dass das Team ihn bearbeitet hat. Der Text davor bleibt in seinen Fassungen, und du kannst die Bearbeitung zurücknehmen.',
  'desk.words-edit-do': 'Text speichern',
  'desk.words-reply-title': '{name} antworten',
  'desk.words-reply-label': 'Deine Antwort, als {name}',
  'desk.words-reply-hint': 'Sie steht sofort da, mit dem Zeichen des Teams.',
  'desk.words-reply-do': 'Antwort veröffentlichen',
  'desk.words-anyway': 'Trotzdem veröffentlichen',
  'desk.words-approve': 'Den Kommentar mit freigeben: er wartet noch',
  'desk.words-back': 'Zurück, ohne zu speichern',
  'desk.did-edit': 'Bearbeitet.',
  'desk.did-reply': 'Deine Antwort steht da.',
  'desk.log-comment.reply': 'antwortete als Team',
}
