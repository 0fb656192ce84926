-- owner: platform
-- Work that must happen because something else was written. The job is inserted in the same batch as its
-- cause, so neither can exist without the other: D1 and the queue cannot commit together. The queue
-- only wakes the Worker; a cron sweeps what a lost wake-up left behind.
CREATE TABLE jobs (
  id         INTEGER PRIMARY KEY,           -- made in the Worker, ordered by time
  kind       TEXT    NOT NULL,              -- 'slice.verb-noun', a row of src/jobs.ts
  payload    TEXT    NOT NULL,              -- JSON, checked by the kind's schema when it runs
  attempts   INTEGER NOT NULL DEFAULT 0,
  urgent     INTEGER NOT NULL DEFAULT 0,    -- 1: somebody sits and waits for it
  run_at     INTEGER NOT NULL,              -- not before; while it runs: when its lease ends
  last_error TEXT,                          -- why the last attempt failed; never an address
  created_at INTEGER NOT NULL
) STRICT;
-- No index on run_at: finished jobs are deleted and hopeless ones move out, so the table is as long as what is
-- under way, and every comment would pay a row for the index.

-- Only what overtakes pays for being found: one more row when it comes, none while it is tried again.
CREATE INDEX jobs_urgent ON jobs (id) WHERE urgent = 1;

-- Jobs that failed for good. They wait here for a person, with the reason, and can be put back.
CREATE TABLE parked_jobs (
  id         INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL,
  payload    TEXT    NOT NULL,
  attempts   INTEGER NOT NULL,
  last_error TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  parked_at  INTEGER NOT NULL,
  urgent     INTEGER NOT NULL DEFAULT 0,    -- as it was, for when it goes on
  gate       TEXT                           -- what shut for all of them; they go on together when it opens
) STRICT;

CREATE INDEX parked_jobs_gate ON parked_jobs (gate) WHERE gate IS NOT NULL;
