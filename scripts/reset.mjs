// `npm run reset`: empties the local databases, so that the next `npm start` begins anew. Secrets stay.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL, STATE } from './wrangler.mjs'

const pidFile = join(LOCAL, 'start.pid')

function runningPid() {
  if (!existsSync(pidFile)) return undefined
  const pid = Number(readFileSync(pidFile, 'utf8'))
  try {
    process.kill(pid, 0)
    return pid
  } catch {
    // Left behind by a process that was killed.
    return undefined
  }
}

const pid = runningPid()
if (pid) {
  console.error(`Afterword is running (process ${pid}). Stop it first, then reset.`)
  process.exitCode = 1
} else {
  const had = existsSync(STATE)
  rmSync(STATE, { recursive: true, force: true })
  console.log(had ? 'Emptied. The next `npm start` makes the demo anew.' : 'There was nothing to empty.')
}
