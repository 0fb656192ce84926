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
  ...dashed('A', 10, 24),
  ...dashed('A', 30),
  ...dashed('E', 1, 7),
  ...dashed('E', 10, 17),
  ...dashed('E', 20, 27),
  ...dashed('E', 30, 33),
  ...dashed('E', 40, 46),
  ...dashed('E', 50),
])
