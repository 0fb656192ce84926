import { statement } from '../../platform/sql'

/** The first run decides which mail tells this moderator; a second finds that mail's row. */
export const insertNotice = statement<
  never,
  [commentId: number, revision: number, personId: number, mailId: number, createdAt: number]
>(
  'moderation.insert-notice',
  'INSERT INTO notices (comment_id, revision, person_id, mail_id, created_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING',
)

/** Who was told of these words, and by which mail. */
export const listNotices = statement<
  { readonly person_id: number; readonly mail_id: number },
  [commentId: number, revision: number]
>('moderation.list-notices', 'SELECT person_id, mail_id FROM notices WHERE comment_id = ?1 AND revision = ?2')

/** Told for another reason than now. */
export const deleteNoticesBefore = statement<never, [commentId: number, before: number]>(
  'moderation.delete-notices-before',
  'DELETE FROM notices WHERE comment_id = ?1 AND created_at < ?2',
)

/** Takes the turn to mail at once, if the last mail is long enough ago. Of two at the same time one changes a row. */
export const takeTurn = statement<never, [siteId: string, personId: number, now: number, pauseMs: number]>(
  'moderation.take-turn',
  `INSERT INTO notice_turns (site_id, person_id, last_at) VALUES (?1, ?2, ?3)
   ON CONFLICT DO UPDATE SET last_at = ?3 WHERE due_at IS NULL AND last_at <= ?3 - ?4`,
)

/** Right after it in the batch: if the turn was not to be had, the clock mails when the pause is over. */
export const markDue = statement<never, [siteId: string, personId: number, pauseMs: number]>(
  'moderation.mark-due',
  `UPDATE notice_turns SET due_at = last_at + ?3
   WHERE changes() = 0 AND site_id = ?1 AND person_id = ?2 AND due_at IS NULL`,
)

export interface DueTurnRow {
  readonly site_id: string
  readonly person_id: number
  readonly due_at: number
  readonly newest_held: number | null
}

/** What the clock has to mail, longest due first, with the newest comment that waits there. */
export const listDueTurns = statement<DueTurnRow, [now: number, limit: number]>(
  'moderation.list-due-turns',
  `SELECT turn.site_id, turn.person_id, turn.due_at,
     (SELECT id FROM comments INDEXED BY comments_held WHERE site_id = turn.site_id AND status = 0 ORDER BY id DESC LIMIT 1)
       AS newest_held
   FROM notice_turns turn INDEXED BY notice_turns_due WHERE turn.due_at <= ?1 ORDER BY turn.due_at LIMIT ?2`,
)

/** The turn begins anew when its mail is made. */
export const startTurn = statement<never, [siteId: string, personId: number, dueAt: number, now: number]>(
  'moderation.start-turn',
  `UPDATE notice_turns SET last_at = ?4, due_at = NULL WHERE site_id = ?1 AND person_id = ?2 AND due_at = ?3`,
)

export interface WaitingRow {
  readonly id: number
  readonly revision: number
  readonly author_name: string
  readonly body: string
  readonly page: string
  readonly title: string
  /** 1 if another mail has told this person of these words. */
  readonly told: number
}

/**
 * What a silent ban holds waits at the desk, and nobody is mailed for it. No words of a rule can look like this: quotes in JSON are escaped. A thousand
 * are looked at: behind more of a banned writer's than that, mail waits until they are decided, and no mail reads all of them.
 */
const NOT_SILENT = `instr(coalesce(c.doubts, ''), '"code":"banned"') = 0`
const LOOKED_AT = 1000

/** What waits, newest first, and whether this person knows. A hundred rows tell enough: beyond them stands "100 or more". */
export const listWaiting = statement<
  WaitingRow,
  [siteId: string, personId: number, mailId: number, limit: number]
>(
  'moderation.list-waiting',
  `SELECT c.id, c.revision, c.author_name, substr(c.body, 1, 1500) AS body, t.page, t.title,
     EXISTS (SELECT 1 FROM notices n
             WHERE n.comment_id = c.id AND n.revision = c.revision AND n.person_id = ?2 AND n.mail_id <> ?3) AS told
   FROM (SELECT id FROM comments INDEXED BY comments_held
         WHERE site_id = ?1 AND status = 0 ORDER BY id DESC LIMIT ${LOOKED_AT}) page
     CROSS JOIN comments c ON c.id = page.id CROSS JOIN threads t ON t.id = c.thread_id
   WHERE ${NOT_SILENT} LIMIT ?4`,
)

/** The oldest comment of a site that waits since some time within this span. */
export const findWaitingSince = statement<
  { readonly id: number },
  [siteId: string, fromId: number, toId: number]
>(
  'moderation.find-waiting-since',
  `SELECT c.id
   FROM (SELECT id FROM comments INDEXED BY comments_held
         WHERE site_id = ?1 AND status = 0 AND id >= ?2 AND id < ?3 ORDER BY id LIMIT ${LOOKED_AT}) page
     CROSS JOIN comments c ON c.id = page.id WHERE ${NOT_SILENT} LIMIT 1`,
)
