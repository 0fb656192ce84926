-- owner: search
-- Addresses of pages that have comments, in order: the desk lists them and finds them by their beginning. Here and not in the main database, because
-- an index there would cost the first comment of every page a row.
CREATE TABLE pages (
  site_id   TEXT NOT NULL,
  page      TEXT NOT NULL,                  -- canonical address
  thread_id TEXT NOT NULL,
  PRIMARY KEY (site_id, page)
) STRICT, WITHOUT ROWID;
