import { statement } from '../platform/sql'

export interface PersonRow {
  readonly id: number
  readonly email: string
  readonly name: string
}

export const findPersonByEmail = statement<PersonRow, [email: string]>(
  'auth.find-person-by-email',
  'SELECT id, email, name FROM people WHERE email = ?1',
)

/** A person keeps the name they had: a second set-up link must not rename anybody. */
export const insertPerson = statement<never, [id: number, email: string, name: string, createdAt: number]>(
  'auth.insert-person',
  'INSERT INTO people (id, email, name, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (email) DO NOTHING',
)

/** Without a browser: the link of the set-up command. Finds the person by address, so that it fits the batch that makes them. */
export const insertSetUpLink = statement<
  never,
  [tokenHash: string, email: string, createdAt: number, expiresAt: number]
>(
  'auth.insert-set-up-link',
  `INSERT INTO sign_in_links (token_hash, person_id, browser_hash, created_at, expires_at)
   SELECT ?1, id, NULL, ?3, ?4 FROM people WHERE email = ?2`,
)

export const findPerson = statement<PersonRow, [id: number]>(
  'auth.find-person',
  'SELECT id, email, name FROM people WHERE id = ?1',
)

/** Where a notice of a sign-in goes, and since when the person's browsers are known. */
export const findNotice = statement<{ readonly email: string; readonly known_from: number }, [id: number]>(
  'auth.find-notice',
  'SELECT email, known_from FROM people WHERE id = ?1',
)

export const forgetKnown = statement<never, [id: number, now: number]>(
  'auth.forget-known',
  'UPDATE people SET known_from = ?2 WHERE id = ?1',
)

/** Counts and inserts in one statement, so that two jobs at once cannot both be the last one allowed. */
export const insertSignInLink = statement<
  never,
  [
    tokenHash: string,
    personId: number,
    browserHash: string,
    codeHash: string,
    createdAt: number,
    expiresAt: number,
    countedFrom: number,
    most: number,
  ]
>(
  'auth.insert-sign-in-link',
  `INSERT INTO sign_in_links (token_hash, person_id, browser_hash, code_hash, created_at, expires_at)
   SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE (
     SELECT COUNT(*) FROM sign_in_links WHERE person_id = ?2 AND created_at > ?7 AND browser_hash IS NOT NULL
   ) < ?8`,
)

export const deleteLink = statement<never, [tokenHash: string]>(
  'auth.delete-link',
  'DELETE FROM sign_in_links WHERE token_hash = ?1',
)

export const findLink = statement<
  {
    readonly email: string
    readonly browser_hash: string | null
    readonly expires_at: number
    readonly used_at: number | null
  },
  [tokenHash: string]
>(
  'auth.find-link',
  `SELECT p.email, l.browser_hash, l.expires_at, l.used_at
   FROM sign_in_links l CROSS JOIN people p ON p.id = l.person_id WHERE l.token_hash = ?1`,
)

/** The whole check in the statement that uses the link up: of ten requests at once one gets the row (S-23). */
export const useLink = statement<
  { readonly person_id: number; readonly from_terminal: 0 | 1 },
  [tokenHash: string, now: number, browserHash: string | null]
>(
  'auth.use-link',
  `UPDATE sign_in_links SET used_at = ?2
   WHERE token_hash = ?1 AND used_at IS NULL AND expires_at > ?2 AND (browser_hash IS NULL OR browser_hash = ?3)
   RETURNING person_id, browser_hash IS NULL AS from_terminal`,
)

export const endOpenLinks = statement<never, [personId: number, now: number]>(
  'auth.end-open-links',
  'UPDATE sign_in_links SET used_at = ?2 WHERE person_id = ?1 AND used_at IS NULL AND browser_hash IS NOT NULL',
)

/**
 * A code tried against all that its browser asked for. Each is a try more, and the one that fits is used up, in one statement: a thousand guesses at
 * once are five, too.
 */
export const tryCode = statement<
  { readonly person_id: number; readonly used_at: number | null },
  [browserHash: string, codeHash: string, now: number, most: number]
>(
  'auth.try-code',
  `UPDATE sign_in_links SET tries = tries + 1, used_at = iif(code_hash = ?2, ?3, NULL)
   WHERE browser_hash = ?1 AND used_at IS NULL AND expires_at > ?3 AND tries < ?4
   RETURNING person_id, used_at`,
)

/** How somebody proved who they are. */
export type SignInMethod = 'link' | 'passkey' | 'access'

export const insertSession = statement<
  never,
  [
    tokenHash: string,
    id: number,
    personId: number,
    method: SignInMethod,
    device: string,
    createdAt: number,
    expiresAt: number,
  ]
>(
  'auth.insert-session',
  `INSERT INTO sessions (token_hash, id, person_id, method, device, created_at, seen_at, expires_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)`,
)

export const findSessionPerson = statement<
  PersonRow & {
    readonly session_id: number
    readonly method: SignInMethod
    readonly created_at: number
    readonly seen_at: number
    readonly keys: string
  },
  [tokenHash: string, now: number, seenAfter: number]
>(
  'auth.find-session',
  `SELECT p.id, p.email, p.name, p.keys, s.id AS session_id, s.method, s.created_at, s.seen_at
   FROM sessions s CROSS JOIN people p ON p.id = s.person_id
   WHERE s.token_hash = ?1 AND s.expires_at > ?2 AND s.seen_at > ?3`,
)

export interface SessionRow {
  readonly id: number
  readonly method: SignInMethod
  readonly device: string
  readonly created_at: number
  readonly seen_at: number
}

/** Where a person is signed in, newest first by id: as many as they have browsers. */
export const listSessions = statement<SessionRow, [personId: number, now: number, seenAfter: number]>(
  'auth.list-sessions',
  `SELECT id, method, device, created_at, seen_at FROM sessions
   WHERE person_id = ?1 AND expires_at > ?2 AND seen_at > ?3`,
)

export const endSessionOf = statement<never, [personId: number, id: number]>(
  'auth.end-session-of',
  'DELETE FROM sessions WHERE person_id = ?1 AND id = ?2',
)

export const endAllSessions = statement<never, [personId: number]>(
  'auth.end-all-sessions',
  'DELETE FROM sessions WHERE person_id = ?1',
)

export const endOtherSessions = statement<never, [personId: number, keptId: number]>(
  'auth.end-other-sessions',
  'DELETE FROM sessions WHERE person_id = ?1 AND id <> ?2',
)

export const renamePerson = statement<never, [id: number, name: string]>(
  'auth.rename-person',
  'UPDATE people SET name = ?2 WHERE id = ?1 AND name <> ?2',
)

export const keepKeysOf = statement<never, [id: number, keys: string]>(
  'auth.keep-keys',
  'UPDATE people SET keys = ?2 WHERE id = ?1 AND keys <> ?2',
)

export const touchSession = statement<never, [tokenHash: string, now: number]>(
  'auth.touch-session',
  'UPDATE sessions SET seen_at = ?2 WHERE token_hash = ?1',
)

export const deleteSession = statement<never, [tokenHash: string]>(
  'auth.delete-session',
  'DELETE FROM sessions WHERE token_hash = ?1',
)

/** Nightly. Both tables are as long as the team is large, so no index pays for this. */
export const deleteOverLinks = statement<never, [expiredBefore: number]>(
  'auth.delete-over-links',
  'DELETE FROM sign_in_links WHERE expires_at < ?1',
)

export const deleteOverSessions = statement<never, [now: number, seenBefore: number]>(
  'auth.delete-over-sessions',
  'DELETE FROM sessions WHERE expires_at < ?1 OR seen_at < ?2',
)
