-- owner: sites
-- A site is a tenant. Its id is the word in the embed snippet, never changes, and stands first in every index.
CREATE TABLE sites (
  id         TEXT PRIMARY KEY,              -- a–z, 0–9, '-': at most 32 characters
  name       TEXT    NOT NULL,
  settings   TEXT    NOT NULL DEFAULT '{}', -- JSON of src/sites/settings.ts; what is missing has its default
  created_at INTEGER NOT NULL,
  archived_at INTEGER                       -- set: nobody sees the site but its owners, who can bring it back
) STRICT, WITHOUT ROWID;

-- Who may do what at which site. person_id points at people (0003_people.sql).
CREATE TABLE members (
  site_id    TEXT    NOT NULL REFERENCES sites (id),
  person_id  INTEGER NOT NULL,
  role       TEXT    NOT NULL CHECK (role IN ('owner', 'moderator', 'reader')),
  -- How this person hears of comments that wait: of each by itself, gathered into few mails, or not at all.
  notices    TEXT    NOT NULL DEFAULT 'gathered' CHECK (notices IN ('each', 'gathered', 'none')),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX members_person ON members (person_id);
