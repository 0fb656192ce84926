-- owner: auth
-- The code of the same mail, for who reads it on another device: eight digits, typed in the browser that asked. A keyed hash of it and of that browser
-- (0003): the digits are few, so a copy of the database must not be able to try them all.
ALTER TABLE sign_in_links ADD COLUMN code_hash TEXT;
ALTER TABLE sign_in_links ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
-- A code is looked for by the browser it is typed in.
CREATE INDEX sign_in_links_browser ON sign_in_links (browser_hash) WHERE browser_hash IS NOT NULL;
