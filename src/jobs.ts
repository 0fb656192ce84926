import { continueUndo, undoAsked } from './addressbook/public'
import { sendSignInLink, signedIn, signInAsked, tellSignIn } from './auth/public'
import {
  authorErased,
  authorsChecked,
  banDecides,
  banUndoes,
  eraseAuthorsAgain,
  goOnDeciding,
  goOnErasing,
  goOnUndoing,
} from './authors/public'
import {
  answerNotice,
  commentHeld,
  commentReported,
  commentsChanged,
  commentsMoved,
  indexComments,
  noticeToAnswer,
  reindexAsked,
  reindexComments,
} from './comments/public'
import { SITE_TABLES } from './erasure'
import { cameUp, followAsked, linkWanted, sendFollowConfirmation, sendLink } from './followers/public'
import {
  announceComments,
  digestsDue,
  newsCame,
  sendDigests,
  tellAtOnce,
  tellAuthorUp,
} from './following/public'
import { brakePulled } from './limits/public'
import { hearMailEvent, isMailEvent, sendTest, testAsked } from './mail/public'
import {
  authorToTell,
  digestDue,
  notifyModerators,
  notifyReported,
  reminderDue,
  remindModerators,
  sendDigest,
  tellAuthor,
} from './moderation/public'
import { type PurgeMessage, purgeTags } from './platform/cache'
import type { Ctx, WakeMessage } from './platform/context'
import { drain, handle, type JobHandler } from './platform/outbox'
import {
  addressAsked,
  addressChanged,
  askNewAddress,
  consentRequested,
  dataAsked,
  eraseAgain,
  erasureChecked,
  sendConfirmation,
  sendDataLink,
  tellOldAddress,
} from './subscribers/public'
import { continueSweep, sweepDue } from './sweeps/public'
import {
  deletionTold,
  eraseSite,
  erasureDue,
  invitationDue,
  sendInvitation,
  tellOfBrake,
  tellOwner,
} from './team/public'
import { moveGoesOn, moveOn } from './threads/public'

/** Job table: every kind of deferred work and who does it. */
export const JOB_HANDLERS: readonly JobHandler[] = [
  handle(signInAsked, sendSignInLink),
  handle(signedIn, tellSignIn),
  handle(invitationDue, sendInvitation),
  handle(deletionTold, tellOwner),
  handle(erasureDue, (ctx, due) => eraseSite(ctx, due, SITE_TABLES)),
  handle(consentRequested, sendConfirmation),
  handle(commentReported, async (ctx, reported) => {
    await indexComments(ctx, { siteId: reported.siteId, ids: [reported.commentId] })
    await notifyReported(ctx, reported)
  }),
  handle(noticeToAnswer, answerNotice),
  handle(undoAsked, continueUndo),
  handle(addressAsked, askNewAddress),
  handle(addressChanged, tellOldAddress),
  handle(dataAsked, sendDataLink),
  handle(erasureChecked, async (ctx, from) => {
    await eraseAgain(ctx, from)
  }),
  handle(commentHeld, async (ctx, held) => {
    // Searchable before anybody is told.
    await indexComments(ctx, { siteId: held.siteId, ids: [held.commentId] })
    await notifyModerators(ctx, held)
  }),
  handle(testAsked, sendTest),
  handle(digestDue, sendDigest),
  handle(reminderDue, remindModerators),
  handle(authorToTell, tellAuthor),
  handle(sweepDue, continueSweep),
  handle(brakePulled, tellOfBrake),
  handle(authorErased, goOnErasing),
  handle(authorsChecked, async (ctx, from) => {
    await eraseAuthorsAgain(ctx, from)
  }),
  handle(banDecides, goOnDeciding),
  handle(banUndoes, goOnUndoing),
  handle(commentsChanged, async (ctx, changed) => {
    await indexComments(ctx, changed)
    await announceComments(ctx, changed)
  }),
  handle(commentsMoved, indexComments),
  handle(moveGoesOn, moveOn),
  handle(followAsked, sendFollowConfirmation),
  handle(linkWanted, sendLink),
  handle(cameUp, tellAuthorUp),
  handle(newsCame, tellAtOnce),
  handle(digestsDue, sendDigests),
  handle(reindexAsked, reindexComments),
]

/** The queue's consumer: wake-ups run what is due, purges leave in one call, events of mails are written down. */
export async function consume(ctx: Ctx, batch: MessageBatch<WakeMessage | PurgeMessage>): Promise<void> {
  const events = batch.messages.filter(({ body }) => isMailEvent(body))
  for (const message of events) await hear(ctx, message)
  const ours = batch.messages.filter((message) => !events.includes(message))
  const purges = ours.filter((message) => 'purge' in message.body)
  const tags = [...new Set(purges.map(({ body }) => (body as PurgeMessage).purge))]
  if (tags.length > 0 && !(await purgeTags(tags))) {
    for (const message of purges) message.retry({ delaySeconds: 15 })
  }
  if (ours.length > purges.length) await drain(ctx, JOB_HANDLERS)
  // What was not put back above is done: a wake-up lost here is found by the sweeper.
  batch.ackAll()
}

async function hear(ctx: Ctx, message: Message): Promise<void> {
  try {
    await hearMailEvent(ctx, message.body)
  } catch (error) {
    ctx.log.error('mail.event-failed', error)
    message.retry({ delaySeconds: 60 })
  }
}
