-- owner: bans
-- 1: the ban's name has a star at an end, and stands for all names of that kind. Its marks begin with 'like:'; what follows is looked for in the names a
-- writer can be read as, each between '^' and '$' (bans/marks-of-writer.ts).
ALTER TABLE bans ADD COLUMN pattern INTEGER NOT NULL DEFAULT 0;
