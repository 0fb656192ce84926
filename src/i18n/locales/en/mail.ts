/** Mail: what providers are told, and the desk's page of it. */
export const mail = {
  'error.mail/hook-unsigned': 'This call does not prove who sends it.',
  'error.mail/hook-forged': 'The proof of this call does not fit the key kept here. Compare both.',
  'error.mail/hook-old': 'This call was signed too long ago.',
  'error.mail/hook-repeated': 'This call was taken before.',
} as const
