-- owner: limits
-- What was used up in a period: by a network (hashed under a salt that is forgotten, platform/network.ts), by a whole site (network '')
-- or by a mail domain over the whole install (scope '*', a keyed hash). Rows of periods that are over go nightly; the period stands first
-- for that, and so no other index is needed.
CREATE TABLE limit_uses (
  period  INTEGER NOT NULL,                 -- when it began
  scope   TEXT    NOT NULL,                 -- a site, or '*'
  who     TEXT    NOT NULL,
  what    TEXT    NOT NULL,                 -- 'sign-up' (by hour; of a site by day), 'domain' and 'sign-in' by hour
  used    INTEGER NOT NULL,
  PRIMARY KEY (period, scope, who, what)
) STRICT, WITHOUT ROWID;

-- Challenges whose solution was taken: each counts once. They stand by the moment they end, so that forgetting them reads nothing else.
CREATE TABLE spent_solutions (
  expires_at INTEGER NOT NULL,
  nonce      TEXT    NOT NULL,
  PRIMARY KEY (expires_at, nonce)
) STRICT, WITHOUT ROWID;

-- Days on which a site's budget of something came near its end, or was used up.
CREATE TABLE brakes (
  site_id   TEXT    NOT NULL,
  day       INTEGER NOT NULL,               -- days since 1970
  what      TEXT    NOT NULL,               -- 'sign-up', 'comment'
  level     INTEGER NOT NULL,               -- 1: near, 2: over
  pulled_at INTEGER NOT NULL,
  mail_id   INTEGER NOT NULL,               -- of the mail that tells the owners, once
  PRIMARY KEY (site_id, day, what)
) STRICT, WITHOUT ROWID;
