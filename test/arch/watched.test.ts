import { readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { runWatched } from '../../scripts/watched.mjs'

const node = (code: string): string[] => ['node', '-e', code]

/** What a command starts and leaves behind: it holds its parent's output open, and would for ten minutes. */
const LEAVES_ONE = `
  const { spawn } = require('node:child_process')
  const left = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)'], { stdio: 'inherit' })
  console.log(left.pid)
  left.unref()
`

/** Signal 0 asks only whether there is such a process; a killed one takes a moment to go. */
const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    // What was killed and not yet collected by anybody is still listed.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

describe('a command of npm test', () => {
  it('is heard as it runs, and its words and status are kept', async ({ expect }) => {
    const heard: string[] = []
    const ended = await runWatched(node('console.log("one"); console.error("two"); process.exit(3)'), {
      hear: (text) => heard.push(text),
    })
    expect(ended).toMatchObject({ status: 3, hung: false })
    expect(ended.output.split('\n').toSorted()).toEqual(['', 'one', 'two'])
    expect(heard.join('')).toBe(ended.output)
  })

  it('that was ended by a signal has no status, and did not hang', async ({ expect }) => {
    const ended = await runWatched(node('process.kill(process.pid, "SIGKILL")'))
    expect(ended).toMatchObject({ status: null, hung: false })
  })

  it('that cannot be started says so', async ({ expect }) => {
    await expect(runWatched(['no-such-command-anywhere'])).rejects.toThrow('ENOENT')
  })

  it('ends when it ends, whatever it left behind; and that ends too', async ({ expect }) => {
    const ended = await runWatched(node(LEAVES_ONE), { grace: 200 })
    expect(ended).toMatchObject({ status: 0, hung: false })
    await expect.poll(() => isThere(Number(ended.output))).toBe(false)
  })

  it('that writes nothing any more is asked what it is at, and ended with all it started', async ({
    expect,
  }) => {
    const ended = await runWatched(
      node(`${LEAVES_ONE}
        process.on('SIGUSR2', () => console.log('under way'))
        setInterval(() => {}, 1000)`),
      { silence: 1500, grace: 500 },
    )
    expect(ended).toMatchObject({ status: null, hung: true })
    const [pid, said] = ended.output.trim().split('\n')
    expect(said).toBe('under way')
    await expect.poll(() => isThere(Number(pid))).toBe(false)
  })

  it('is ended also where it hears no signal, as a runtime that turns in circles', async ({ expect }) => {
    const ended = await runWatched(node('process.on("SIGUSR2", () => {}); for (;;);'), {
      silence: 500,
      grace: 200,
    })
    expect(ended).toMatchObject({ status: null, hung: true, output: '' })
  })

  it('may take its time as long as it says something', async ({ expect }) => {
    const ended = await runWatched(
      node(
        'let left = 8; const clock = setInterval(() => { console.log(left); if (!--left) clearInterval(clock) }, 400)',
      ),
      { silence: 2000 },
    )
    expect(ended).toMatchObject({ status: 0, hung: false })
  })
})
