import type { Ctx } from '../../platform/context'
import { HopelessJob, RetryLater } from '../../platform/outbox'
import type { Mail } from '../mail'
import { MailUncertain } from '../transports/transport-failure'
import { sendMail } from './send-mail'

export interface Letter {
  /** Made with the job's cause, so that a second run finds the mails of the first. */
  readonly logId: number
  readonly compose: () => Mail | Promise<Mail>
}

/**
 * One mail to each, within one job. Whoever gets none because of their mail server does not keep the others from theirs.
 * @returns those that are to be tried again, and why
 * @throws HopelessJob, GateClosed or RetryLater if the sender has to stop or wait (send-mail.ts)
 */
export async function sendEach<One extends Letter>(
  ctx: Ctx,
  letters: readonly One[],
): Promise<readonly { readonly letter: One; readonly error: unknown }[]> {
  const failed: { letter: One; error: unknown }[] = []
  for (const letter of letters) {
    const { logId } = letter
    try {
      await sendMail(ctx, await letter.compose(), { logId })
    } catch (error) {
      // It may have gone, so it is not tried again; the others get theirs. The desk lists it.
      if (error instanceof MailUncertain) {
        ctx.log.error('mail.uncertain', error, { mail: logId })
        continue
      }
      // What stops or slows the sender stops all of them; the job goes on where it was.
      if (error instanceof HopelessJob || error instanceof RetryLater) throw error
      ctx.log.error('mail.failed', error, { mail: logId })
      failed.push({ letter, error })
    }
  }
  return failed
}
