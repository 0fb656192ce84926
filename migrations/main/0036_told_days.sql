-- owner: moderation
-- Which reasons authors were given, by the UTC day of the decision: summed up the night after, from the log and from what the comments say then, as
-- reason_days is. A decision pays nothing for it (M-42).
CREATE TABLE told_days (
  site_id TEXT    NOT NULL,
  day     INTEGER NOT NULL,                -- days since 1970
  reason  TEXT    NOT NULL,                -- of comments.reason
  count   INTEGER NOT NULL,
  PRIMARY KEY (site_id, day, reason)
) STRICT, WITHOUT ROWID;
