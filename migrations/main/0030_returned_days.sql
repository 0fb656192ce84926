-- owner: moderation
-- Returned for changes is a decision like the others; days summed up before it was counted have none.
ALTER TABLE decision_days ADD COLUMN returned INTEGER NOT NULL DEFAULT 0;
