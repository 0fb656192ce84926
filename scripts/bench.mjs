// `npm run bench`: requests per second on bare workerd (through miniflare, no `wrangler dev` in front), as ratios to a bare Worker that
// is asked in turn in the same run. Absolute figures hold for one computer only; the ratios are what docs/reference/budgets.md keeps. Beside them
// stands workerd's processor time, which others on the same computer disturb least (Linux only).
// Traffic goes to loopback only and ends by itself.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'

const OUT = '.wrangler/bench'
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)
const CONNECTIONS = 16

rmSync(OUT, { recursive: true, force: true })
execFileSync('wrangler', ['deploy', '--dry-run', '--outdir', OUT], { stdio: ['ignore', 'ignore', 'inherit'] })

// The measure: one indexed query of 50 rows, one insert of one row, and the same bytes from memory.
const BARE = `
let memory = ''
export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url)
    if (pathname === '/read') {
      const { results } = await env.DB.prepare('SELECT id, author_name, html, created_at FROM rows WHERE thread_id = ?1 ORDER BY id DESC LIMIT 50').bind('t').all()
      return Response.json(results)
    }
    if (pathname === '/write') {
      await env.DB.prepare('INSERT INTO rows (thread_id, author_name, html, created_at) VALUES (?1, ?2, ?3, ?4)').bind('w', 'Ada', '<p>Hi</p>', 0).run()
      return new Response('ok', { status: 202 })
    }
    if (request.method === 'PUT') memory = await request.text()
    return new Response(memory, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  },
}`

const [bareSocket, ourSocket] = [
  { host: '127.0.0.1', port: 0 },
  { host: '127.0.0.1', port: 0 },
]
const worker = {
  compatibilityDate: '2026-10-01',
  compatibilityFlags: ['nodejs_compat', 'global_fetch_strictly_public'],
}
const mf = new Miniflare(
  convertV4MiniflareOptions({
    workers: [
      {
        ...worker,
        name: 'bare',
        modules: true,
        script: BARE,
        d1Databases: { DB: 'bare' },
        unsafeDirectSockets: [bareSocket],
      },
      {
        ...worker,
        name: 'afterword',
        modules: readdirSync(OUT)
          .filter((name) => /\.(js|txt)$/.test(name))
          // The script first: it is the entry.
          .sort((a) => (a === 'index.js' ? -1 : 1))
          .map((name) => ({ type: name.endsWith('.js') ? 'ESModule' : 'Text', path: `${OUT}/${name}` })),
        modulesRoot: OUT,
        d1Databases: { DB: 'ours', SEARCH: 'search' },
        kvNamespaces: ['SALTS'],
        queueProducers: { MAIL_QUEUE: { queueName: 'mail' } },
        ratelimits: {
          PACE: { namespace_id: '2', namespaceId: '2', simple: { limit: 1_000_000_000, period: 60 } },
          BURST: { namespace_id: '1', namespaceId: '1', simple: { limit: 1_000_000_000, period: 60 } },
        },
        bindings: {
          PUBLIC_URL: 'https://comments.test',
          MAIL_FROM: 'Afterword <comments@comments.test>',
          MAIL_TRANSPORT: 'cloudflare',
          SIGNING_KEYS: 'bench:0123456789abcdef0123456789abcdef',
          HASH_KEY: 'fedcba9876543210fedcba9876543210',
        },
        unsafeDirectSockets: [ourSocket],
      },
    ],
  }),
)

try {
  await mf.ready
  await seed()
  const bare = await mf.unsafeGetDirectURL('bare')
  const ours = await mf.unsafeGetDirectURL('afterword')
  const page = (path) => encodeURIComponent(`https://bench.example${path}`)

  const fragment = `/embed/bench/thread?page=${page('/p10000')}`
  const bytes = await (await fetch(new URL(fragment, ours))).text()
  await fetch(new URL('/memory', bare), { method: 'PUT', body: bytes })

  const baselineBytes = (await (await fetch(new URL('/read', bare))).text()).length
  console.log(`thread as HTML: ${bytes.length} bytes; one 50-row query: ${baselineBytes} bytes`)

  const rows = [
    [
      'thread as JSON, 100 comments',
      new URL(`/v1/bench/comments?page=${page('/p100')}`, ours),
      new URL('/read', bare),
      'one 50-row query',
    ],
    [
      'thread as JSON, 10,000 comments',
      new URL(`/v1/bench/comments?page=${page('/p10000')}`, ours),
      new URL('/read', bare),
      'one 50-row query',
    ],
    ['thread as HTML, 10,000 comments', new URL(fragment, ours), new URL('/read', bare), 'one 50-row query'],
    ['hot thread, the same bytes', new URL(fragment, ours), new URL('/memory', bare), 'bytes from memory'],
    [
      'counts of 20 pages',
      new URL(
        `/v1/bench/counts?${Array.from({ length: 20 }, (_, at) => `page=${page(`/p${at}`)}`).join('&')}`,
        ours,
      ),
      new URL('/read', bare),
      'one 50-row query',
    ],
    ['posting a comment', new URL('/v1/bench/comments', ours), new URL('/write', bare), 'one insert'],
  ]
  const body = (at) =>
    JSON.stringify({
      page: 'https://bench.example/posts',
      name: 'Ada',
      email: 'ada@example.org',
      body: `Comment ${at}.`,
    })

  console.log(
    `${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each in turn; medians of requests a second\n`,
  )
  console.log(
    ['what', 'Afterword', 'bare', 'ratio (min–max)', 'processor, ms', 'ratio', 'against'].join(' | '),
  )
  for (const [what, url, baseline, against] of rows) {
    const posting = url.pathname === '/v1/bench/comments' && what.startsWith('posting')
    const samples = []
    // An answer to a credential is never repeated from memory: with one, each read is a real one.
    const headers = what.startsWith('hot') ? {} : { authorization: 'none' }
    await load(url, 0.5, posting ? body : undefined, headers)
    await load(baseline, 0.5)
    for (let round = 0; round < ROUNDS; round++) {
      const theirs = await load(baseline, SECONDS, posting ? () => '' : undefined)
      const own = await load(url, SECONDS, posting ? body : undefined, headers)
      samples.push({ own, theirs, ratio: own.rate / theirs.rate, work: theirs.ms / own.ms })
    }
    const ratios = samples.map(({ ratio }) => ratio).sort((a, b) => a - b)
    const middle = (value) => median(samples.map(value))
    console.log(
      [
        what,
        Math.round(middle(({ own }) => own.rate)),
        Math.round(middle(({ theirs }) => theirs.rate)),
        `${median(ratios).toFixed(2)} (${ratios[0].toFixed(2)}–${ratios.at(-1).toFixed(2)})`,
        `${middle(({ own }) => own.ms).toFixed(2)} to ${middle(({ theirs }) => theirs.ms).toFixed(2)}`,
        middle(({ work }) => work).toFixed(2),
        against,
      ].join(' | '),
    )
  }
} finally {
  await mf.dispose()
}

