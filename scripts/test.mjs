// `npm test`: types, lint, build, and then every test, in lanes side by side. With arguments (`npm test -- test/unit/kernel`) only what they
// name, in one lane. The last line is `N passed, N failed`; the status is 0 only if all of it went well.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { argsOf, closingLine, countOf, LANES, withoutCount } from './lanes.mjs'
import { ROOT } from './wrangler.mjs'

const CHECKS = [
  // The longest first: two at a time, and whoever is done takes the next.
  ['tsc', '-p', 'tsconfig.test.json'],
  ['biome', 'check', '.'],
  ['tsc', '-p', 'tsconfig.json'],
  ['tsc', '-p', 'tsconfig.browser.json'],
  ['node', 'src/client/build.mjs'],
  ['tsc', '-p', 'tsconfig.client.json'],
]

const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
  })
}

/**
 * Runs one command to its end.
 * @param hear is given what it writes, as it comes
 * @returns all it wrote, its status, and the seconds it took
 */
function run([command, ...args], hear = () => {}) {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: join(ROOT, 'node_modules/.bin') + delimiter + process.env.PATH,
        ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
      },
    })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
        hear(text)
      })
    }
    child.once('error', reject)
    child.once('close', (status) => {
      running.delete(child)
      resolve({ output, status, seconds: Math.round((performance.now() - start) / 1000) })
    })
  })
}

/** @returns how many of the checks failed; what those wrote is printed */
async function check() {
  const waiting = [...CHECKS]
  let failures = 0
  const lane = async () => {
    for (let command = waiting.shift(); command; command = waiting.shift()) {
      const { output, status, seconds } = await run(command)
      console.log(`${status === 0 ? '✓' : '✗'} ${command.join(' ')} (${seconds} s)`)
      if (status === 0) continue
      failures++
      console.log(output)
    }
  }
  await Promise.all([lane(), lane()])
  return failures
}

/** The first lane is heard as it runs; each other is kept, and printed whole after it. */
async function runLanes(lanes) {
  const results = await Promise.all(
    lanes.map(([name, args], at) => {
      if (at === 0 && lanes.length > 1) console.log(`\n── ${name} ──`)
      return run(
        ['vitest', 'run', ...args],
        at === 0 ? (text) => process.stdout.write(withoutCount(text)) : undefined,
      )
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
