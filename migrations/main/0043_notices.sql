-- owner: comments
-- A reference is quoted by whoever has it: no two notices have one, and the desk finds a comment by it.
CREATE UNIQUE INDEX reports_reference ON reports (reference) WHERE reference IS NOT NULL;
-- What the desk shows of a comment's reports: notices first, then the newest. It costs a row of a report, none of a comment.
CREATE INDEX reports_shown ON reports (comment_id, reference, created_at);
