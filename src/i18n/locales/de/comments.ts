import type { Text } from '../../translate'
import type { comments as en } from '../en/comments'

export const comments: Record<keyof typeof en, Text> = {
  'error.comments/unknown': 'Dieser Kommentar ist nicht verfügbar.',
  'error.comments/thread-closed':
    'Auf dieser Seite sind die Kommentare geschlossen. Ihr Text ist noch da und lässt sich kopieren.',
  'error.comments/key-reused':
    'Mit diesem Idempotency-Key wurde schon ein anderer Text gesendet. Nehmen Sie für einen neuen Kommentar einen neuen Schlüssel.',
  'error.comments/token-wrong':
    'Dieses Gerät kann den Kommentar nicht öffnen. Das kann nur das Gerät, das ihn geschrieben hat.',
  'error.comments/token-missing':
    'Senden Sie das Token, das Sie beim Kommentieren bekommen haben, als „Authorization: Bearer …“.',
  'error.comments/page-not-allowed':
    'Seiten von {origin} gehören nicht zur Website „{site}“. Wer sie betreibt, kann sie in den Einstellungen hinzufügen.',
  'comments.parent-gone':
    'Den Kommentar, auf den Sie antworten, gibt es nicht mehr. Sie können das als neuen Kommentar schreiben.',
  'comments.too-many-pages': 'Fragen Sie höchstens {max} Seiten auf einmal ab.',
}
