-- owner: comments
-- A report of illegal content is a notice: it has a reference, and whoever gave an address hears of its arrival and of the decision (V-81). The words it is
-- about are those of `revision`; what replaces them keeps them (comment_revisions), and nobody deletes a comment but with its site.
ALTER TABLE reports ADD COLUMN reference INTEGER;     -- NULL: no notice
ALTER TABLE reports ADD COLUMN revision INTEGER;
ALTER TABLE reports ADD COLUMN email TEXT;            -- until the decision is told, and half a year at most (comments/reports/answer-notices.ts)
ALTER TABLE reports ADD COLUMN locale TEXT;
ALTER TABLE reports ADD COLUMN answered_by INTEGER;   -- the decision that is being told

CREATE INDEX reports_to_answer ON reports (reference) WHERE email IS NOT NULL;
