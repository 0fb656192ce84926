-- owner: threads
-- What was moved by hand, and how to take it back: a whole page (its conversation went to another address, or into the one that is there), or one comment
-- with what answers it.
CREATE TABLE thread_moves (
  site_id     TEXT    NOT NULL,
  id          INTEGER NOT NULL,
  person_id   INTEGER NOT NULL,
  kind        TEXT    NOT NULL CHECK (kind IN ('page', 'comment')),
  source_id   TEXT    NOT NULL,             -- threads
  target_id   TEXT    NOT NULL,
  source_page TEXT    NOT NULL,             -- their addresses at that time
  target_page TEXT    NOT NULL,
  state       TEXT    NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
  moved       INTEGER NOT NULL DEFAULT 0,   -- comments, as far as it has come
  total       INTEGER NOT NULL,             -- as many as were expected
  memory      TEXT    NOT NULL,             -- JSON: what a way back has to know besides (threads/schema.ts)
  created_at  INTEGER NOT NULL,
  finished_at INTEGER,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;

-- One at a time for each site, so that no two can meet in one thread.
CREATE UNIQUE INDEX thread_moves_running ON thread_moves (site_id) WHERE state IN ('running', 'undoing');
-- Which pages lead to a page: when that moves back they go with it.
CREATE INDEX thread_moves_target ON thread_moves (site_id, target_id) WHERE kind = 'page' AND state = 'done';
