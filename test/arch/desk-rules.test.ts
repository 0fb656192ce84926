import { dashed, holdToRules, rulesOf, upTo } from './rules-page'

holdToRules('the rules of the desk', rulesOf('docs/reference/desk-rules.md', '[CM]-?\\d+'), [
  ...upTo('C', 12),
  ...dashed('M', 1, 7),
  ...dashed('M', 10, 21),
  ...dashed('M', 30, 34),
  ...dashed('M', 40, 42),
  ...dashed('M', 50, 54),
  ...dashed('M', 60, 63),
  ...dashed('M', 70),
])
