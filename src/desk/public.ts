export { mailKindWords } from './mail-kinds'
export { type DeskPlace, frameOf } from './nav'
