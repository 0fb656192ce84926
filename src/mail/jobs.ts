import * as v from 'valibot'
import { jobKind } from '../platform/outbox'

const TestAsked = v.object({
  siteId: v.string(),
  siteName: v.string(),
  to: v.string(),
  locale: v.string(),
  sender: v.picklist(['notices', 'news']),
})
export type TestAsked = v.InferOutput<typeof TestAsked>

/** Somebody at the desk wants to see whether mail arrives. Done by mail/senders/send-test.ts. */
export const testAsked = jobKind('mail.send-test', TestAsked, 'urgent')
