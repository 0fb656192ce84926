// `npm run reindex`: builds the search index anew from the comments, and erases again whom a restored database has brought back. It only puts the jobs into
// the table; the Worker does them, a part at a time, when its clock next strikes (every five minutes) or anything else wakes it.
import { parseArgs } from 'node:util'
// Files of the kernel import nothing, so Node can read them as they are.
import { createIdSource } from '../src/kernel/id.ts'
import { runWrangler, STATE } from './wrangler.mjs'

const HELP = `Builds the search index anew, and erases again who was erased: after restoring a database, or if something is not found that should be.

  npm run reindex

  --local    in the local database of \`npm start\`, instead of your Cloudflare account
`

async function reindex({ local }) {
  const now = Date.now()
  const where = local ? ['--local', '--persist-to', STATE] : ['--remote']
  const newId = createIdSource(() => now)
  const job = `INSERT INTO jobs (id, kind, payload, run_at, created_at) VALUES
    (${newId()}, 'subscribers.erase-again', '{"day":0,"id":0}', ${now}, ${now}),
    (${newId()}, 'authors.erase-again', '{"day":0,"id":0}', ${now}, ${now}),
    (${newId()}, 'comments.reindex', '{"after":0}', ${now}, ${now})`
  try {
    await runWrangler(['d1', 'execute', 'DB', ...where, '--yes', '--command', job])
  } catch (error) {
    if (!error.message.includes('no such table')) throw error
    const first = local ? '`npm start`' : '`npm run deploy`'
    throw new Error(`The database has no tables yet. Run ${first} first, then this again.`)
  }
  console.log(`The index is built anew within minutes. Until then the search says that comments are missing.`)
}

try {
  const { values } = parseArgs({
    options: { local: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  if (values.help) console.log(HELP)
  else await reindex(values)
} catch (error) {
  console.error(`${error.message}\n\n\`npm run reindex -- --help\` shows every option.`)
  process.exitCode = 1
}
