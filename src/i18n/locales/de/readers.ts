import type { Text } from '../../text'
import type { readers as en } from '../en/readers'

export const readers: Record<keyof typeof en, Text> = {
  'error.comments/votes-off': 'Diese Website nimmt keine Stimmen an.',
  'error.comments/vote-own': 'Dieser Kommentar ist von Ihnen. Stimmen dafür geben andere.',
  'error.comments/readers-many':
    'Aus Ihrem Netz kamen heute viele neue Leser. Stimmen und Meldungen von Geräten, die noch keine abgegeben haben, zählen deshalb gerade nicht. Versuchen Sie es morgen noch einmal.',
  'comments.sort-top': 'Beste',
  'comments.only-up': 'Diese Website nimmt nur Stimmen dafür an: Senden Sie 1.',
  'comments.votes': { one: '{count} Stimme', other: '{count} Stimmen' },
  'comments.score': { one: '{count} Punkt', other: '{count} Punkte' },
  'comments.vote-up': { one: 'Dafür stimmen: {count} Stimme', other: 'Dafür stimmen: {count} Stimmen' },
  'comments.vote-up-score': { one: 'Dafür stimmen: {count} Punkt', other: 'Dafür stimmen: {count} Punkte' },
  'comments.vote-down': 'Dagegen stimmen',
  'comments.vote-failed': 'Ihre Stimme kam nicht bei uns an. Versuchen Sie es gleich noch einmal.',
  'desk.set-votes': 'Stimmen von Lesern',
  'desk.votes-off': 'keine',
  'desk.votes-up': 'dafür',
  'desk.votes-both': 'dafür und dagegen',
  'desk.set-votes-hint':
    'Stimmen brauchen kein Konto: eine für jedes Gerät und jeden Kommentar, mit einer Grenze für jedes Netz. Die Reihenfolge „Beste“ richtet sich nach ihnen.',
}
