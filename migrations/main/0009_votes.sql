-- owner: comments
-- One vote for each reader and comment. A reader is a random number on a device, which the server signed (comments/open-reader.ts) and does not
-- keep; what stands here is a hash of it together with the comment, so that nobody can read out of this table what else a reader voted for.
CREATE TABLE votes (
  comment_id INTEGER NOT NULL,
  voter      INTEGER NOT NULL,
  value      INTEGER NOT NULL CHECK (value IN (1, -1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (comment_id, voter)
) STRICT, WITHOUT ROWID;

-- One report for each reader and comment, known by the same number as a vote. A moderator's decision settles what is open; taking the
-- decision back opens it again. The network tells three people from one with three browsers, as long as its salt lives.
CREATE TABLE reports (
  comment_id INTEGER NOT NULL,
  reporter   INTEGER NOT NULL,
  reason     TEXT    NOT NULL,                 -- comments/report-reasons.ts
  note       TEXT    NOT NULL,
  network    TEXT,                             -- NULL where the platform names none: then each counts for itself
  created_at INTEGER NOT NULL,
  settled_by INTEGER,                          -- the row of the log of that decision; NULL: open
  PRIMARY KEY (comment_id, reporter)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reports_count_insert AFTER INSERT ON reports BEGIN
  UPDATE comments SET reports = reports + 1 WHERE id = NEW.comment_id;
END;

CREATE TRIGGER reports_count_settle AFTER UPDATE OF settled_by ON reports
WHEN (OLD.settled_by IS NULL) <> (NEW.settled_by IS NULL) BEGIN
  UPDATE comments SET reports = reports + (NEW.settled_by IS NULL) - (OLD.settled_by IS NULL) WHERE id = NEW.comment_id;
END;

-- What one network used up of what is scarce, for a site and a period. Rows of periods that are over go nightly; the period stands first
-- for that, and so no other index is needed. The network is a hash under a salt that is forgotten (platform/network.ts).
CREATE TABLE reader_limits (
  period  INTEGER NOT NULL,                    -- when it began
  site_id TEXT    NOT NULL,
  network TEXT    NOT NULL,
  what    TEXT    NOT NULL,                    -- 'reader': somebody new, by day; 'report': by hour
  used    INTEGER NOT NULL,
  PRIMARY KEY (period, site_id, network, what)
) STRICT, WITHOUT ROWID;

-- The score of a comment: whoever writes a vote cannot forget it.
CREATE TRIGGER votes_count_insert AFTER INSERT ON votes BEGIN
  UPDATE comments SET score = score + NEW.value WHERE id = NEW.comment_id;
END;

CREATE TRIGGER votes_count_change AFTER UPDATE OF value ON votes WHEN OLD.value <> NEW.value BEGIN
  UPDATE comments SET score = score + NEW.value - OLD.value WHERE id = NEW.comment_id;
END;

CREATE TRIGGER votes_count_delete AFTER DELETE ON votes BEGIN
  UPDATE comments SET score = score - OLD.value WHERE id = OLD.comment_id;
END;

-- Readers see both, so their kept copy of the thread is old.
CREATE TRIGGER comments_count_pin AFTER UPDATE OF pinned_at ON comments WHEN OLD.pinned_at IS NOT NEW.pinned_at AND NEW.status = 1 BEGIN
  UPDATE threads SET version = version + 1 WHERE id = NEW.thread_id;
END;

CREATE TRIGGER comments_count_score AFTER UPDATE OF score ON comments WHEN OLD.score <> NEW.score AND NEW.status = 1 BEGIN
  UPDATE threads SET version = version + 1 WHERE id = NEW.thread_id;
END;
