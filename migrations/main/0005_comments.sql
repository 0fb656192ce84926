-- owner: comments
-- A thread is the conversation below one page. Its id is computed from site and canonical page
-- (comments/thread-id.ts), so reading a page needs no look-up first.
CREATE TABLE threads (
  id              TEXT    PRIMARY KEY,
  site_id         TEXT    NOT NULL,
  page            TEXT    NOT NULL,            -- canonical address (kernel/page-url.ts)
  title           TEXT    NOT NULL DEFAULT '',
  closed_at       INTEGER,                     -- NULL: open, unless its age closes it (comments/hold-mode.ts)
  hold            TEXT,                        -- 'all' or 'none' wait here, whatever the site says; NULL: as it says
  published       INTEGER NOT NULL DEFAULT 0,  -- kept by the triggers below; COUNT(*) reads a whole thread
  held            INTEGER NOT NULL DEFAULT 0,
  version         INTEGER NOT NULL DEFAULT 0,  -- moves with everything a reader can see: the ETag
  last_comment_at INTEGER,
  created_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE comments (
  id              INTEGER PRIMARY KEY,         -- kernel/id.ts: ordered by time, the keyset cursor
  site_id         TEXT    NOT NULL,
  thread_id       TEXT    NOT NULL,
  parent_id       INTEGER,                     -- what was answered, at any depth
  root_id         INTEGER NOT NULL,            -- a root is its own
  depth           INTEGER NOT NULL,            -- place in the tree as shown, at most 6
  path            TEXT    NOT NULL,            -- '' for roots; else ancestors' and own id, 11 characters each
  status          INTEGER NOT NULL,            -- 0 held · 1 published · 2 rejected · 3 spam · 4 deleted · 5 returned to its author
  shown           INTEGER NOT NULL,            -- 1 if readers see its place: published, or a tombstone above replies
  revision        INTEGER NOT NULL DEFAULT 1,
  author_name     TEXT    NOT NULL,
  author_email    TEXT,                        -- never leaves the server
  author_url      TEXT,
  verified        INTEGER NOT NULL DEFAULT 0,  -- 1: posted from a device that had proven author_email
  body            TEXT    NOT NULL,            -- Markdown as written
  html            TEXT    NOT NULL,            -- as rendered by version `renderer` of comments/render-markdown.ts
  renderer        INTEGER NOT NULL,
  replies         INTEGER NOT NULL DEFAULT 0,  -- roots only: published replies below, kept by the triggers
  score           INTEGER NOT NULL DEFAULT 0,  -- votes up less votes down, kept by the triggers of 0009_votes.sql
  badge           INTEGER NOT NULL DEFAULT 0,  -- who speaks: 0 a visitor · 1 the team · 2 who wrote the page
  pinned_at       INTEGER,                     -- roots only: a moderator put it first
  reports         INTEGER NOT NULL DEFAULT 0,  -- those that no moderator has settled, kept by the triggers of 0009_votes.sql
  network         TEXT,                        -- hash of the /24 or /64 under a salt that is forgotten
  idempotency_key TEXT,                        -- UUID of the submission
  request_hash    TEXT,                        -- what was asked under that key: another body is refused
  created_at      INTEGER NOT NULL,
  decided_at      INTEGER,
  reason          TEXT,                        -- why it was rejected or returned: '@name' of a standard reason, or the site's words as they stood
  doubts          TEXT,                        -- JSON: what the checks found in the words as they are, or NULL
  edited_at       INTEGER                      -- when words that readers had seen were changed last
) STRICT;

-- Words that an edit replaced; the current ones stand in comments. No index but the key: they are read one comment at a time, and rarely.
CREATE TABLE comment_revisions (
  comment_id INTEGER NOT NULL,
  revision   INTEGER NOT NULL,
  body       TEXT    NOT NULL,
  html       TEXT    NOT NULL,
  created_at INTEGER NOT NULL,                 -- when they were replaced
  PRIMARY KEY (comment_id, revision)
) STRICT, WITHOUT ROWID;

-- A page of roots by keyset, newest or oldest first: 21 rows for 20 roots.
CREATE INDEX comments_roots ON comments (thread_id, id) WHERE depth = 0 AND shown = 1;
-- The same by score, highest first (read backwards), newest first among equals. A root is its own root_id; with the rowid in its place
-- SQLite would not compare both columns in one step.
CREATE INDEX comments_top ON comments (thread_id, score, root_id) WHERE depth = 0 AND shown = 1;
-- What stands first in a thread: at most three.
CREATE INDEX comments_pinned ON comments (thread_id, pinned_at) WHERE pinned_at IS NOT NULL;
-- The replies below one root in reading order.
CREATE INDEX comments_replies ON comments (root_id, path) WHERE depth > 0 AND shown = 1;
-- A thread's replies by time, whatever they answer: beside the roots they make its feed, its news and its flat view.
CREATE INDEX comments_answers ON comments (thread_id, id) WHERE depth > 0 AND shown = 1;
-- What waits at the desk, by site, oldest first.
CREATE INDEX comments_held ON comments (site_id, id) WHERE status = 0;
-- What readers reported and no moderator has settled, by site, oldest first. Empty but for those.
CREATE INDEX comments_reported ON comments (site_id, id) WHERE reports > 0 AND status < 2;
-- Newest published of a site, for <afterword-recent> and feeds.
CREATE INDEX comments_recent ON comments (site_id, id) WHERE status = 1;
-- An author's record beside a held comment.
CREATE INDEX comments_author ON comments (site_id, author_email, id) WHERE author_email IS NOT NULL;
-- A double click or a retry posts once (RFC draft idempotency-key-header).
CREATE UNIQUE INDEX comments_key ON comments (site_id, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- Counters. Every path that changes a status goes through these, so none can forget them.
CREATE TRIGGER comments_count_insert AFTER INSERT ON comments BEGIN
  UPDATE threads SET
    published = published + (NEW.status = 1),
    held = held + (NEW.status = 0),
    version = version + (NEW.status = 1),
    last_comment_at = CASE WHEN NEW.status = 1 THEN max(coalesce(last_comment_at, 0), NEW.created_at) ELSE last_comment_at END
  WHERE id = NEW.thread_id;
  UPDATE comments SET replies = replies + 1
  WHERE id = NEW.root_id AND NEW.status = 1 AND NEW.depth > 0;
END;

CREATE TRIGGER comments_count_status AFTER UPDATE OF status ON comments WHEN OLD.status <> NEW.status BEGIN
  UPDATE threads SET
    published = published + (NEW.status = 1) - (OLD.status = 1),
    held = held + (NEW.status = 0) - (OLD.status = 0),
    version = version + (NEW.status = 1 OR OLD.status = 1),
    last_comment_at = CASE WHEN NEW.status = 1 THEN max(coalesce(last_comment_at, 0), NEW.created_at) ELSE last_comment_at END
  WHERE id = NEW.thread_id;
  UPDATE comments SET replies = replies + (NEW.status = 1) - (OLD.status = 1)
  WHERE id = NEW.root_id AND NEW.depth > 0 AND (NEW.status = 1 OR OLD.status = 1);
END;

-- Other words in the same place: a move from one status to another has told the thread already.
CREATE TRIGGER comments_count_revision AFTER UPDATE OF revision ON comments
WHEN OLD.revision <> NEW.revision AND OLD.status = 1 AND NEW.status = 1 BEGIN
  UPDATE threads SET version = version + 1 WHERE id = NEW.thread_id;
END;
