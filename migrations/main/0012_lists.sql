-- owner: subscribers
-- What one can subscribe to. Every site begins with one, called after the site. Lists are closed, never deleted: receipts and mails of
-- years ago name them.
CREATE TABLE lists (
  site_id     TEXT    NOT NULL,
  id          TEXT    NOT NULL,             -- a word, as in snippets and List-Id; never changes
  name        TEXT    NOT NULL,             -- '': news of the site, in the reader's language
  description TEXT    NOT NULL DEFAULT '',  -- what comes and how often, beside its box
  words       TEXT    NOT NULL DEFAULT '',  -- what one agrees to; '': the site's words
  created_at  INTEGER NOT NULL,
  closed_at   INTEGER,                      -- takes no more sign-ups; who is on it stays
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER lists_first AFTER INSERT ON sites BEGIN
  INSERT INTO lists (site_id, id, name, created_at) VALUES (NEW.id, 'news', '', NEW.created_at);
END;

-- Sign-up forms. 'default' is always there, and has a row only once it was changed.
CREATE TABLE forms (
  site_id    TEXT    NOT NULL,
  id         TEXT    NOT NULL,              -- a word, as in the snippet; never changes
  name       TEXT    NOT NULL,              -- for the desk
  settings   TEXT    NOT NULL,              -- JSON of src/subscribers/sign-up-options.ts
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, id)
) STRICT, WITHOUT ROWID;

-- Who is on which list, from the confirmation on. The key is the order in which a list is mailed. There is no index by subscriber: a
-- site has few lists, so all of one person are found through them, a row each.
CREATE TABLE subscriptions (
  site_id       TEXT    NOT NULL,
  list_id       TEXT    NOT NULL,
  subscriber_id INTEGER NOT NULL,
  joined_at     INTEGER NOT NULL,
  left_at       INTEGER,
  PRIMARY KEY (site_id, list_id, subscriber_id)
) STRICT, WITHOUT ROWID;

-- Who leaves the last list has left.
CREATE TRIGGER subscriptions_left AFTER UPDATE OF left_at ON subscriptions
WHEN NEW.left_at IS NOT NULL AND OLD.left_at IS NULL BEGIN
  UPDATE subscribers SET status = 'unsubscribed', unsubscribed_at = NEW.left_at
  WHERE id = NEW.subscriber_id AND status = 'confirmed' AND NOT EXISTS (
    SELECT 1 FROM lists l CROSS JOIN subscriptions s ON s.site_id = l.site_id AND s.list_id = l.id
    WHERE l.site_id = NEW.site_id AND s.subscriber_id = NEW.subscriber_id AND s.left_at IS NULL);
END;

-- Addresses that subscribers want to change to; nothing changes until the new one's owner agrees. One at a time: a new wish takes the
-- place of the one before. Forgotten a week after it was asked.
CREATE TABLE address_changes (
  subscriber_id   INTEGER PRIMARY KEY REFERENCES subscribers (id) ON DELETE CASCADE,
  id              INTEGER NOT NULL,         -- as the link says it
  email           TEXT    NOT NULL,
  email_key       TEXT    NOT NULL,
  requested_at    INTEGER NOT NULL,
  request_network TEXT,
  request_agent   TEXT,
  mail_id         INTEGER NOT NULL,         -- mail_log.id of the mail to the new address
  done_at         INTEGER,
  old_email       TEXT                      -- from when it is done until its owner was told
) STRICT;

CREATE INDEX address_changes_age ON address_changes (requested_at);
