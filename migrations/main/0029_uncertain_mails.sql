-- owner: mail
-- Mails of which nobody knows whether they went: the answer of the provider did not come, or a Worker died over them. They are not sent again by
-- themselves. A report of the provider about one settles it, and so does whoever sends it again.
CREATE TABLE uncertain_mails (
  site_id      TEXT    NOT NULL,
  id           INTEGER NOT NULL,            -- as mail_log has it
  address_hash TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  reason       TEXT    NOT NULL,            -- codes only, never an address
  since        INTEGER NOT NULL,
  PRIMARY KEY (site_id, id, address_hash)
) STRICT, WITHOUT ROWID;

-- When somebody last pressed the button of a mail that asks. Until then an address gets few of them (F2).
ALTER TABLE mail_reached ADD COLUMN answered_at INTEGER;
