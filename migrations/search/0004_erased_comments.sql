-- owner: audit
-- Comments whose author was erased, by number alone, for the same reason as the table before.
CREATE TABLE erased_comments (
  day   INTEGER NOT NULL,                   -- days since 1970, UTC
  id    INTEGER NOT NULL,                   -- of comments: made once and never given again
  words INTEGER NOT NULL,                   -- 1: what was written went, too
  PRIMARY KEY (day, id)
) STRICT, WITHOUT ROWID;
