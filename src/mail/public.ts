export { claimMail } from './claim-mail'
export { hearMailEvent, isMailEvent } from './cloudflare-events'
export { countRecentMail } from './count-recent-mail'
export { forgetHookTokens } from './forget-hook-tokens'
export { type HeldRow, listHeld } from './held-queries'
export { deleteImportedSuppressions, insertSuppressions, listSuppressedAmong } from './import-queries'
export { DEFAULT_LOOK, type Look } from './look'
export { saveLook } from './look-queries'
export type { Block, Mail } from './mail'
export { type MailSample, SAMPLE_READER, type SampleFor } from './mail-sample'
export { type MailPreview, previewMail } from './preview-mail'
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
export { readLook } from './read-look'
export { REPORT_MAX_BYTES, receiveReport } from './receive-report'
export { LookForm } from './schema'
export { type MailOutcome, sendMail } from './send-mail'
export { findSender, gateOf, type SenderRow, startSender } from './sender-queries'
