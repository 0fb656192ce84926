-- owner: platform
-- How often a job was begun since somebody last wrote down how it went: two and more say that a Worker died over it, in the middle of what it did.
-- Counted in the row that a claim writes anyway.
ALTER TABLE jobs ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
