// Runs one command of `npm test` to its end, and ends it where it would never come to one.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { ROOT, signalGroup } from './wrangler.mjs'

/** The longest test says nothing for half a minute, beside two other lanes for one and a half: after five nothing more will come. */
const SILENCE = 300_000

/** How long what was asked to tell what it is at may take for it, and what has ended to let go of its output. */
const GRACE = 5_000

const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) signalGroup(child, signal)
  })
}

/**
 * Runs a command to its end, which is that of the command itself: what it left behind is ended with it, and keeps nobody waiting by an output held open.
 * One that writes nothing for so long is told to say what it is at (SIGUSR2, test/support/count-line.ts), and ended.
 * @param hear is given what it writes, as it comes
 * @param silence in milliseconds
 * @param grace in milliseconds
 * @returns all it wrote, its status (null if a signal ended it), whether it hung, and the seconds it took
 * @throws Error if it cannot be started
 */
export function runWatched([command, ...args], { hear = () => {}, silence = SILENCE, grace = GRACE } = {}) {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: join(ROOT, 'node_modules/.bin') + delimiter + process.env.PATH,
        ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
      },
    })
    running.add(child)
    let output = ''
    let hung = false
    const giveUp = () => {
      hung = true
      if (process.platform !== 'win32') child.kill('SIGUSR2')
      setTimeout(() => signalGroup(child, 'SIGKILL'), grace)
    }
    let clock = setTimeout(giveUp, silence)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
        hear(text)
        if (hung) return
        clearTimeout(clock)
        clock = setTimeout(giveUp, silence)
      })
    }
    child.once('error', reject)
    child.once('exit', (status) => {
      clearTimeout(clock)
      const end = () => {
        clearTimeout(late)
        child.off('close', end)
        running.delete(child)
        signalGroup(child, 'SIGKILL')
        for (const stream of [child.stdout, child.stderr]) stream.destroy()
        resolve({ output, status, hung, seconds: Math.round((performance.now() - start) / 1000) })
      }
      const late = setTimeout(end, grace)
      child.once('close', end)
    })
  })
}
