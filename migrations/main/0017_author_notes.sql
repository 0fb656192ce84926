-- owner: notes
-- What the team notes of somebody who writes at its site, known by an address. Nobody else sees it, unless they ask for all that is kept about themselves.
CREATE TABLE author_notes (
  site_id     TEXT    NOT NULL,
  address_key TEXT    NOT NULL,              -- keyed hash of the comparable form
  id          INTEGER NOT NULL,              -- its time
  body        TEXT    NOT NULL,
  person_id   INTEGER NOT NULL,              -- people.id of who wrote it
  PRIMARY KEY (site_id, address_key, id)
) STRICT, WITHOUT ROWID;
