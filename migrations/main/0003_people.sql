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
  person_id  INTEGER NOT NULL REFERENCES people (id),
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,              -- moved at most once an hour: a page view must not write
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_person ON sessions (person_id);
