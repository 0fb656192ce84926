-- owner: subscribers
-- Why readers left, if they said so. Nobody is named: the mark is a keyed hash of one leaving, by which an answer given twice counts once, and
-- is forgotten with the night after next. The answer itself is kept for a year.
CREATE TABLE leaving_reasons (
  id      INTEGER PRIMARY KEY,              -- made when it came
  site_id TEXT    NOT NULL,
  reason  TEXT    NOT NULL,                 -- of src/subscribers/schema.ts
  words   TEXT    NOT NULL,                 -- their own; '' if none
  mark    TEXT
) STRICT;
CREATE INDEX leaving_reasons_site ON leaving_reasons (site_id, id);
CREATE UNIQUE INDEX leaving_reasons_mark ON leaving_reasons (mark) WHERE mark IS NOT NULL;
