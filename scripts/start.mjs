// `npm start`: the whole product on this computer. Builds, migrates, serves, seeds, prints three links.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveArticle } from './article-server.mjs'
import { chosenPort, isFree } from './ports.mjs'
import { keepDevelopmentSecrets, writeDevelopmentVars } from './secrets.mjs'
import { endAll, LOCAL, migrateLocal, ROOT, STATE, startWrangler } from './wrangler.mjs'

const READY_WITHIN_MS = 60_000
const CRON_EVERY_MS = 300_000
const PID_FILE = join(LOCAL, 'start.pid')

let article
let holdsPidFile = false
let ready = false
let stopping = false

/** Ends everything this command started, then itself. */
async function stop(code) {
  if (stopping) return
  stopping = true
  article?.close()
  article?.closeAllConnections()
  await endAll()
  if (holdsPidFile) rmSync(PID_FILE, { force: true })
  process.exit(code)
}

function fail(message) {
  // What we end on purpose complains on its way out.
  if (stopping) return
  console.error(`\n${message}\n`)
  return stop(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0))
process.on('uncaughtException', (error) => void fail(error.message))
process.on('unhandledRejection', (error) => void fail(error instanceof Error ? error.message : String(error)))
if (process.env.npm_lifecycle_event) {
  // npm may be ended without passing the signal on; then there is nobody left who could stop us.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && void stop(0), 1000).unref()
}

async function start() {
  const port = chosenPort()
  for (const wanted of [port, port + 1]) {
    if (await isFree(wanted)) continue
    const what = wanted === port ? 'Afterword' : 'the demo article'
    const other = port < 64_000 ? port + 1000 : 8787
    return fail(
      `Port ${wanted}, where ${what} would be, is in use.\n` +
        `Stop what listens there, or choose two other ports: PORT=${other} npm start (it takes ${other} and ${other + 1}).`,
    )
  }
  mkdirSync(LOCAL, { recursive: true })
  writeFileSync(PID_FILE, String(process.pid))
  holdsPidFile = true

  const publicUrl = `http://localhost:${port}`
  const demoOrigin = `http://localhost:${port + 1}`

  console.log('Building the widgets …')
  const built = spawnSync(process.execPath, ['src/client/build.mjs'], { cwd: ROOT, encoding: 'utf8' })
  if (built.status !== 0) return fail(`The widgets do not build:\n${built.stderr}`)
  console.log('Applying the migrations …')
  await migrateLocal()
  if (stopping) return
  console.log('Starting the Worker …')
  startWorker(port, {
    PUBLIC_URL: publicUrl,
    DEMO_ORIGIN: demoOrigin,
    DEVELOPMENT: 'true',
    MAIL_TRANSPORT: 'development',
    MAIL_FROM: 'Afterword <afterword@example.org>',
  })
  article = await serveArticle({ port: port + 1, apiOrigin: publicUrl })
  await answers(`${publicUrl}/healthz`)
  // A browser on a foreign page cannot say this origin, so no web site you visit can make sign-in links here.
  const seeded = await fetch(`${publicUrl}/demo/set-up`, { method: 'POST', headers: { origin: publicUrl } })
  if (!seeded.ok) return fail(`The demo could not be set up (${seeded.status}):\n${await seeded.text()}`)
  const links = await seeded.json()
  ready = true
  runCrons(publicUrl)
  console.log(`
Afterword is running.

  Demo article     ${links.article}
  Moderation desk  ${links.desk}
                   (signs you in once, within a day; another start prints another)
  Outbox           ${links.outbox}

Ctrl-C stops it. What you do here stays until \`npm run reset\`.
`)
}

function startWorker(port, vars) {
  const files = [keepDevelopmentSecrets(), writeDevelopmentVars(vars)]
  // Yours come last and win: SMTP_URL and MAIL_TRANSPORT="smtp" for example.
  if (existsSync(join(ROOT, '.dev.vars'))) files.push(join(ROOT, '.dev.vars'))
  const worker = startWrangler([
    'dev',
    ...['--port', String(port)],
    ...['--inspector-port', '0'],
    ...['--persist-to', STATE],
    ...files.flatMap((file) => ['--env-file', file]),
    ...['--log-level', 'error'],
    '--show-interactive-dev-session=false',
  ])
  let tail = ''
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.on('data', (chunk) => {
      tail = (tail + chunk).slice(-4000)
      process.stderr.write(chunk)
      // wrangler goes on and waits for a change of the source; whoever typed `npm start` should not.
      if (!ready && tail.includes('Build failed')) void fail('The Worker does not build: see above.')
    })
  }
  worker.once('error', (error) => void fail(`wrangler could not be started: ${error.message}`))
  worker.once('exit', (code, signal) => {
    if (stopping) return
    const said = tail.trim() === '' ? ' It said nothing.' : ' What it said last stands above.'
    void fail(`wrangler dev ended by itself (${signal ?? `status ${code}`}).${said}`)
  })
}

/** Waits until the Worker answers anything at all. */
async function answers(url) {
  const deadline = Date.now() + READY_WITHIN_MS
  while (!stopping) {
    try {
      await fetch(url, { signal: AbortSignal.timeout(5000) })
      return
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(`The Worker did not answer within a minute: ${error.message}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
  }
}

/** Locally no clock calls the Worker: this does, as the platform would every five minutes (src/crons.ts). */
function runCrons(publicUrl) {
  const url = `${publicUrl}/cdn-cgi/local/scheduled?cron=${encodeURIComponent('*/5 * * * *')}`
  setInterval(
    () => void fetch(url).catch((error) => console.error(`cron: ${error.message}`)),
    CRON_EVERY_MS,
  ).unref()
}

await start()
