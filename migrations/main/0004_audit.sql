-- owner: audit
-- Append-only: who did what to which thing, with the state before and after. Triggers refuse everything else.
CREATE TABLE audit (
  site_id    TEXT    NOT NULL,
  id         INTEGER NOT NULL,
  actor      TEXT    NOT NULL,              -- 'person:ID', 'visitor', 'system'
  action     TEXT    NOT NULL,              -- 'comment.approve', 'subscriber.confirm', …
  subject    TEXT    NOT NULL,              -- 'comment:ID', …
  before     TEXT,                          -- JSON; no addresses, no bodies
  after      TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, id)                 -- every action pays for each index: see below for the one exception
) STRICT, WITHOUT ROWID;

-- The history of one subscriber, whom people may ask about by law; decisions about comments do not pay for it.
CREATE INDEX audit_subscribers ON audit (site_id, subject, id) WHERE subject LIKE 'subscriber:%';

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
