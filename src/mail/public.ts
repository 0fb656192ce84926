export { claimMail } from './claim-mail'
export { countRecentMail } from './count-recent-mail'
export { forgetHookTokens } from './forget-hook-tokens'
export type { Block, Mail } from './mail'
export {
  insertSuppression,
  listSuppressions,
  type SuppressionReason,
  type SuppressionSource,
} from './queries'
export { type KeptMail, readKeptMail } from './read-kept-mail'
export { type MailOutcome, sendMail } from './send-mail'
