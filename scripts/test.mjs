// `npm test`: types, lint, build, and then every test, in lanes side by side. With arguments (`npm test -- test/unit/kernel`) only what they
// name, in one lane. The last line is `N passed, N failed`; the status is 0 only if all of it went well.
import { argsOf, closingLine, countOf, LANES, withoutCount } from './lanes.mjs'
import { runWatched } from './watched.mjs'

const CHECKS = [
  // The longest first: two at a time, and whoever is done takes the next.
  ['tsc', '-p', 'tsconfig.test.json'],
  ['biome', 'check', '.'],
  ['tsc', '-p', 'tsconfig.json'],
  ['tsc', '-p', 'tsconfig.browser.json'],
  ['node', 'src/client/build.mjs'],
  ['tsc', '-p', 'tsconfig.client.json'],
]

/** @returns how many of the checks failed; what those wrote is printed */
async function check() {
  const waiting = [...CHECKS]
  let failures = 0
  const lane = async () => {
    for (let command = waiting.shift(); command; command = waiting.shift()) {
      const { output, status, seconds } = await runWatched(command)
      console.log(`${status === 0 ? '✓' : '✗'} ${command.join(' ')} (${seconds} s)`)
      if (status === 0) continue
      failures++
      console.log(output)
    }
  }
  await Promise.all([lane(), lane()])
  return failures
}

/**
 * Runs a lane, and once more if it hung: a runtime that stands still says of no test whether it passes.
 * @param hear is given what it writes, as it comes
 * @returns what the last go came to, with the output of both
 */
async function runLane(name, args, hear) {
  const go = () => runWatched(['vitest', 'run', ...args], { hear })
  const first = await go()
  if (!first.hung) return first
  const between = `\nOnly at a second go: all of ${name}, which hung after ${first.seconds} s\n`
  hear?.(between)
  const second = await go()
  return {
    ...second,
    output: first.output + between + second.output,
    seconds: first.seconds + second.seconds,
  }
}

/** The first lane is heard as it runs; each other is kept, and printed whole after it. */
async function runLanes(lanes) {
  const results = await Promise.all(
    lanes.map(([name, args], at) => {
      if (at === 0 && lanes.length > 1) console.log(`\n── ${name} ──`)
      return runLane(name, args, at === 0 ? (text) => process.stdout.write(withoutCount(text)) : undefined)
    }),
  )
  for (const [at, [name]] of lanes.entries()) {
    if (at > 0) console.log(`\n── ${name} ──${withoutCount(results[at].output)}`)
  }
  console.log(`\n${lanes.map(([name], at) => `${name}: ${results[at].seconds} s`).join(', ')}`)
  console.log(closingLine(results.map(({ output, status }) => countOf(output, status))))
  return results.every(({ status }) => status === 0)
}

const failures = await check()
if (failures > 0) {
  console.log(`0 passed, ${failures} failed`)
  process.exit(1)
}
const chosen = process.argv.slice(2)
const lanes =
  chosen.length > 0 ? [['tests', chosen]] : Object.entries(LANES).map(([name, lane]) => [name, argsOf(lane)])
process.exitCode = (await runLanes(lanes)) ? 0 : 1
