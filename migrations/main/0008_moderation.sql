-- owner: moderation
-- Which moderator was told of which words that wait, and by which mail: a job that runs twice tells nobody twice, and words that an author
-- changed after they were up are news again.
CREATE TABLE notices (
  comment_id INTEGER NOT NULL,
  revision   INTEGER NOT NULL,
  person_id  INTEGER NOT NULL,
  mail_id    INTEGER NOT NULL,              -- the row of mail_log this notice took before it was sent
  created_at INTEGER NOT NULL,
  PRIMARY KEY (comment_id, revision, person_id)
) STRICT, WITHOUT ROWID;

-- The desk's lists of what is not to be seen, newest first. Held and published comments have indexes of their own, so
-- the usual way from one to the other pays nothing for this one.
CREATE INDEX comments_removed ON comments (site_id, status, id) WHERE status >= 2;
