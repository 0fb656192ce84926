-- owner: auth
-- What a person made of the desk's keys, as JSON ('' is the standard ones): it goes with them to every browser.
ALTER TABLE people ADD COLUMN keys TEXT NOT NULL DEFAULT '';
