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
