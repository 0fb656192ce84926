import type { Text } from '../../text'
import type { demo as en } from '../en/demo'

export const demo: Record<keyof typeof en, Text> = {
  'demo.outbox': 'Postausgang',
  'demo.outbox-lead':
    'E-Mails, die verschickt worden wären, die neueste zuerst. Dieser Rechner verschickt nichts.',
  'demo.outbox-empty':
    'Noch keine E-Mail. Tragen Sie sich unter dem Demo-Artikel ein oder kommentieren Sie ihn und laden Sie diese Seite neu.',
  'demo.outbox-to': 'an {address}',
  'demo.outbox-html': 'Wie sie gelesen wird',
  'demo.outbox-text': 'Textteil',
  'demo.outbox-headers': 'Kopfzeilen',
}
