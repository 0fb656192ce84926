-- owner: mail
-- One row per mail that was handed to a transport: what caps, retries and bounces are reckoned from. A mail with a cap
-- takes its place here before it goes ('sending'), so that two at once cannot both find room.
-- No content and no address, only the keyed hash of one.
CREATE TABLE mail_log (
  id           INTEGER PRIMARY KEY,
  site_id      TEXT    NOT NULL,
  kind         TEXT    NOT NULL,            -- 'auth.sign-in', 'subscribers.sign-up', 'moderation.new-comment', …
  address_hash TEXT    NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('sending', 'sent', 'suppressed', 'refused')),
  provider_id  TEXT,                        -- Message-ID or the provider's id
  created_at   INTEGER NOT NULL
) STRICT;

-- Caps per address over all sites of the install (list bombing, F2).
CREATE INDEX mail_log_address ON mail_log (address_hash, kind, created_at);

-- Addresses that get no more mail, for comments and news alike. Outlives erasure: only a keyed hash is kept.
CREATE TABLE suppressions (
  address_hash TEXT    NOT NULL,
  site_id      TEXT    NOT NULL,            -- '*': the whole install
  reason       TEXT    NOT NULL,            -- 'not-me', 'bounce', 'complaint', 'by-hand'
  created_at   INTEGER NOT NULL,
  PRIMARY KEY (address_hash, site_id)
) STRICT, WITHOUT ROWID;

-- The development outbox: mails that would have been sent, whole. Written only where DEVELOPMENT is set.
CREATE TABLE kept_mail (
  id         INTEGER PRIMARY KEY,
  message    TEXT    NOT NULL,              -- JSON of mail/message.ts
  created_at INTEGER NOT NULL
) STRICT;
