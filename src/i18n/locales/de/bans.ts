import type { Text } from '../../text'
import type { bans as en } from '../en/bans'

export const bans: Record<keyof typeof en, Text> = {
  'error.bans/unknown': 'Diese Sperre gibt es nicht mehr.',
  'error.bans/over': 'Diese Sperre ist schon vorbei.',
  'error.bans/not-yours':
    'Diese Sperre hat jemand anderes verhängt. Ändern können sie diese Person und die Inhaber.',
  'error.bans/hits-many': {
    one: 'Das träfe {count} Person, die hier Kommentare hat, und alle anderen ihrer Art. Bestätigen Sie, dass Sie sicher sind, oder wählen Sie etwas Engeres.',
    other:
      'Das träfe {count} Personen, die hier Kommentare haben, und alle anderen ihrer Art. Bestätigen Sie, dass Sie sicher sind, oder wählen Sie etwas Engeres.',
  },
  'bans.own-team': 'Das träfe jemanden aus dem Team.',
  'bans.own-name': 'Dieser Name ist schon dem Team vorbehalten: Niemand sonst kann damit unterschreiben.',
  'bans.own-site': 'Dort sind die Website oder ihr Pult zu Hause.',
  'bans.name-empty': 'Ein Name hat Buchstaben oder Ziffern.',
  'bans.day-over': 'Ein Tag, der noch nicht vorbei ist.',
  'desk.doubt-banned': 'still gesperrt',
  'desk.overview-doubt-banned': 'stille Sperren',
  'desk.log-area-ban': 'Sperren',
  'desk.log-ban.add': 'hat jemanden gesperrt',
  'desk.log-ban.change': 'hat eine Sperre geändert',
  'desk.log-ban.lift': 'hat eine Sperre aufgehoben',
}
