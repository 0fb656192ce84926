import { dashed, holdToRules, rulesOf, upTo } from './rules-page'

holdToRules('the rules of the newsletter', rulesOf('docs/reference/newsletter-rules.md', '[EN]-?\\d+'), [
  ...upTo('E', 8),
  ...dashed('N', 1, 14),
  ...dashed('N', 20, 26),
])
