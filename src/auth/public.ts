export { createSetUpLink } from './create-set-up-link'
