-- owner: moderation
-- When a moderator was last mailed of comments that wait, and when the next such mail is due: the first comes at once, what follows is
-- gathered (M-52). One row per moderator and site, so a flood of comments rewrites it instead of adding to it.
CREATE TABLE notice_turns (
  site_id   TEXT    NOT NULL,
  person_id INTEGER NOT NULL,
  last_at   INTEGER NOT NULL,
  due_at    INTEGER,                        -- NULL: nothing has come since the last mail
  PRIMARY KEY (site_id, person_id)
) STRICT, WITHOUT ROWID;

-- The clock asks for what is due; whoever waits for nothing costs nothing.
CREATE INDEX notice_turns_due ON notice_turns (due_at) WHERE due_at IS NOT NULL;
