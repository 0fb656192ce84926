import { dashed, holdToRules, rulesOf } from './rules-page'

holdToRules('the rules of safety', rulesOf('docs/reference/safety-rules.md', 'S-\\w+'), [
  ...dashed('S', 1, 19),
  ...['S-1A', 'S-1B', 'S-1C', 'S-1D'],
  ...dashed('S', 20, 33),
  ...dashed('S', 40, 48),
  ...dashed('S', 50, 55),
  ...dashed('S', 60, 68),
  ...dashed('S', 70, 75),
  ...dashed('S', 80, 94),
])
