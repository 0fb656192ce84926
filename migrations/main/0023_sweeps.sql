-- owner: sweeps
-- One decision about everything that matched when it was counted, made in the background a hundred at a time. A row is the whole progress: whoever goes on
-- reads where it stands, and every part moves it in the transaction that moves its comments, so a part that runs twice finds that it was done.
-- Which comments those were stands in the log, where each row names its sweep. Rows go a month after their end (forget-sweeps.ts).
CREATE TABLE sweeps (
  site_id   TEXT    NOT NULL,
  id        INTEGER NOT NULL,               -- made when it was counted: what came later has a higher one, and is not meant
  person_id INTEGER NOT NULL,
  action    TEXT    NOT NULL,               -- 'approve', 'spam', …
  status    TEXT    NOT NULL,               -- the list it is about
  asked     TEXT    NOT NULL,               -- JSON of what narrows that list (moderation/match.ts); addresses only as hashes
  reason    TEXT,                           -- as a decision has it
  tell      INTEGER NOT NULL,               -- 1: authors are mailed
  total     INTEGER NOT NULL,               -- how many matched, as was confirmed
  state     TEXT    NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'undoing', 'undone')),
  place     INTEGER NOT NULL DEFAULT 0,     -- done up to here: a comment's id; while undoing, a row of the log
  moved     INTEGER NOT NULL DEFAULT 0,
  passed    INTEGER NOT NULL DEFAULT 0,     -- edited or moved after the count, and so left alone
  undone    INTEGER NOT NULL DEFAULT 0,
  undone_by INTEGER,                        -- who takes it back: the same person, or an owner
  quicker   TEXT    NOT NULL DEFAULT '[]',  -- JSON: people who decided some of it meanwhile
  ended_at  INTEGER,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;
