-- owner: team
-- Who was asked to join which team. One open invitation for an address at a site; it goes when it is accepted, declined or taken back.
CREATE TABLE invitations (
  site_id    TEXT    NOT NULL,
  id         INTEGER NOT NULL,              -- names it in addresses, where no mail address may stand (S-28)
  email      TEXT    NOT NULL,              -- normalised by kernel/email-address.ts
  role       TEXT    NOT NULL CHECK (role IN ('owner', 'moderator', 'reader')),
  invited_by INTEGER NOT NULL,              -- a person
  token_hash TEXT    UNIQUE,                -- SHA-256 of the token in the newest mail; NULL until one went out
  created_at INTEGER NOT NULL,
  mailed_at  INTEGER NOT NULL,              -- when the newest mail was asked for
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;

-- What waits for a person who signs in, and the one open invitation of an address at a site.
CREATE UNIQUE INDEX invitations_email ON invitations (email, site_id);

-- Keys for scripts. Each speaks for the person who made it, at one site, as far as both its scopes and that person's role reach.
CREATE TABLE api_tokens (
  site_id    TEXT    NOT NULL,
  id         INTEGER NOT NULL,
  token_hash TEXT    NOT NULL UNIQUE,       -- SHA-256; the token itself was shown once
  name       TEXT    NOT NULL,
  scopes     TEXT    NOT NULL,              -- words of src/team/scopes.ts with spaces between
  person_id  INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at    INTEGER,                       -- moved at most once an hour: reading by script must not write
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;
