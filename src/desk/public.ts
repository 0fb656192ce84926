export { type DeskPlace, frameOf } from './nav'
