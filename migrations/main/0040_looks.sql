-- owner: audit
-- How long a comment was before the eye when it was decided, as the browser says (M-70): a column of a row that a decision writes anyway. NULL: nobody measured, as
-- without scripts, or not one decision of one comment. No page, no file and no answer tells it; it is summed up over everybody.
ALTER TABLE audit ADD COLUMN looked_ms INTEGER;
