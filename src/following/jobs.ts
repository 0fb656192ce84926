import { jobKind } from '../platform/outbox'
import { SendDigests, TellAtOnce } from './schema'

/** Comments came up below one comment or in a thread: who follows there is told. */
export const newsCame = jobKind('following.tell-at-once', TellAtOnce)

/** An hour began. */
export const digestsDue = jobKind('following.send-digests', SendDigests)
