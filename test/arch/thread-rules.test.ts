import { dashed, holdToRules, rulesOf, upTo } from './rules-page'

holdToRules('the rules of a thread', rulesOf('docs/reference/thread-rules.md', '[ABVE]-?\\d+'), [
  ...upTo('A', 13),
  ...upTo('B', 10),
  ...dashed('V', 1, 5),
  ...dashed('V', 10, 26),
  ...dashed('V', 30, 38),
  ...dashed('V', 40, 48),
  ...dashed('V', 50, 56),
  ...dashed('V', 60, 65),
  ...dashed('V', 70, 77),
  ...dashed('V', 80, 82),
  ...dashed('A', 1, 5),
  ...dashed('A', 10, 19),
  ...dashed('A', 21, 24),
  ...dashed('E', 1, 7),
  ...[10, 12, 13, 14, 16].flatMap((rule) => dashed('E', rule)),
  ...dashed('E', 20, 26),
  ...[30, 40, 43, 44, 45, 50].flatMap((rule) => dashed('E', rule)),
])
