import { STOP, statement } from '../platform/sql'

/** What is counted. */
export type Counted = 'sign-up' | 'domain' | 'sign-in'
/** What a site has a budget of. */
export type Budgeted = 'sign-up' | 'comment'

/**
 * Takes one of what there is only so much of in a period. If none is left, the whole batch stops (platform/sql.ts, STOP), so that many at
 * once get no more than one after the other (S-51), and what is refused is not counted.
 */
export const takeOrStop = statement<
  { readonly used: number },
  [period: number, scope: string, who: string, what: Counted, limit: number]
>(
  'limits.take-or-stop',
  `INSERT INTO limit_uses (period, scope, who, what, used) VALUES (?1, ?2, ?3, ?4, 1)
   ON CONFLICT (period, scope, who, what) DO UPDATE SET used = CASE WHEN used >= ?5 THEN ${STOP} ELSE used + 1 END
   RETURNING used`,
)

export const findUse = statement<
  { readonly used: number },
  [period: number, scope: string, who: string, what: Counted]
>(
  'limits.find-use',
  'SELECT used FROM limit_uses WHERE period = ?1 AND scope = ?2 AND who = ?3 AND what = ?4',
)

/** A solution counts once: the second stops its batch. */
export const spendOrStop = statement<never, [expiresAt: number, nonce: string]>(
  'limits.spend-or-stop',
  `INSERT INTO spent_solutions (expires_at, nonce) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET expires_at = ${STOP}`,
)

/** Every five minutes: an expired challenge is refused without looking here, so what this table holds is what was solved in ten minutes. */
export const deleteSpent = statement<never, [before: number]>(
  'limits.delete-spent',
  'DELETE FROM spent_solutions WHERE expires_at < ?1',
)

/** Nightly, over all sites: the period stands first in the key. */
export const deleteUses = statement<never, [before: number]>(
  'limits.delete-uses',
  'DELETE FROM limit_uses WHERE period < ?1',
)

/** The first pull of a day, or a harder one. The mail about it keeps its id, so that it goes once. */
export const pullBrake = statement<
  never,
  [siteId: string, day: number, what: Budgeted, level: number, now: number, mailId: number]
>(
  'limits.pull-brake',
  `INSERT INTO brakes (site_id, day, what, level, pulled_at, mail_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
   ON CONFLICT DO UPDATE SET level = excluded.level, pulled_at = excluded.pulled_at WHERE brakes.level < excluded.level`,
)

export interface BrakeRow {
  readonly day: number
  readonly what: Budgeted
  readonly level: 1 | 2
  readonly pulled_at: number
  readonly mail_id: number
}

/** Two rows a day at most. */
export const listBrakes = statement<BrakeRow, [siteId: string, fromDay: number]>(
  'limits.list-brakes',
  `SELECT day, what, level, pulled_at, mail_id FROM brakes WHERE site_id = ?1 AND day >= ?2 ORDER BY day DESC, what`,
)
