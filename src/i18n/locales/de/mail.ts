import type { Text } from '../../text'
import type { mail as en } from '../en/mail'

export const mail: Record<keyof typeof en, Text> = {
  'error.mail/hook-unsigned': 'Dieser Aufruf weist nicht nach, von wem er kommt.',
  'error.mail/hook-forged':
    'Der Nachweis dieses Aufrufs passt nicht zum hier hinterlegten Schlüssel. Vergleichen Sie beide.',
  'error.mail/hook-old': 'Dieser Aufruf wurde vor zu langer Zeit unterschrieben.',
  'error.mail/hook-repeated': 'Dieser Aufruf wurde schon einmal angenommen.',
}
