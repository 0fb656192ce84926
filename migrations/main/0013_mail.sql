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
