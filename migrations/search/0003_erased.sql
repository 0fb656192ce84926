-- owner: audit
-- Subscribers that were erased, by number alone: no name, no address, no hash of one. It stands beside the index because the main database can be turned
-- back to before an erasure (Time Travel, a file), and would have forgotten that as well (docs/decisions/0031-what-was-erased-stays-erased.md).
CREATE TABLE erased (
  day INTEGER NOT NULL,                     -- days since 1970, UTC
  id  INTEGER NOT NULL,                     -- of subscribers: made once and never given again
  PRIMARY KEY (day, id)
) STRICT, WITHOUT ROWID;
