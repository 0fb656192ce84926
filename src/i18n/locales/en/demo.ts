/** The development outbox: read by people who work on this, never by visitors. */
export const demo = {
  'demo.outbox': 'Outbox',
  'demo.outbox-lead': 'Mails that would have left, newest first. Nothing is sent from this computer.',
  'demo.outbox-empty':
    'No mail yet. Sign up below the demo article or post a comment, then load this page again.',
  'demo.outbox-to': 'to {address}',
  'demo.outbox-html': 'As its reader sees it',
  'demo.outbox-text': 'Text part',
  'demo.outbox-headers': 'Headers',
} as const