/** Migrations, a site, and threads of 100 and 10,000 comments, a third of them replies. */
async function seed() {
  const bareDb = await mf.getD1Database('DB', 'bare')
  await bareDb.exec(
    'CREATE TABLE rows (id INTEGER PRIMARY KEY, thread_id TEXT, author_name TEXT, html TEXT, created_at INTEGER)',
  )
  await bareDb.exec('CREATE INDEX rows_thread ON rows (thread_id, id)')
  const series = (count) =>
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count})`
  const html =
    "'<p>A comment of a usual length, with a thought in it and <em>one</em> word that stands out. Then a second sentence.</p>'"
  await bareDb.exec(
    `${series(10_000)} INSERT INTO rows (thread_id, author_name, html, created_at) SELECT 't', 'Ada', ${html}, i FROM n`,
  )

  const db = await mf.getD1Database('DB', 'afterword')
  for (const file of readdirSync('migrations/main').sort()) {
    const sql = readFileSync(`migrations/main/${file}`, 'utf8').replace(/--.*$/gm, '')
    for (const part of sql.split(/;\s*\n(?=\s*(?:CREATE|$))/)) if (part.trim()) await db.prepare(part).run()
  }
  await db
    .prepare('INSERT INTO sites (id, name, settings, created_at) VALUES (?1, ?2, ?3, 0)')
    // More comments than any round posts: near its budget a site asks for a challenge.
    .bind('bench', 'Bench', JSON.stringify({ origins: ['https://bench.example'], commentsDaily: 1_000_000 }))
    .run()
  let first = 1_000_000
  for (const size of [100, 10_000]) {
    const id = await threadId(`bench\nbench.example/p${size}`)
    await db
      .prepare('INSERT INTO threads (id, site_id, page, created_at) VALUES (?1, ?2, ?3, 0)')
      .bind(id, 'bench', `https://bench.example/p${size}`)
      .run()
    const columns =
      '(id, site_id, thread_id, parent_id, root_id, depth, path, status, shown, author_name, body, html, renderer, created_at)'
    const roots = Math.ceil((size * 2) / 3)
    await db
      .prepare(
        `${series(roots)} INSERT INTO comments ${columns} SELECT ${first} + i, 'bench', ?1, NULL, ${first} + i, 0, '', 1, 1, 'Ada', 'x', ${html}, 1, 1767225600000 + i FROM n`,
      )
      .bind(id)
      .run()
    await db
      .prepare(
        `${series(size - roots)} INSERT INTO comments ${columns} SELECT ${first + roots} + i, 'bench', ?1, ${first} + i * 2, ${first} + i * 2, 1, printf('%011d', i), 1, 1, 'Ben', 'x', ${html}, 1, 1767225600000 + i FROM n`,
      )
      .bind(id)
      .run()
    first += size
  }
}

async function threadId(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Buffer.from(digest).subarray(0, 16).toString('base64url')
}

/** Processor time that workerd has taken, in milliseconds; NaN where /proc does not tell. */
function processorMs() {
  try {
    const pid = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
      .split(' ')
      .find((child) => child && readFileSync(`/proc/${child}/comm`, 'utf8').startsWith('workerd'))
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .split(') ')
      .at(-1)
      .split(' ')
      .slice(11, 13)
    return (Number(user) + Number(system)) * 10
  } catch {
    return Number.NaN
  }
}

/**
 * Requests a second over `seconds`, CONNECTIONS at a time, and what one took of the processor. Throws on the first answer that is no success.
 */
async function load(url, seconds, bodyOf, headers = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const end = performance.now() + seconds * 1000
  let done = 0
  const once = () =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        url,
        {
          agent,
          method: bodyOf ? 'POST' : 'GET',
          headers: bodyOf ? { 'content-type': 'application/json' } : headers,
        },
        (answer) => {
          answer.resume()
          answer.on('end', () =>
            answer.statusCode < 300 ? resolve() : reject(new Error(`${url} answered ${answer.statusCode}`)),
          )
        },
      )
      outgoing.on('error', reject)
      outgoing.end(bodyOf?.(done))
    })
  const lane = async () => {
    while (performance.now() < end) {
      await once()
      done++
    }
  }
  const [start, before] = [performance.now(), processorMs()]
  await Promise.all(Array.from({ length: CONNECTIONS }, lane))
  const rate = done / ((performance.now() - start) / 1000)
  agent.destroy()
  return { rate, ms: (processorMs() - before) / done }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
