-- owner: rules
-- What an owner says of words: one rule a row. No expressions: words and stars, hosts and domains (rules/compile-rules.ts).
CREATE TABLE rules (
  site_id    TEXT    NOT NULL,
  id         INTEGER NOT NULL,              -- its time; stored with every comment the rule stopped
  field      TEXT    NOT NULL CHECK (field IN ('text', 'name', 'link', 'domain')),
  pattern    TEXT    NOT NULL,
  action     TEXT    NOT NULL CHECK (action IN ('hold', 'nudge', 'reject')),
  note       TEXT    NOT NULL DEFAULT '',   -- for the team
  off        INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;
