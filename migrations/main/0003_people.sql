-- owner: auth
-- People who sign in at the desk. Visitors and subscribers are not people: they have no account.
CREATE TABLE people (
  id         INTEGER PRIMARY KEY,
  email      TEXT    NOT NULL UNIQUE,       -- normalised by kernel/email-address.ts
  name       TEXT    NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
) STRICT;

-- Sign-in links. Only hashes are kept: a copy of the database opens no door.
CREATE TABLE sign_in_links (
  token_hash   TEXT    PRIMARY KEY,         -- SHA-256 of the token in the link
  person_id    INTEGER NOT NULL REFERENCES people (id),
  browser_hash TEXT,                        -- SHA-256 of the asking browser's cookie; NULL: the set-up link
  created_at   INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  used_at      INTEGER                      -- set once, by the statement that lets the person in
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_links_person ON sign_in_links (person_id, created_at);

CREATE TABLE sessions (
  token_hash TEXT    PRIMARY KEY,           -- SHA-256 of the cookie
  id         INTEGER NOT NULL,              -- names it on the page of its own person
  person_id  INTEGER NOT NULL REFERENCES people (id),
  method     TEXT    NOT NULL CHECK (method IN ('link', 'passkey', 'access')),
  device     TEXT    NOT NULL,              -- browser and system in words, nothing finer
  created_at INTEGER NOT NULL,              -- when the person proved who they are: each proof starts a new session
  seen_at    INTEGER NOT NULL,              -- moved at most once an hour: a page view must not write
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_person ON sessions (person_id);

-- Public keys of authenticators (WebAuthn). A copy of the database signs nobody in.
CREATE TABLE passkeys (
  id         TEXT    PRIMARY KEY,           -- credential id, base64url, as the authenticator made it
  person_id  INTEGER NOT NULL REFERENCES people (id),
  public_key TEXT    NOT NULL,              -- COSE key, base64url
  counter    INTEGER NOT NULL,              -- 0 for those that do not count
  transports TEXT    NOT NULL,              -- how the browser reached it, words with commas between
  synced     INTEGER NOT NULL,              -- 1: its maker keeps a copy, so losing the device does not lose it
  name       TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  used_at    INTEGER                        -- NULL: never yet
) STRICT, WITHOUT ROWID;

CREATE INDEX passkeys_person ON passkeys (person_id, created_at);

-- Challenges are signed, not stored (docs/decisions/0015-passkey-challenges-spent.md); one that was answered stands here until its end.
CREATE TABLE spent_challenges (
  hash       TEXT    PRIMARY KEY,           -- SHA-256 of the challenge
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
