-- owner: subscribers
-- Who asked for news of a site. One row per address and site.
CREATE TABLE subscribers (
  id              INTEGER PRIMARY KEY,
  site_id         TEXT    NOT NULL,
  email           TEXT    NOT NULL,         -- as typed, trimmed, domain in lower case
  email_key       TEXT    NOT NULL,         -- keyed hash of the comparable form: look-ups and suppression
  name            TEXT,                     -- as given in a request that was confirmed
  -- 'confirmed': on one list at least. 'unsubscribed': has left them all.
  status          TEXT    NOT NULL CHECK (status IN ('pending', 'confirmed', 'unsubscribed')),
  locale          TEXT    NOT NULL,
  -- When news come: each as it is sent, or gathered at an hour (0–23) of the reader's own time zone (IANA name), daily or on
  -- one weekday (1 Monday … 7 Sunday, ISO 8601).
  frequency       TEXT    NOT NULL DEFAULT 'at-once' CHECK (frequency IN ('at-once', 'daily', 'weekly')),
  hour            INTEGER NOT NULL DEFAULT 7 CHECK (hour BETWEEN 0 AND 23),
  weekday         INTEGER NOT NULL DEFAULT 1 CHECK (weekday BETWEEN 1 AND 7),
  time_zone       TEXT    NOT NULL DEFAULT 'UTC',
  paused_until    INTEGER,                  -- no news before it; nothing has to happen for them to come again
  created_at      INTEGER NOT NULL,
  confirmed_at    INTEGER,
  unsubscribed_at INTEGER,
  import_id       INTEGER,                  -- imports.id (0014_imports.sql) of the run that brought this address
  UNIQUE (site_id, email_key)
) STRICT;

CREATE INDEX subscribers_status ON subscribers (site_id, status, id);
-- What an import brought, to show it and to take it back; nobody else pays for it.
CREATE INDEX subscribers_import ON subscribers (import_id, id) WHERE import_id IS NOT NULL;

