import { STOP, statement } from '../platform/sql'

export interface PasskeyRow {
  readonly id: string
  readonly name: string
  readonly synced: number
  readonly transports: string
  readonly created_at: number
  readonly used_at: number | null
}

export const listPasskeys = statement<PasskeyRow, [personId: number]>(
  'auth.list-passkeys',
  `SELECT id, name, synced, transports, created_at, used_at FROM passkeys WHERE person_id = ?1 ORDER BY created_at`,
)

/** One that signs in, with whom. */
export const findPasskey = statement<
  {
    readonly person_id: number
    readonly public_key: string
    readonly counter: number
    readonly transports: string
  },
  [id: string]
>('auth.find-passkey', 'SELECT person_id, public_key, counter, transports FROM passkeys WHERE id = ?1')

/** Counts and inserts in one statement, so that two at once cannot both be the last one allowed. */
export const insertPasskey = statement<
  never,
  [
    id: string,
    personId: number,
    publicKey: string,
    counter: number,
    transports: string,
    synced: number,
    name: string,
    createdAt: number,
    most: number,
  ]
>(
  'auth.insert-passkey',
  `INSERT INTO passkeys (id, person_id, public_key, counter, transports, synced, name, created_at)
   SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE (SELECT COUNT(*) FROM passkeys WHERE person_id = ?2) < ?9`,
)

/** Only onwards: of two answers with one counter, which is what a copied authenticator gives, the second finds nothing to move. */
export const moveCounter = statement<never, [id: string, counter: number, now: number]>(
  'auth.move-counter',
  `UPDATE passkeys SET counter = ?2, used_at = ?3
   WHERE id = ?1 AND (counter < ?2 OR (counter = 0 AND ?2 = 0))`,
)

/** Right behind moveCounter in its batch: a counter that did not move ends all of it. */
export const stopUnlessMoved = statement<never>(
  'auth.stop-unless-moved',
  `SELECT CASE WHEN changes() = 0 THEN ${STOP} END`,
)

export const removePasskey = statement<never, [personId: number, id: string]>(
  'auth.remove-passkey',
  'DELETE FROM passkeys WHERE person_id = ?1 AND id = ?2',
)

/** The second answer to a challenge meets the first one's row, and its batch fails. */
export const spendChallenge = statement<never, [hash: string, expiresAt: number]>(
  'auth.spend-challenge',
  'INSERT INTO spent_challenges (hash, expires_at) VALUES (?1, ?2)',
)

/** Nightly. As many as passkeys were used in a day, so no index pays for this. */
export const deleteSpentChallenges = statement<never, [expiredBefore: number]>(
  'auth.delete-spent-challenges',
  'DELETE FROM spent_challenges WHERE expires_at < ?1',
)
