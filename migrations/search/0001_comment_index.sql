-- owner: moderation
-- Full text of comments for the desk, apart from the main database because a virtual table there breaks its
-- export. Contentless: the words are indexed, the text stays in `comments`. `meta` holds tokens such as
-- 's12 st0' (site, status), since FTS5 cannot use a filter outside MATCH.
CREATE VIRTUAL TABLE comment_index USING fts5 (
  body, author, meta,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);
