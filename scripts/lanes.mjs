// What `npm test` runs side by side. A browser and what it looks at take turns, and so leave a core idle now and then: three lanes for two cores.
// With four, each waited for the others and the whole took longer.

const DESK = 'test/browser/desk'

/** Every project of vitest.config.ts in one lane, and the browser's in two halves (test/arch/lanes.test.ts holds them to it). */
export const LANES = {
  browser: { projects: ['browser'], without: DESK },
  desk: { projects: ['browser'], only: DESK },
  workerd: { projects: ['unit', 'rows', 'arch', 'integration', 'bench'] },
}

/** @returns how vitest is told what a lane is */
export const argsOf = ({ projects, only, without }) => [
  ...projects.map((project) => `--project=${project}`),
  ...(only ? [`${only}/`] : []),
  ...(without ? [`--exclude=${without}/**`] : []),
]

const COUNT_LINE = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/

/**
 * Reads what one run of vitest wrote (test/support/count-line.ts).
 * @param output all of it
 * @param status of the process; null if a signal ended it
 * @returns its counts. A run that ended badly without naming a failure is one: it may have died before it could count
 */
export function countOf(output, status) {
  const line = output
    .split('\n')
    .map((text) => COUNT_LINE.exec(text.trim()))
    .findLast(Boolean)
  const [passed, failed, skipped] = line ? line.slice(1).map((digits) => Number(digits ?? 0)) : [0, 0, 0]
  const isUncounted = failed === 0 && (status !== 0 || !line)
  return { passed, failed: isUncounted ? 1 : failed, skipped }
}

/** @returns the closing line that CI reads, for all lanes together */
export function closingLine(counts) {
  const sum = (name) => counts.reduce((total, count) => total + count[name], 0)
  const skipped = sum('skipped')
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** @returns the output without its count line: the last one to stand there shall be that of all lanes */
export const withoutCount = (output) =>
  output
    .split('\n')
    .filter((text) => !COUNT_LINE.test(text.trim()))
    .join('\n')
