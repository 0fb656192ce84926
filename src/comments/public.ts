export { SubmitComment } from './schema'
export { submitComment } from './submit-comment'
