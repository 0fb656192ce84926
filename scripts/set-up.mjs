// `npm run set-up`: the first site and its owner, straight into the database, because nobody can sign in before there is somebody.
// Run again it adds what is missing and prints a fresh link.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
// Files of the kernel import nothing, so Node can read them as they are.
import { parseEmail } from '../src/kernel/email-address.ts'
import { createIdSource } from '../src/kernel/id.ts'
import { makeSecrets } from './secrets.mjs'
import { ROOT, runWrangler, STATE } from './wrangler.mjs'

const DAY_MS = 86_400_000
const HELP = `Makes a site and its owner, and prints a link that signs the owner in.

  npm run set-up -- --site blog --name "My blog" --origin https://example.org --email me@example.org

  --site     the word in the embed snippet: a–z, 0–9 and "-", at most 32 characters; never changes
  --name     what readers see in mails and on pages
  --origin   where your pages are, scheme and host; may be given more than once
  --email    the owner's address
  --local    into the local database of \`npm start\`, instead of your Cloudflare account
  --secrets  only prints a fresh pair of secrets
`

const text = (value) => `'${value.replaceAll("'", "''")}'`

/** @throws Error that says which option to give, and how */
function readOptions() {
  const { values } = parseArgs({
    options: {
      site: { type: 'string' },
      name: { type: 'string' },
      origin: { type: 'string', multiple: true },
      email: { type: 'string' },
      local: { type: 'boolean', default: false },
      secrets: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help || values.secrets) return values
  const site = values.site ?? ''
  if (!/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(site)) {
    throw new Error('--site takes a–z, 0–9 and "-", at most 32 characters: --site blog')
  }
  const name = (values.name ?? '').trim()
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name)) {
    throw new Error('--name takes one line of at most 100 characters: --name "My blog"')
  }
  const email = parseEmail(values.email ?? '')
  if (!email) throw new Error('--email takes the address of the owner: --email me@example.org')
  const origins = (values.origin ?? []).map(readOrigin)
  if (origins.length === 0)
    throw new Error('--origin takes where your pages are: --origin https://example.org')
  return { ...values, site, name, email, origins }
}

function readOrigin(given) {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') return url.origin
  throw new Error(`--origin is "${given}". It takes scheme and host only: --origin https://example.org`)
}

/** The same rows that auth/create-set-up-link.ts and sites/create-site.ts write; test/integration/start.test.ts enters by them. */
function statements({ site, name, origins, email }, token, now) {
  const personId = createIdSource(() => now)()
  const hash = createHash('sha256').update(token).digest('base64url')
  const settings = JSON.stringify({ origins })
  return `
INSERT INTO sites (id, name, settings, created_at) VALUES (${text(site)}, ${text(name)}, ${text(settings)}, ${now})
  ON CONFLICT DO NOTHING;
INSERT INTO people (id, email, name, created_at) VALUES (${personId}, ${text(email.key)}, '', ${now}) ON CONFLICT DO NOTHING;
INSERT INTO members (site_id, person_id, role, created_at)
  SELECT ${text(site)}, id, 'owner', ${now} FROM people WHERE email = ${text(email.key)} ON CONFLICT DO NOTHING;
INSERT INTO sign_in_links (token_hash, person_id, browser_hash, created_at, expires_at)
  SELECT ${text(hash)}, id, NULL, ${now}, ${now + DAY_MS} FROM people WHERE email = ${text(email.key)};
`
}

/** Where the Worker answers: the line of wrangler.toml, or this computer. */
function publicUrl(local) {
  if (local) return `http://localhost:${process.env.PORT ?? 8787}`
  const found = /^PUBLIC_URL\s*=\s*"([^"]+)"/m.exec(readFileSync(join(ROOT, 'wrangler.toml'), 'utf8'))?.[1]
  if (!found) throw new Error('wrangler.toml has no line PUBLIC_URL = "https://…"')
  if (found === 'https://comments.example.org') {
    throw new Error('PUBLIC_URL in wrangler.toml is still the example. Put the address of your Worker there.')
  }
  return found.replace(/\/$/, '')
}

function printSecrets() {
  const { SIGNING_KEYS, HASH_KEY } = makeSecrets()
  console.log(`Two secrets, made just now and kept nowhere. Store them once; wrangler asks for the value:

  npx wrangler secret put SIGNING_KEYS     ${SIGNING_KEYS}
  npx wrangler secret put HASH_KEY         ${HASH_KEY}

HASH_KEY never changes. To change the signing key, put a new one in front: "k2:new,k1:old".`)
}

async function setUp(options) {
  const base = publicUrl(options.local)
  const token = randomBytes(32).toString('base64url')
  const file = join(tmpdir(), `afterword-${randomBytes(8).toString('hex')}.sql`)
  writeFileSync(file, statements(options, token, Date.now()), { mode: 0o600 })
  const where = options.local ? ['--local', '--persist-to', STATE] : ['--remote']
  try {
    await runWrangler(['d1', 'execute', 'DB', ...where, '--yes', '--file', file])
  } catch (error) {
    if (!error.message.includes('no such table')) throw error
    const first = options.local ? '`npm start`' : '`npm run deploy`'
    throw new Error(`The database has no tables yet. Run ${first} first, then this again.`)
  } finally {
    rmSync(file, { force: true })
  }
  console.log(`The site "${options.site}" is there, and ${options.email.address} owns it.

Sign in within a day; the link works once:

  ${base}/desk/sign-in/${token}

Put this into your pages:

  <script type="module" src="${base}/embed.js"></script>
  <afterword-comments site="${options.site}"></afterword-comments>`)
}

try {
  const options = readOptions()
  if (options.help) console.log(HELP)
  else if (options.secrets) printSecrets()
  else await setUp(options)
} catch (error) {
  console.error(`${error.message}\n\n\`npm run set-up -- --help\` shows every option.`)
  process.exitCode = 1
}