-- Who came and who left, per UTC day and source: charts must not count single people. The row of day -1 holds how many there are.
CREATE TABLE subscriber_days (
  site_id TEXT    NOT NULL,
  day     INTEGER NOT NULL,                 -- days since 1970
  source  TEXT    NOT NULL,                 -- 'form:default', 'preferences', 'desk', 'import'; '' of those who left
  joined  INTEGER NOT NULL,
  gone    INTEGER NOT NULL,
  PRIMARY KEY (site_id, day, source)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER subscriber_days_imported AFTER INSERT ON subscribers WHEN NEW.status = 'confirmed' BEGIN
  INSERT INTO subscriber_days (site_id, day, source, joined, gone)
  VALUES (NEW.site_id, NEW.confirmed_at / 86400000, 'import', 1, 0), (NEW.site_id, -1, '', 1, 0)
  ON CONFLICT DO UPDATE SET joined = joined + 1;
END;

-- The receipt that made somebody a subscriber carries the same moment.
CREATE TRIGGER subscriber_days_joined AFTER UPDATE OF status ON subscribers
WHEN NEW.status = 'confirmed' AND OLD.status <> 'confirmed' AND OLD.confirmed_at IS NOT NEW.confirmed_at BEGIN
  INSERT INTO subscriber_days (site_id, day, source, joined, gone)
  VALUES (NEW.site_id, NEW.confirmed_at / 86400000, coalesce((
      SELECT iif(c.source = 'form', 'form:' || c.form_id, c.source) FROM consents c
      WHERE c.subscriber_id = NEW.id AND c.confirmed_at = NEW.confirmed_at LIMIT 1), 'form:default'), 1, 0),
    (NEW.site_id, -1, '', 1, 0)
  ON CONFLICT DO UPDATE SET joined = joined + 1;
END;

CREATE TRIGGER subscriber_days_gone AFTER UPDATE OF status ON subscribers
WHEN OLD.status = 'confirmed' AND NEW.status = 'unsubscribed' BEGIN
  INSERT INTO subscriber_days (site_id, day, source, joined, gone)
  VALUES (NEW.site_id, NEW.unsubscribed_at / 86400000, '', 0, 1) ON CONFLICT DO UPDATE SET gone = gone + 1;
  UPDATE subscriber_days SET joined = joined - 1 WHERE site_id = NEW.site_id AND day = -1 AND source = '';
END;

-- Leaving that was taken back never was.
CREATE TRIGGER subscriber_days_back AFTER UPDATE OF status ON subscribers
WHEN NEW.status = 'confirmed' AND OLD.status = 'unsubscribed' AND OLD.confirmed_at IS NEW.confirmed_at BEGIN
  UPDATE subscriber_days SET gone = gone - 1
  WHERE site_id = NEW.site_id AND day = OLD.unsubscribed_at / 86400000 AND source = '';
  UPDATE subscriber_days SET joined = joined + 1 WHERE site_id = NEW.site_id AND day = -1 AND source = '';
END;

-- Nor was anybody who is erased: not even a count is kept of them.
CREATE TRIGGER subscriber_days_erased BEFORE DELETE ON subscribers WHEN OLD.confirmed_at IS NOT NULL BEGIN
  UPDATE subscriber_days SET joined = joined - 1
  WHERE site_id = OLD.site_id AND day = OLD.confirmed_at / 86400000 AND source = iif(OLD.import_id IS NOT NULL, 'import', coalesce((
      SELECT iif(c.source = 'form', 'form:' || c.form_id, c.source) FROM consents c
      WHERE c.subscriber_id = OLD.id AND c.confirmed_at = OLD.confirmed_at LIMIT 1), 'form:default'));
  UPDATE subscriber_days SET gone = gone - 1
  WHERE OLD.status = 'unsubscribed' AND site_id = OLD.site_id AND day = OLD.unsubscribed_at / 86400000 AND source = '' AND gone > 0;
  UPDATE subscriber_days SET joined = joined - 1
  WHERE OLD.status = 'confirmed' AND site_id = OLD.site_id AND day = -1 AND source = '';
END;

-- The exact words of a sign-up form, kept as versions: a receipt from last year shows last year's words.
CREATE TABLE consent_words (
  id         TEXT    PRIMARY KEY,           -- hash of site, form and words
  site_id    TEXT    NOT NULL,
  form_id    TEXT    NOT NULL,              -- forms.id (0012_lists.sql); 'preferences' for the reader's own page
  version    INTEGER NOT NULL,              -- 1, 2, 3 … per form
  words      TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (site_id, form_id, version)
) STRICT, WITHOUT ROWID;

-- A consent receipt: what was asked, where and when, and what confirmed it. Written once, completed once (C3). Confirming it changes the
-- lists it names and no other (N-12).
CREATE TABLE consents (
  id                INTEGER PRIMARY KEY,
  subscriber_id     INTEGER NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
  words_id          TEXT    NOT NULL,       -- consent_words.id, which are never deleted
  source            TEXT    NOT NULL CHECK (source IN ('form', 'preferences', 'desk', 'import')),
  form_id           TEXT    NOT NULL,       -- as in consent_words
  lists             TEXT    NOT NULL,       -- JSON: ids of the lists asked for
  wishes            TEXT    NOT NULL DEFAULT '{}', -- JSON: name, frequency, hour, weekday, timeZone, as far as asked for
  locale            TEXT    NOT NULL,       -- language of the form, and of the mail that answers it
  page              TEXT,                   -- where the form stood, as the browser told it
  requested_at      INTEGER NOT NULL,
  request_network   TEXT,                   -- keyed hash of the /24 or /64
  request_agent     TEXT,
  mail_id           INTEGER,                -- mail_log.id of the confirmation mail, if one went out
  confirmed_at      INTEGER,
  confirm_network   TEXT,
  confirm_agent     TEXT,
  proof             TEXT                    -- JSON: what an imported file said of this consent, column by column
) STRICT;

CREATE INDEX consents_subscriber ON consents (subscriber_id, id);
-- Requests nobody confirmed are erased after 30 days (C6).
CREATE INDEX consents_open ON consents (requested_at) WHERE confirmed_at IS NULL;
