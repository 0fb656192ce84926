import { idTime } from '../../kernel/id'
import { MINUTE_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { digestDue } from '../jobs'
import { type DueTurnRow, listDueTurns, startTurn } from './notice-queries'

/** A thread in full flow is mailed when it pauses … */
const QUIET_MS = 3 * MINUTE_MS
/** … but nobody waits for quiet longer than so. */
const PATIENCE_MS = 30 * MINUTE_MS
const TURNS = 50

/**
 * The clock's part of notices: makes a job for each moderator whose pause is over and at whose site it is quiet (C4, M-52).
 * @returns how many mails were made
 */
export async function sendDigests(ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>): Promise<number> {
  const now = ctx.clock.now()
  const due = (await ctx.db.all(listDueTurns(now, TURNS))).filter((turn) => !isInFlow(turn, now))
  if (due.length === 0) return 0
  await ctx.db.batch(
    due.flatMap(({ site_id: siteId, person_id: personId, due_at: dueAt }) => [
      startTurn(siteId, personId, dueAt, now),
      enqueue(ctx, digestDue, { siteId, personId, mailId: ctx.newId() }),
    ]),
  )
  ctx.wake()
  return due.length
}

const isInFlow = ({ newest_held: newest, due_at: dueAt }: DueTurnRow, now: number): boolean =>
  newest !== null && idTime(newest) > now - QUIET_MS && dueAt > now - PATIENCE_MS
