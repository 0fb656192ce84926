export { mailKindWords } from './mail/mail-kinds'
export { type DeskPlace, frameOf } from './nav'
