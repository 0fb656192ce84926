-- owner: auth
-- Browsers a person signed in with keep a signed mark, so that a sign-in elsewhere is told by mail. Marks made before this moment count no more: the person
-- said that a sign-in was not theirs.
ALTER TABLE people ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
