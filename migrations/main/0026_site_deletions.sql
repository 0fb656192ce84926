-- owner: sites
-- Sites that an owner asked to delete for good. A row stands for a week in which the site can be called back; then the site is erased in
-- parts, table by table (src/erasure.ts), and the row goes last.
CREATE TABLE site_deletions (
  site_id    TEXT    PRIMARY KEY,
  id         INTEGER NOT NULL,              -- of this wish: a job of one that was called back finds another
  asked_by   INTEGER NOT NULL,              -- a person
  asked_at   INTEGER NOT NULL,
  erase_at   INTEGER NOT NULL,              -- not before
  begun_at   INTEGER                        -- set: parts are gone, nobody calls it back any more
) STRICT, WITHOUT ROWID;

-- The log is append-only for as long as there is a site it is about.
DROP TRIGGER audit_no_delete;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM site_deletions WHERE site_id = OLD.site_id AND begun_at IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
