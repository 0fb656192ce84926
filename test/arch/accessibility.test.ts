import { holdToRules, rulesOf } from './rules-page'

/** The criteria of WCAG 2.2, A and AA, that something here can fail. */
const CRITERIA = `
  1.1.1
  1.3.1 1.3.2 1.3.5
  1.4.1 1.4.3 1.4.4 1.4.10 1.4.11 1.4.12 1.4.13
  2.1.1 2.1.2 2.1.4
  2.2.1 2.2.2
  2.4.1 2.4.2 2.4.3 2.4.4 2.4.7 2.4.11
  2.5.3 2.5.7 2.5.8
  3.1.1 3.1.2
  3.2.2
  3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8
  4.1.2 4.1.3
`

holdToRules(
  'the statement of accessibility',
  rulesOf('docs/reference/accessibility.md', '\\d\\.\\d\\.\\d+'),
  CRITERIA.trim().split(/\s+/),
)
