-- owner: subscribers
-- Who asked for news of a site. One row per address and site.
CREATE TABLE subscribers (
  id              INTEGER PRIMARY KEY,
  site_id         TEXT    NOT NULL,
  email           TEXT    NOT NULL,         -- as typed, trimmed, domain in lower case
  email_key       TEXT    NOT NULL,         -- keyed hash of the comparable form: look-ups and suppression
  status          TEXT    NOT NULL CHECK (status IN ('pending', 'confirmed', 'unsubscribed')),
  locale          TEXT    NOT NULL,
  created_at      INTEGER NOT NULL,
  confirmed_at    INTEGER,
  unsubscribed_at INTEGER,
  UNIQUE (site_id, email_key)
) STRICT;

CREATE INDEX subscribers_status ON subscribers (site_id, status, id);

-- The exact words of a sign-up form, kept as versions: a receipt from last year shows last year's words.
CREATE TABLE consent_words (
  id         TEXT    PRIMARY KEY,           -- hash of site and words
  site_id    TEXT    NOT NULL,
  version    INTEGER NOT NULL,              -- 1, 2, 3 … per site
  words      TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (site_id, version)
) STRICT, WITHOUT ROWID;

-- A consent receipt: what was asked, where and when, and what confirmed it. Written once, completed once (C3).
CREATE TABLE consents (
  id                INTEGER PRIMARY KEY,
  subscriber_id     INTEGER NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
  words_id          TEXT    NOT NULL,       -- consent_words.id, which are never deleted
  locale            TEXT    NOT NULL,       -- language of the form, and of the mail that answers it
  page              TEXT,                   -- where the form stood, as the browser told it
  requested_at      INTEGER NOT NULL,
  request_network   TEXT,                   -- keyed hash of the /24 or /64
  request_agent     TEXT,
  mail_id           INTEGER NOT NULL,       -- mail_log.id of the confirmation mail, if one went out
  confirmed_at      INTEGER,
  confirm_network   TEXT,
  confirm_agent     TEXT
) STRICT;

CREATE INDEX consents_subscriber ON consents (subscriber_id, id);
-- Requests nobody confirmed are erased after 30 days (C6).
CREATE INDEX consents_open ON consents (requested_at) WHERE confirmed_at IS NULL;
