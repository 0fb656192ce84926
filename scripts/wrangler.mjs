// Runs wrangler for the commands of this folder: on a Node that is new enough, without questions, metrics or a login.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where everything local lives; tests give each run a place of its own. */
export const LOCAL = process.env.AFTERWORD_LOCAL ?? join(ROOT, '.wrangler')
export const STATE = join(LOCAL, 'state')

/** npm puts the Node of node_modules first; typed without npm, this finds it all the same. */
function nodeBinary() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath
  return join(ROOT, 'node_modules/.bin/node')
}

/** What was started and has not ended: whoever stops the command ends these first. */
const running = new Set()

/** @returns the running process, its output readable; a group of its own, so that it can be ended with all it started */
export function startWrangler(args, { env = {} } = {}) {
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
  if (!existsSync(wrangler)) throw new Error('The packages are not installed. Run `npm ci` first.')
  const child = spawn(nodeBinary(), [wrangler, ...args], {
    cwd: ROOT,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CI: '1',
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_LOG_PATH: join(LOCAL, 'logs'),
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      ...env,
    },
  })
  running.add(child)
  child.once('error', () => running.delete(child))
  return child
}

/** Ends every wrangler with all it started: asks, and after four seconds insists. @returns once nobody is left */
export async function endAll() {
  const left = (signal) => [...running].filter((child) => signalGroup(child, signal))
  left('SIGTERM')
  const insistAt = Date.now() + 4000
  // A killed process takes a moment to go; past six seconds nobody can do more.
  while (Date.now() < insistAt + 2000 && left(Date.now() < insistAt ? 0 : 'SIGKILL').length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** To a process that leads a group, with all it started; Windows has no groups. @returns whether there was anybody left to signal */
export function signalGroup(child, signal) {
  try {
    return process.platform === 'win32' ? child.kill(signal) : process.kill(-child.pid, signal)
  } catch {
    // It has ended by itself.
    return false
  }
}

/** Runs one command to its end. @returns what it wrote. @throws Error with that text if it failed */
export async function runWrangler(args, options) {
  const child = startWrangler(args, options)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`wrangler ${args.slice(0, 3).join(' ')} failed:\n${output.trim()}`)
  return output
}

const MIGRATIONS = { DB: 'migrations/main', SEARCH: 'migrations/search' }

/** Brings both local databases up to date. */
export async function migrateLocal() {
  const isFirst = !existsSync(join(STATE, 'v3', 'd1'))
  for (const [database, folder] of Object.entries(MIGRATIONS)) {
    if (isFirst) await migrateAtOnce(database, folder)
    else await runWrangler(['d1', 'migrations', 'apply', database, '--local', '--persist-to', STATE])
  }
}

/**
 * All migrations of a database that is new, as one file: wrangler starts the runtime once for each that it applies, which kept the first
 * `npm start` waiting for a minute. Written down as wrangler does, so that it goes on from there.
 */
async function migrateAtOnce(database, folder) {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.sql'))
  const parts = names
    .toSorted()
    .map(
      (name) =>
        `${readFileSync(join(ROOT, folder, name), 'utf8')}\nINSERT INTO d1_migrations (name) VALUES ('${name}');`,
    )
  const file = join(STATE, `${database}.sql`)
  mkdirSync(STATE, { recursive: true })
  writeFileSync(
    file,
    `CREATE TABLE d1_migrations (
       id INTEGER PRIMARY KEY AUTOINCREMENT,
       name TEXT UNIQUE,
       applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
     );
     ${parts.join('\n')}`,
  )
  try {
    await runWrangler(['d1', 'execute', database, '--local', '--persist-to', STATE, '--yes', '--file', file])
  } finally {
    rmSync(file, { force: true })
  }
}
