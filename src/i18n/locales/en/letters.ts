/** The look of mails and their previews. */
export const letters = {
  'mail.color-wrong': 'Enter a colour as six digits, like #1a56c4.',
  'mail.color-pale':
    '{color} is too pale to read on white: {ratio} to 1, and 4.5 is needed. {better} is the nearest that can be read.',
  'mail.logo-wrong': 'Enter the picture’s address with https, like https://example.org/logo.png.',
  'mail.look': 'Mail look',
  'mail.look-text':
    'How the mails of this site look to their readers. Every mail has a part in plain text as well, made from the same words.',
  'mail.look-color': 'Colour of buttons and links',
  'mail.look-color-hint': 'Six digits, like #1a56c4. At night a lighter tint of it is used.',
  'mail.look-logo': 'Logo',
  'mail.look-logo-hint':
    'Address of a picture with https; it is shown 40 pixels high. Leave it empty to show the site’s name. Whoever keeps the picture can see when it is loaded.',
  'mail.look-alt': 'Words for the logo',
  'mail.look-alt-hint': 'Shown and read out where pictures are off. Empty: the site’s name.',
  'mail.look-postal': 'Postal address',
  'mail.look-postal-hint': 'Stands at the end of every mail. Many countries require it in news.',
  'mail.previews': 'Every mail, as its reader sees it',
  'mail.preview-mail': 'Mail',
  'mail.preview-language': 'Language',
  'mail.preview-show': 'Show',
  'mail.preview-subject': 'Subject:',
  'mail.preview-size': '{size} kB of the {max} kB after which Gmail cuts a mail',
  'mail.preview-light': 'By day',
  'mail.preview-dark': 'By night',
  'mail.preview-text': 'As text',
  'mail.sample-confirm': 'Confirm a sign-up',
  'mail.sample-already': 'Already subscribed',
  'mail.sample-new-comment': 'A comment waits',
  'mail.sample-digest': 'Several comments wait',
  'mail.sample-reminder': 'A comment has waited long',
  'mail.sample-invitation': 'Invitation to a team',
  'mail.sample-sign-in': 'Sign in',
  'mail.sample-page': 'A day at the harbour',
  'mail.sample-words':
    'I remember that morning.\nThe bridge at www.example.com is the old one, and nobody has painted it since.',
  'desk.log-mail.look': 'changed how mails look',
} as const
