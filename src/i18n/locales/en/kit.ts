/** Refusals and field messages that belong to no slice. */
export const kit = {
  'error.fault': 'Something broke on our side. What you wrote is still here; try again in a moment.',
  'error.web/not-found': 'There is nothing at this address.',
  'error.web/fields-refused': 'Some of what you entered needs another look.',
  'error.web/body-unreadable': 'The request has no readable body. Send JSON or form fields.',
  'error.web/body-too-large': 'That is more than fits in one request. Shorten it and send it again.',
  'error.web/media-type': 'Send the request as application/json or as a form.',
  'error.web/cross-origin':
    'This request came from another site, so nothing was changed. Open the page itself and try again.',
  'error.web/too-many-requests': {
    one: 'That was a lot at once. Try again in {count} minute.',
    other: 'That was a lot at once. Try again in {count} minutes.',
  },
  'error.limits/challenge-needed':
    'One moment: this device does a sum that shows it is no robot. Slow ones take half a minute.',
  'error.limits/challenge-failed':
    'The sum that was sent does not count. Send it again and this device does a new one.',
  'error.web/link-altered': 'This link is not complete. Open it from the mail itself, or copy all of it.',
  'error.web/link-expired': 'This link is too old to use.',
  'field.required': 'Enter something here.',
  'field.text': 'This has to be text.',
  'field.too-long': 'Shorten this to {max} characters.',
  'field.too-long-by': {
    one: 'Shorten this by {count} character, to {max}.',
    other: 'Shorten this by {count} characters, to {max}.',
  },
  'field.email': 'Enter an e-mail address in the correct format, like name@example.com',
  'field.web-address': 'Enter a web address, like example.com',
  'field.page-address': 'Give the full address of the page, like https://example.org/post/1',
  'field.choice': 'Choose one of: {choices}.',
  'field.id': 'This has to be the id of a comment.',
  'field.number': 'This has to be a whole number from {min} to {max}.',
  'field.day': 'This has to be a day like 2026-11-24.',
  'field.host': 'This has to be a host like example.org.',
  'field.cursor': 'This place in the list is unknown. Start again without it.',
  'field.key': 'Idempotency-Key has to be a UUID.',
  'page.error-prefix': 'Error:',
  'error.sites/unknown': 'There is no site of this name here. Compare it with the snippet on the desk.',
  'error.sites/origin-not-allowed':
    'Pages of {origin} may not post to the site “{site}”. Its owner can add them in the settings.',
  'mail.wrote': '{name} wrote:',
  'mail.button-fallback': 'If the button does not work, open this address:',
} as const
