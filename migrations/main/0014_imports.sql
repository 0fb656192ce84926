-- owner: addressbook
-- Runs that brought subscribers from a file. Of the file nothing is kept but its name; of every chunk what it did, so that a run can be
-- shown, repeated and taken back.
CREATE TABLE imports (
  id          INTEGER PRIMARY KEY,
  site_id     TEXT    NOT NULL,
  person_id   INTEGER NOT NULL,             -- who ran it
  file_name   TEXT    NOT NULL,
  format      TEXT    NOT NULL,             -- 'afterword', 'mailchimp', 'substack', …, 'other'
  list_id     TEXT    NOT NULL,
  file_hash   TEXT    NOT NULL DEFAULT '',   -- SHA-256: a run goes on with this file and no other
  fields      TEXT    NOT NULL DEFAULT '[]', -- JSON: what its columns were taken for
  chunks      INTEGER NOT NULL,             -- how many there are to come
  state       TEXT    NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
  created_at  INTEGER NOT NULL,
  finished_at INTEGER,
  kept        INTEGER NOT NULL DEFAULT 0    -- people an undo left, because they acted since
) STRICT;

CREATE INDEX imports_site ON imports (site_id, id);

CREATE TABLE import_chunks (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  chunk     INTEGER NOT NULL,               -- 0, 1, 2 …; one that comes twice counts once
  counts    TEXT    NOT NULL,               -- JSON: how many rows of each outcome
  ended     TEXT    NOT NULL,               -- JSON: ids of subscribers whose subscription the file ended
  stopped   TEXT    NOT NULL,               -- JSON: keyed hashes of addresses that the file stopped mail to
  results   TEXT    NOT NULL DEFAULT '',    -- what became of each row (addressbook/part-results.ts), for the report of a run taken up again
  PRIMARY KEY (import_id, chunk)
) STRICT, WITHOUT ROWID;
