// What a deleted site leaves behind of this slice, in parts (src/erasure.ts).
import { statement } from '../platform/sql'

export const eraseNotices = statement<never, [commentIdsJson: string]>(
  'moderation.erase-notices',
  'DELETE FROM notices WHERE comment_id IN (SELECT wanted.value FROM json_each(?1) wanted)',
)

/** As many as the team has people. */
export const eraseTurns = statement<never, [siteId: string, limit: number]>(
  'moderation.erase-turns',
  `DELETE FROM notice_turns WHERE site_id = ?1 AND person_id IN (SELECT person_id FROM notice_turns WHERE site_id = ?1 LIMIT ?2)`,
)

export const eraseReasonDays = statement<never, [siteId: string, limit: number]>(
  'moderation.erase-reason-days',
  `DELETE FROM reason_days WHERE site_id = ?1 AND (day, code, rule) IN (
     SELECT day, code, rule FROM reason_days WHERE site_id = ?1 LIMIT ?2)`,
)

export const eraseToldDays = statement<never, [siteId: string, limit: number]>(
  'moderation.erase-told-days',
  `DELETE FROM told_days WHERE site_id = ?1 AND (day, reason) IN (SELECT day, reason FROM told_days WHERE site_id = ?1 LIMIT ?2)`,
)

export const eraseDays = statement<never, [siteId: string, limit: number]>(
  'moderation.erase-days',
  `DELETE FROM decision_days WHERE site_id = ?1 AND (day, person_id) IN (
     SELECT day, person_id FROM decision_days WHERE site_id = ?1 LIMIT ?2)`,
)
