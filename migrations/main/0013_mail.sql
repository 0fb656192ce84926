-- owner: mail
-- Where each of the two senders stands, for all isolates at once: when its next mail may go (throttle, or a provider that asked for a
-- pause), and since when it stands still because the configuration must change first.
CREATE TABLE mail_senders (
  sender      TEXT    PRIMARY KEY,          -- 'notices' or 'news'
  next_at     INTEGER NOT NULL,
  stopped_at  INTEGER,                      -- NULL: it goes
  stop_reason TEXT,                         -- codes only, never an address
  stop_mark   TEXT,                         -- of the configuration that failed: another one is tried at once
  retry_at    INTEGER                       -- from here on one mail tries by itself
) STRICT, WITHOUT ROWID;

-- Addresses of a site's mails that were held back because of something another site's mail brought about. Says that, and not where.
CREATE TABLE held_addresses (
  site_id      TEXT    NOT NULL,
  address_hash TEXT    NOT NULL,
  held_at      INTEGER NOT NULL,            -- the first time
  PRIMARY KEY (site_id, address_hash)
) STRICT, WITHOUT ROWID;

-- What the DNS said about a sender when somebody last looked.
CREATE TABLE sender_checks (
  sender      TEXT    PRIMARY KEY,          -- 'notices' or 'news'
  domain      TEXT    NOT NULL,             -- what was looked at; of another domain or transport it says nothing
  transport   TEXT    NOT NULL,
  checked_at  INTEGER NOT NULL,
  is_verified INTEGER NOT NULL,             -- 1: all that news needs was there
  findings    TEXT    NOT NULL              -- JSON (mail/check-sender.ts)
) STRICT, WITHOUT ROWID;

-- The last test mail of a site by each sender.
CREATE TABLE mail_tests (
  site_id TEXT    NOT NULL,
  sender  TEXT    NOT NULL,
  state   TEXT    NOT NULL,                 -- as mail_log has it
  sent_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, sender)
) STRICT, WITHOUT ROWID;
