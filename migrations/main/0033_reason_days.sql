-- owner: moderation
-- What became of the comments that each reason held, by the UTC day they were decided: summed up the night after from the log and from the comments
-- as they stand then, so that no decision pays for it. Says which reason holds what is approved anyway (M-42).
CREATE TABLE reason_days (
  site_id  TEXT    NOT NULL,
  day      INTEGER NOT NULL,               -- days since 1970
  code     TEXT    NOT NULL,               -- of comments/assess.ts; '': none was kept
  rule     INTEGER NOT NULL,               -- of an owner's rule its id, else 0
  decided  INTEGER NOT NULL,
  approved INTEGER NOT NULL,
  PRIMARY KEY (site_id, day, code, rule)
) STRICT, WITHOUT ROWID;
