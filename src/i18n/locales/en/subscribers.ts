/** Signing up, confirming, leaving: forms, pages and mails. */
export const subscribers = {
  'error.subscribers/page-not-allowed':
    'Pages of {origin} do not belong to the site “{site}”. Its owner can add them in the settings.',
  'subscribers.email-missing': 'Enter your e-mail address',
  'subscribers.email-label': 'E-mail address',
  'subscribers.sign-up-button': 'Sign up',
  'subscribers.consent':
    'By signing up you agree to get news from {site} by e-mail. You can leave with one click at any time.',
  'subscribers.page-title': 'News from {site}',
  'subscribers.page-text': 'Leave your e-mail address, and the news of {site} comes to you.',
  'subscribers.pending-title': 'One more step',
  'subscribers.pending': 'Look for our mail and press the button in it.',
  'subscribers.pending-hint':
    'Nothing there after three minutes? Look in the spam folder, or sign up again in ten minutes.',
  'subscribers.back': 'Back to the page you came from',
  'subscribers.confirm-title': 'Confirm your subscription',
  'subscribers.confirm-text': 'News from {site} will come to {address}.',
  'subscribers.confirm-button': 'Confirm subscription',
  'subscribers.confirmed-title': 'You’re in',
  'subscribers.confirmed-text': 'News from {site} will come to {address}. Every mail has a link to leave.',
  'subscribers.already-title': 'Already confirmed',
  'subscribers.already-text': 'News from {site} comes to {address}. There is nothing left to do.',
  'subscribers.expired-title': 'This link is too old to use',
  'subscribers.expired-text': 'A confirmation link works for seven days. We can send a new one to {address}.',
  'subscribers.used-title': 'This link has been used',
  'subscribers.used-text': '{address} was subscribed with it and has left since. We can send a new link.',
  'subscribers.again-button': 'Send a new mail',
  'subscribers.again-title': 'Look for our mail',
  'subscribers.again-text':
    'A new mail is on its way to {address}. If you asked a moment ago, use the one you have.',
  'subscribers.gone-title': 'This request is no longer there',
  'subscribers.gone-text':
    'It was erased, and nothing more will be sent because of it. You can sign up again at any time.',
  'subscribers.not-me-title': 'You did not ask for this?',
  'subscribers.not-me-text':
    'Somebody entered {address} to get news from {site}. With this button the request is erased, and nothing more will be sent to this address.',
  'subscribers.not-me-button': 'Erase it, send me nothing',
  'subscribers.not-me-done-title': 'Erased',
  'subscribers.not-me-done-text': 'Nothing more will be sent to {address}.',
  'subscribers.leave-title': 'Leave the news from {site}?',
  'subscribers.leave-text': 'Nothing more will be sent to {address}.',
  'subscribers.leave-button': 'Unsubscribe',
  'subscribers.left-title': 'You have left',
  'subscribers.left-text': '{address} will get no more news from {site}.',
  'subscribers.undo-text': 'Pressed by mistake? For half an hour you can take it back.',
  'subscribers.undo-button': 'Undo',
  'subscribers.undone-title': 'You’re back in',
  'subscribers.undone-text': 'News from {site} keeps coming to {address}.',
  'subscribers.undo-late-title': 'It is too late to undo',
  'subscribers.undo-late-text':
    'Leaving can be taken back for half an hour. To get news from {site} again, sign up once more.',
  'subscribers.unknown-title': 'This address is not on the list',
  'subscribers.unknown-text': 'Everything about it has been erased, and nothing will be sent to it.',
  'subscribers.mail.confirm-subject': 'Confirm your subscription to {site}',
  'subscribers.mail.confirm-text':
    'Somebody, hopefully you, asked for news from {site} to be sent to this address. Press the button to confirm. Until then nothing will be sent.',
  'subscribers.mail.confirm-until': 'The button works until {time}.',
  'subscribers.mail.not-me': 'I did not ask for this',
  'subscribers.mail.confirm-reason':
    'This mail came because this address was entered in a sign-up form of {site}. If that was not you, do nothing, and no more will come; or tell us with the link above, and the address is blocked for good.',
  'subscribers.mail.already-subject': 'You are already subscribed to {site}',
  'subscribers.mail.already-text':
    'This address was entered in a sign-up form of {site}. It is on the list already, so there is nothing to do.',
  'subscribers.mail.already-reason':
    'If it was not you who signed up again, nothing has changed. If you no longer want the news, leave with the link above.',
} as const
