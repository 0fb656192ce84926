-- owner: moderation
-- What of it was summed up of each day, over the whole team: nobody's pace is told by person (M-70). NULL: nobody measured.
ALTER TABLE decision_days ADD COLUMN looked_ms INTEGER;
ALTER TABLE decision_days ADD COLUMN looked_p90_ms INTEGER;
