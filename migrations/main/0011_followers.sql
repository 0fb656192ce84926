-- owner: followers
-- Readers whose address is proven, or asked to be, at one site: what the mark on a comment and mails about answers rest on. What a form says of an
-- address changes nothing here; only its mailbox does, or a device that has proven it.
CREATE TABLE followers (
  id           INTEGER PRIMARY KEY,
  site_id      TEXT    NOT NULL,
  email        TEXT    NOT NULL,            -- as typed first, domain in lower case
  email_key    TEXT    NOT NULL,            -- keyed hash of the comparable form
  locale       TEXT    NOT NULL,
  confirmed_at INTEGER,                     -- NULL: asked for, not proven
  frequency    TEXT    NOT NULL DEFAULT 'now' CHECK (frequency IN ('now', 'hourly', 'daily')),
  slot         INTEGER,                     -- digests: -1 every hour, 0–23 daily at that hour (UTC); NULL: none
  epoch        INTEGER NOT NULL DEFAULT 0,  -- grows when all devices are forgotten: their tokens name an older one
  told         INTEGER NOT NULL DEFAULT 0,  -- follow_news.seq up to which a digest has told them
  told_from    INTEGER NOT NULL DEFAULT 0,  -- where that digest began: a job that runs again makes the same mail
  mail_id      INTEGER NOT NULL DEFAULT 0,  -- mail_log.id of that digest
  created_at   INTEGER NOT NULL,
  UNIQUE (site_id, email_key)
) STRICT;

-- Digests that are due, by keyset.
CREATE INDEX followers_slot ON followers (slot, id) WHERE slot IS NOT NULL;

-- Somebody typed an address: its mailbox is asked. What was asked happens when it answers.
CREATE TABLE follow_requests (
  id           INTEGER PRIMARY KEY,         -- of a comment's form: the comment's id
  follower_id  INTEGER NOT NULL REFERENCES followers (id) ON DELETE CASCADE,
  thread_id    TEXT,                        -- what to follow; NULL: only the mark
  comment_id   INTEGER NOT NULL,            -- answers to this one; 0: the whole thread
  frequency    TEXT    NOT NULL,
  locale       TEXT    NOT NULL,
  tries        INTEGER NOT NULL DEFAULT 0,  -- codes that did not fit
  mail_id      INTEGER NOT NULL,            -- mail_log.id of the mail that asks
  requested_at INTEGER NOT NULL,
  confirmed_at INTEGER
) STRICT;

CREATE INDEX follow_requests_follower ON follow_requests (follower_id);
-- Requests nobody confirmed are erased after 30 days.
CREATE INDEX follow_requests_open ON follow_requests (requested_at) WHERE confirmed_at IS NULL;

-- Who is told of what. Only what is confirmed stands here.
CREATE TABLE follows (
  thread_id   TEXT    NOT NULL,
  comment_id  INTEGER NOT NULL,             -- answers to this one; 0: the whole thread
  follower_id INTEGER NOT NULL REFERENCES followers (id) ON DELETE CASCADE,
  told        INTEGER NOT NULL,             -- follow_news.seq up to which a mail at once has told them
  told_from   INTEGER NOT NULL DEFAULT 0,
  mail_id     INTEGER NOT NULL DEFAULT 0,
  day         INTEGER NOT NULL DEFAULT 0,   -- days since 1970 of the last mail at once …
  mails       INTEGER NOT NULL DEFAULT 0,   -- … and how many there were that day
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (thread_id, comment_id, follower_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX follows_follower ON follows (follower_id);

-- Comments that came up where somebody follows, in the order they came up: approval, not writing, is the news. One row a comment, however many follow.
CREATE TABLE follow_news (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT, -- given by the database, so that what is committed later is later
  site_id    TEXT    NOT NULL,
  thread_id  TEXT    NOT NULL,
  comment_id INTEGER NOT NULL UNIQUE,
  parent_id  INTEGER NOT NULL,              -- what it answers; 0: nothing
  told       INTEGER NOT NULL DEFAULT 0,    -- 1 once a mail with it went to anybody
  created_at INTEGER NOT NULL
) STRICT;

-- Holds all that a digest asks of it.
CREATE INDEX follow_news_thread ON follow_news (thread_id, seq, comment_id, parent_id);
CREATE INDEX follow_news_age ON follow_news (created_at);
