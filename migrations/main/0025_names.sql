-- owner: subscribers
-- How the desk finds people: by the beginning of their address, of a part of it, of their name or a part of that. A word stands here as
-- subscribers/find-words.ts folds it; triggers keep it, so that no statement that writes a subscriber can forget.
ALTER TABLE subscribers ADD COLUMN words TEXT NOT NULL DEFAULT '[]';   -- JSON: what stands in subscriber_words
ALTER TABLE subscribers ADD COLUMN source TEXT NOT NULL DEFAULT '';    -- by what they came first: 'form:default', 'desk', 'import'

CREATE INDEX subscribers_source ON subscribers (site_id, source, id);

CREATE TABLE subscriber_words (
  site_id       TEXT    NOT NULL,
  word          TEXT    NOT NULL,
  subscriber_id INTEGER NOT NULL,
  PRIMARY KEY (site_id, word, subscriber_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER subscriber_words_insert AFTER INSERT ON subscribers BEGIN
  INSERT OR IGNORE INTO subscriber_words (site_id, word, subscriber_id) SELECT NEW.site_id, value, NEW.id FROM json_each(NEW.words);
END;

CREATE TRIGGER subscriber_words_change AFTER UPDATE OF words ON subscribers WHEN OLD.words <> NEW.words BEGIN
  DELETE FROM subscriber_words WHERE site_id = OLD.site_id AND subscriber_id = OLD.id
    AND word IN (SELECT value FROM json_each(OLD.words)) AND word NOT IN (SELECT value FROM json_each(NEW.words));
  INSERT OR IGNORE INTO subscriber_words (site_id, word, subscriber_id) SELECT NEW.site_id, value, NEW.id FROM json_each(NEW.words);
END;

CREATE TRIGGER subscriber_words_delete AFTER DELETE ON subscribers BEGIN
  DELETE FROM subscriber_words WHERE site_id = OLD.site_id AND subscriber_id = OLD.id
    AND word IN (SELECT value FROM json_each(OLD.words));
END;
