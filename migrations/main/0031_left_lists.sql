-- owner: subscribers
-- Who has left a list, in the order the desk shows them: few among many, and a page of them must not read the many. A row is written when
-- somebody leaves or comes back, none when somebody joins.
CREATE INDEX subscriptions_gone ON subscriptions (site_id, list_id, subscriber_id) WHERE left_at IS NOT NULL;
