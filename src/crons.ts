import { forgetOver } from './auth/public'
import { eraseAuthorsAgain } from './authors/public'
import { settleBans } from './bans/public'
import { answerNotices, forgetLimits } from './comments/public'
import { eraseUnproven } from './followers/public'
import { startDigests } from './following/public'
import { JOB_HANDLERS } from './jobs'
import { forgetSpent, forgetUses } from './limits/public'
import { forgetHookTokens } from './mail/public'
import { findForgotten, sendDigests, sumUpDays } from './moderation/public'
import type { Ctx } from './platform/context'
import { drain } from './platform/outbox'
import { eraseAgain, eraseUnconfirmed } from './subscribers/public'
import { forgetSweeps } from './sweeps/public'
import { forgetEnded, resumeErasures } from './team/public'

/** Clock table: cron expression of wrangler.toml → what runs. */
const TASKS: Readonly<Record<string, readonly ((ctx: Ctx) => Promise<unknown>)[]>> = {
  '*/5 * * * *': [sendDigests, forgetSpent, answerNotices, (ctx) => drain(ctx, JOB_HANDLERS)],
  '7 * * * *': [startDigests],
  '17 3 * * *': [
    forgetOver,
    forgetHookTokens,
    forgetLimits,
    forgetUses,
    eraseUnconfirmed,
    eraseUnproven,
    (ctx) => eraseAgain(ctx),
    (ctx) => eraseAuthorsAgain(ctx),
    findForgotten,
    sumUpDays,
    forgetSweeps,
    forgetEnded,
    resumeErasures,
    settleBans,
  ],
}

/** Runs the tasks of one cron expression; one that fails is logged and does not stop the others. */
export async function tick(ctx: Ctx, cron: string): Promise<void> {
  for (const task of TASKS[cron] ?? []) {
    await task(ctx).catch((error: unknown) => ctx.log.error('cron.failed', error, { cron }))
  }
}
