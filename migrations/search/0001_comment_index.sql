-- owner: search
-- Full text of comments for the desk, apart from the main database because a virtual table there breaks its
-- export. Contentless: the words are indexed, the text stays in `comments`. `meta` holds tokens for site and
-- state, such as 'sdemo xheld', since FTS5 cannot use a filter outside MATCH. The rowid is the comment's id.
-- Scripts without spaces between words come with each character set apart (search/set-apart.ts), so one table serves
-- them too: a trigram index finds nothing below three characters, and most Chinese words have two.
CREATE VIRTUAL TABLE comment_index USING fts5 (
  body, author, page, meta,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);
