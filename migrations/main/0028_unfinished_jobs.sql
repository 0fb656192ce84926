-- owner: platform
-- The claim that has a job, until somebody writes down how it went; below zero if an earlier one began it, and a Worker died over it, in the middle of what
-- it did (jobs.claim). Kept in the row that a claim writes anyway.
ALTER TABLE jobs ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
