-- owner: moderation
-- What was decided on each UTC day, summed up the night after from the log: the overview asks for a month and must not count single
-- decisions, and a decision must not pay for it. person_id 0 is the whole team, and only it has waiting times.
CREATE TABLE decision_days (
  site_id   TEXT    NOT NULL,
  day       INTEGER NOT NULL,               -- days since 1970
  person_id INTEGER NOT NULL,
  approved  INTEGER NOT NULL,
  rejected  INTEGER NOT NULL,
  spam      INTEGER NOT NULL,
  deleted   INTEGER NOT NULL,
  median_ms INTEGER,                        -- from posting to decision; NULL: nothing was decided
  p90_ms    INTEGER,
  PRIMARY KEY (site_id, day, person_id)
) STRICT, WITHOUT ROWID;
