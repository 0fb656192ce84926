export { claimMail } from './claim-mail'
export { countRecentMail } from './count-recent-mail'
export { forgetHookTokens } from './forget-hook-tokens'
export type { Block, Mail } from './mail'
export {
  countDays,
  insertSuppression,
  LIFTABLE,
  liftSuppression,
  listSuppressed,
  listSuppressions,
  raiseReachedOf,
  type SuppressedRow,
  type SuppressionReason,
} from './queries'
export { type KeptMail, readKeptMail } from './read-kept-mail'
export { type MailOutcome, sendMail } from './send-mail'
