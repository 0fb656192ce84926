/** The door of the desk: signing in and out. */
export const account = {
  'error.auth/signed-out': 'You are signed out. Sign in again; your place is kept.',
  'account.sign-in-title': 'Sign in to the desk',
  'account.sign-in-text': 'Enter your address and we mail you a link. No password.',
  'account.email': 'E-mail',
  'account.send-link': 'Mail me a link',
  'account.signed-out': 'You are signed out.',
  'account.sent-title': 'Look in your mail',
  'account.sent-text':
    'If this address belongs to the team, a link is on its way. Open it in this browser within 10 minutes.',
  'account.sent-nothing': 'Nothing after two minutes? Look in the spam folder, or compare the address.',
  'account.other-address': 'Use another address',
  'account.ready-title': 'Ready to sign in',
  'account.ready-text': 'The button signs you in as {email} in this browser.',
  'account.sign-in': 'Sign in',
  'account.sign-out': 'Sign out',
  'account.new-link': 'Get a new link',
  'account.link-over-title': 'This link is used or too old',
  'account.link-over-text': 'Each link opens the desk once, for a short time. A new one takes a moment.',
  'account.link-unknown-title': 'This link is not complete',
  'account.link-unknown-text': 'Open it from the mail itself, or copy all of it. A new link works too.',
  'account.link-other-browser-title': 'Open this link where you asked for it',
  'account.link-other-browser-text':
    'The link works only in the browser that asked. Open the mail there, or ask for a new link here.',
  'account.mail-subject': 'Your link to the moderation desk',
  'account.mail-text': 'You asked to sign in at the moderation desk.',
  'account.mail-limits': {
    one: 'The link works once, for {count} minute, in the browser you asked from.',
    other: 'The link works once, for {count} minutes, in the browser you asked from.',
  },
  'account.mail-why':
    'You get this mail because somebody entered your address at the sign-in. If it was not you, do nothing: without your browser the link opens nothing.',
} as const
