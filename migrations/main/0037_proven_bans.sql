-- owner: bans
-- 1: the ban's address and domain count for certain only where a writer has proven the address. Its marks say so: 'proven-address:HASH' and
-- 'proven-domain:HOST' stop; 'address:HASH' and 'domain:HOST' then have `silent` 2: what comes waits, and the team is told.
ALTER TABLE bans ADD COLUMN proven INTEGER NOT NULL DEFAULT 0;
