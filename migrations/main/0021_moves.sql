-- owner: comments
-- What the team does to what others wrote: edits that say so, and conversations that move from one page to another. Only what
-- is edited or moved pays for any of this.

-- Where the conversation of this page went; NULL: it is here. Always the last place, never one that moved on itself.
ALTER TABLE threads ADD COLUMN moved_to TEXT;
CREATE INDEX threads_moved ON threads (moved_to) WHERE moved_to IS NOT NULL;

-- Of a root that came with its page: the threads it stood in before, oldest first, each with a space behind it. Taking a move back finds by it
-- what came. Replies follow their root.
ALTER TABLE comments ADD COLUMN came_by TEXT;
-- Who of the team wrote the words as they are; NULL: their author did.
ALTER TABLE comments ADD COLUMN edited_by INTEGER;
-- The same for the words that were replaced.
ALTER TABLE comment_revisions ADD COLUMN edited_by INTEGER;

-- What was put away, by the place it has: a move takes it along. What waits or is up has indexes of its own, so the usual way from one to
-- the other pays nothing for this one.
CREATE INDEX comments_put_away ON comments (thread_id, root_id, path) WHERE status >= 2;

-- The same of a follow that came with its page: a link of a mail names the thread it was sent for.
ALTER TABLE follows ADD COLUMN came_by TEXT;
