-- owner: mail
-- One row per mail that was handed to a transport: what caps, retries and bounces are reckoned from. A mail with a cap
-- takes its place here before it goes ('sending'), so that two at once cannot both find room.
-- No content and no address, only the keyed hash of one. It stands first in the key, so that caps per address over all
-- sites (list bombing, F2) need no index beside it; ids rise with time.
CREATE TABLE mail_log (
  address_hash TEXT    NOT NULL,
  id           INTEGER NOT NULL,
  site_id      TEXT    NOT NULL,
  kind         TEXT    NOT NULL,            -- 'auth.sign-in', 'subscribers.sign-up', 'moderation.new-comment', …
  state        TEXT    NOT NULL CHECK (state IN ('sending', 'sent', 'suppressed', 'refused')),
  provider_id  TEXT,                        -- Message-ID or the provider's id; of a refused one the code
  created_at   INTEGER NOT NULL,
  PRIMARY KEY (address_hash, id)
) STRICT, WITHOUT ROWID;

-- What became of a site's mails, per UTC day: the desk asks for 30 days and must not count single mails.
CREATE TABLE mail_days (
  site_id TEXT    NOT NULL,
  day     INTEGER NOT NULL,                 -- days since 1970
  state   TEXT    NOT NULL,
  count   INTEGER NOT NULL,
  PRIMARY KEY (site_id, day, state)
) STRICT, WITHOUT ROWID;

-- A mail counts once, when its outcome is known: a job that runs again finds the state as it was.
CREATE TRIGGER mail_days_new AFTER INSERT ON mail_log WHEN NEW.state <> 'sending' BEGIN
  INSERT INTO mail_days (site_id, day, state, count) VALUES (NEW.site_id, NEW.created_at / 86400000, NEW.state, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER mail_days_outcome AFTER UPDATE OF state ON mail_log
WHEN NEW.state <> 'sending' AND NEW.state <> OLD.state BEGIN
  INSERT INTO mail_days (site_id, day, state, count) VALUES (NEW.site_id, NEW.created_at / 86400000, NEW.state, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;

-- Addresses that get no more mail, for comments and news alike. Outlives erasure: only a keyed hash is kept. Each reason
-- stands by itself with the earliest moment it is known from, so that the order in which news of it comes does not matter.
CREATE TABLE suppressions (
  address_hash TEXT    NOT NULL,
  site_id      TEXT    NOT NULL,            -- '*': the whole install
  reason       TEXT    NOT NULL,            -- 'not-me', 'bounce', 'soft-bounce', 'complaint', 'by-hand', 'erased'
  source       TEXT    NOT NULL,            -- who said so: 'reader', 'desk', 'import', a provider, 'cloudflare', 'report'
  by_site      TEXT    NOT NULL,            -- whose mail it was about: there the desk lists it
  created_at   INTEGER NOT NULL,            -- when it happened
  lifted_at    INTEGER,                     -- an owner took it back: what happened before that counts no more
  PRIMARY KEY (address_hash, site_id, reason)
) STRICT, WITHOUT ROWID;

CREATE INDEX suppressions_desk ON suppressions (by_site, created_at) WHERE lifted_at IS NULL;

-- Days on which mail to an address failed for a while, each with the last such moment.
CREATE TABLE soft_bounces (
  address_hash TEXT    NOT NULL,
  day          INTEGER NOT NULL,            -- days since 1970
  last_at      INTEGER NOT NULL,
  PRIMARY KEY (address_hash, day)
) STRICT, WITHOUT ROWID;

-- The last moment an address was known to work: a delivery, or a suppression lifted at the desk. Failures before it
-- count no more.
CREATE TABLE mail_reached (
  address_hash TEXT    PRIMARY KEY,
  reached_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Tokens of provider calls whose signature covers no body (Mailgun): each is taken once. Forgotten nightly.
CREATE TABLE hook_tokens (
  token_hash TEXT    PRIMARY KEY,
  seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX hook_tokens_seen ON hook_tokens (seen_at);

-- The desk lists what is parked of one site; the site stands in the payload (0001_outbox.sql).
CREATE INDEX parked_jobs_site ON parked_jobs (json_extract(payload, '$.siteId'), id);

-- How a site's mails look. Here and not in the site's settings, so that the one door every mail leaves by finds it
-- without asking those who write the mails.
CREATE TABLE mail_looks (
  site_id        TEXT PRIMARY KEY,
  color          TEXT NOT NULL,             -- '#rrggbb', readable on white
  logo_url       TEXT NOT NULL,             -- https, or ''
  logo_alt       TEXT NOT NULL,
  postal_address TEXT NOT NULL              -- lines, or ''
) STRICT, WITHOUT ROWID;

-- The development outbox: mails that would have been sent, whole. Written only where DEVELOPMENT is set.
CREATE TABLE kept_mail (
  id         INTEGER PRIMARY KEY,
  message    TEXT    NOT NULL,              -- JSON of mail/message.ts
  created_at INTEGER NOT NULL
) STRICT;
