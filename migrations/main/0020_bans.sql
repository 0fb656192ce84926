-- owner: bans
-- Who may not write at a site: one ban a row, by one or several traits of a writer. What is over or lifted stays in the list.
CREATE TABLE bans (
  site_id       TEXT    NOT NULL,
  id            INTEGER NOT NULL,              -- its time
  address_key   TEXT,                          -- keyed hash of the comparable form
  address       TEXT,                          -- masked, for the list
  name          TEXT,
  network       TEXT,                          -- hash under a salt that is forgotten, and with it this trait …
  network_until INTEGER,                       -- … at this moment
  domain        TEXT,                          -- of mail addresses and of links; what is below it too
  silent        INTEGER NOT NULL,              -- 1: what comes waits and its writer is not told
  reason        TEXT    NOT NULL,              -- for the team
  comment_id    INTEGER,                       -- what it was made from
  made_by       INTEGER NOT NULL,              -- people.id
  ends_at       INTEGER NOT NULL,              -- 8640000000000000, the last moment there is: for ever
  state         INTEGER NOT NULL DEFAULT 0,    -- 0 stands, until it ends · 1 ended, and the clock has seen it · 2 lifted
  lifted_by     INTEGER,
  lifted_at     INTEGER,
  bulks         TEXT    NOT NULL DEFAULT '[]', -- JSON: what was decided along with it, as the log knows it, for undo
  PRIMARY KEY (site_id, id),
  CHECK (coalesce(address_key, name, network, domain) IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX bans_state ON bans (site_id, state, id);
-- Those that end by themselves, for the clock and for what ended since it looked.
CREATE INDEX bans_ending ON bans (ends_at, site_id) WHERE state = 0;
-- Whoever asks to be forgotten is.
CREATE INDEX bans_address ON bans (site_id, address_key) WHERE address_key IS NOT NULL;

-- What a writer is held against: one row for each thing that gives a banned one away. Everybody who writes pays one look-up for each
-- of their own traits, however many bans there are, and a row for each that is found.
CREATE TABLE ban_marks (
  site_id TEXT    NOT NULL,
  mark    TEXT    NOT NULL,                    -- 'address:HASH', 'name:READING', 'network:HASH', 'domain:HOST'
  ban_id  INTEGER NOT NULL,
  silent  INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,                    -- of the ban, or of the network's salt if that is sooner
  PRIMARY KEY (site_id, mark, ban_id)
) STRICT, WITHOUT ROWID;
-- The nightly clearing away.
CREATE INDEX ban_marks_ends ON ban_marks (ends_at);
