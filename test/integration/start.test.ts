import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, it } from 'vitest'

// The commands as people type them, each in a process of its own, with a state of its own.
const local = mkdtempSync(join(tmpdir(), 'afterword-start-'))
const started: ChildProcess[] = []

interface Ended {
  readonly code: number | null
  readonly output: string
}

function run(script: string, args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [`scripts/${script}.mjs`, ...args], {
    env: { ...process.env, AFTERWORD_LOCAL: local, npm_lifecycle_event: '', ...env },
  })
  started.push(child)
  let output = ''
  const watchers = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
      for (const look of watchers) look()
    })
  }
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output })))
  /** Resolves when the output says so; fails with all of it if the process ends first. */
  const says = (wanted: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => wanted.test(output) && resolve(output)
      watchers.add(look)
      look()
      void ended.then(() => reject(new Error(`ended without saying ${wanted}:\n${output}`)))
    })
  return { child, ended, says }
}

const start = (port: number) => run('start', [], { PORT: String(port) })
const READY = /Ctrl-C stops it/

const listen = (port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, 'localhost', () => resolve(server))
  })
const close = (server: Server) => new Promise((resolve) => server.close(resolve))

/** A port with a free neighbour. */
async function freePort(): Promise<number> {
  const first = await listen(0)
  const { port } = first.address() as { port: number }
  try {
    await close(await listen(port + 1))
    return port < 65_000 ? port : freePort()
  } catch {
    // The neighbour is taken.
    return freePort()
  } finally {
    await close(first)
  }
}

/** Everything below a process, from /proc. */
function descendants(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const]
      } catch {
        // It ended while we looked.
        return []
      }
    })
  const below = (top: number): number[] =>
    parents.filter(([, parent]) => parent === top).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    // No such process: what we hope for.
    return false
  }
}

const linksIn = (output: string) => ({
  article: /Demo article\s+(\S+)/.exec(output)![1]!,
  desk: /Moderation desk\s+(\S+)/.exec(output)![1]!,
  outbox: /Outbox\s+(\S+)/.exec(output)![1]!,
})

/** The `curl` commands of the reference, pointed at this run. */
function* examples(api: string, newspaper: string) {
  const page = readFileSync('docs/reference/http.md', 'utf8')
  for (const [, command] of page.matchAll(/^```sh\n(curl [\s\S]*?)^```/gm)) {
    const here = command!
      .replaceAll('http://localhost:8787', api)
      .replaceAll('http://localhost:8788', newspaper)
    const headers = [...here.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name, value]) => [name!, value!])
    const body = /-d '([^']+)'/.exec(here)?.[1]
    yield {
      url: /(http:[^\s']+)/.exec(here)![1]!,
      init:
        body === undefined
          ? {}
          : { method: /-X (\w+)/.exec(here)?.[1] ?? 'POST', headers: Object.fromEntries(headers), body },
    }
  }
}

const countOf = async (api: string, page: string) => {
  const answer = await fetch(`${api}/v1/demo/counts?page=${encodeURIComponent(page)}`)
  return ((await answer.json()) as { items: { count: number }[] }).items[0]!.count
}

afterAll(() => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGTERM')
  rmSync(local, { recursive: true, force: true })
})

describe('npm start', () => {
  // No second go: the first one's processes would stand in its way.
  it('serves everything, survives a second start, and leaves nothing behind', {
    retry: 0,
    timeout: 300_000,
  }, async ({ expect }) => {
    const port = await freePort()
    const api = `http://localhost:${port}`
    const first = start(port)
    const links = linksIn(await first.says(READY))

    expect(links.article).toBe(`http://localhost:${port + 1}/street-lights`)
    expect(links.desk).toMatch(new RegExp(`^${api}/desk/sign-in/[\\w-]{43}$`))
    expect(links.outbox).toBe(`${api}/demo/outbox`)

    const article = await fetch(links.article)
    const html = await article.text()
    expect(article.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
    expect(html).toContain(`<script type="module" src="${api}/embed.js">`)
    expect(html).toContain(`<link rel="canonical" href="${links.article}">`)
    expect(html.match(/<afterword-subscribe /g)).toHaveLength(2)
    expect(html.match(/<afterword-comments /g)).toHaveLength(1)
    expect(html).not.toMatch(/\{\{|style=|<script>/)
    expect(await countOf(api, links.article)).toBeGreaterThan(25)

    // Looking at the desk's link uses nothing up: programs that open links must not sign anybody in.
    for (const link of [links.desk, links.desk, links.outbox]) expect((await fetch(link)).status).toBe(200)
    expect(await (await fetch(`${links.outbox}.json`)).json()).toHaveProperty('items')
    expect((await fetch(`${api}/`, { redirect: 'manual' })).headers.get('location')).toBe(
      `http://localhost:${port + 1}/`,
    )

    // The reference's own examples, as written.
    const answers: string[] = []
    let own = { id: '', token: '' }
    let shown = ''
    for (const { url, init } of examples(api, `http://localhost:${port + 1}`)) {
      // Ids of this run: what one example posted is what the next one edits; votes and reports are about what is up.
      const place = url
        .replace(/comments\/\d+$/, `comments/${own.id}`)
        .replace(/comments\/\d+\/|comment=\d+/, (part) => part.replace(/\d+/, shown))
      const filled = JSON.parse(
        JSON.stringify(init).replace('Bearer TOKEN', `Bearer ${own.token}`),
      ) as RequestInit
      const answer = await fetch(place, filled)
      const [what] = new URL(place).pathname.replace('/v1/', '').match(/desk|\w+$/) ?? ['']
      answers.push(`${what.replace(/^\d+$/, 'own')} ${answer.status}`)
      const said = (await answer.json()) as Partial<typeof own> & { items?: { id: string }[] }
      shown ||= said.items?.[0]?.id ?? ''
      if (said.id && said.token) own = { id: said.id, token: said.token }
    }
    expect(answers).toEqual([
      'comments 200',
      'comments 200',
      'comments 202',
      'own 202',
      'vote 200',
      'reports 202',
      'follows 202',
      'subscriptions 202',
      // Its token is made at the desk.
      'desk 401',
    ])

    // Whoever comes second is told, and harms nothing.
    const second = await start(port).ended
    expect(second.code).toBe(1)
    expect(second.output).toContain(`Port ${port}, where Afterword would be, is in use.`)
    expect(second.output).toMatch(/PORT=\d+ npm start/)
    const reset = await run('reset', [], {}).ended
    expect(reset.code).toBe(1)
    expect(reset.output).toContain('Afterword is running')

    const processes = descendants(first.child.pid!)
    expect(processes.length).toBeGreaterThan(1)
    first.child.kill('SIGINT')
    expect((await first.ended).code).toBe(0)
    expect(processes.filter(isAlive)).toEqual([])
    for (const used of [port, port + 1]) await close(await listen(used))

    // Another site, made by the command for production, but here.
    const setUp = await run(
      'set-up',
      [
        '--local',
        '--site',
        'blog',
        '--name',
        "Käthe's blog",
        '--origin',
        'https://example.org',
        '--email',
        'Me@Example.org',
      ],
      { PORT: String(port) },
    ).ended
    expect(setUp.code, setUp.output).toBe(0)
    const signIn = /http:\S+\/desk\/sign-in\/\S+/.exec(setUp.output)![0]

    const reindex = await run('reindex', ['--local'], {}).ended
    expect(reindex.code, reindex.output).toBe(0)
    expect(reindex.output).toContain('The index is built anew within minutes.')

    const again = start(port)
    const fresh = linksIn(await again.says(READY))
    expect(fresh.desk).not.toBe(links.desk)
    expect(await countOf(api, links.article)).toBeGreaterThan(25)
    expect((await fetch(signIn)).status).toBe(200)
    const thread = await fetch(`${api}/v1/blog/comments?page=https://example.org/post/1`)
    expect(thread.status).toBe(200)
    again.child.kill('SIGTERM')
    expect((await again.ended).code).toBe(0)

    // Secrets are for their owner alone, and stay when the state goes.
    expect(statSync(join(local, 'development-secrets')).mode & 0o077).toBe(0)
    expect((await run('reset', [], {}).ended).output).toContain('Emptied')
    expect(readdirSync(local)).toContain('development-secrets')
    expect(readdirSync(local)).not.toContain('state')
  })

  it('leaves nothing behind either when it is stopped half way', async ({ expect }) => {
    const half = start(await freePort())
    await half.says(/Applying the migrations/)
    await expect.poll(() => descendants(half.child.pid!).length, { timeout: 20_000 }).toBeGreaterThan(0)
    const processes = descendants(half.child.pid!)
    half.child.kill('SIGTERM')
    const { code, output } = await half.ended
    expect(code).toBe(0)
    expect(output).not.toContain('failed')
    expect(processes.filter(isAlive)).toEqual([])
  })

  it('says so when the port of the article is taken', async ({ expect }) => {
    const port = await freePort()
    const taken = await listen(port + 1)
    const { code, output } = await start(port).ended
    await close(taken)
    expect(code).toBe(1)
    expect(output).toContain(`Port ${port + 1}, where the demo article would be, is in use.`)
  })

  it('says what a port is', async ({ expect }) => {
    for (const wrong of ['x', '0', '65535', '80.5']) {
      const { code, output } = await run('start', [], { PORT: wrong }).ended
      expect(code).toBe(1)
      expect(output).toContain(`PORT is "${wrong}"`)
    }
  })
})

describe('npm run reindex', () => {
  it('says what it does and what it takes', async ({ expect }) => {
    const help = await run('reindex', ['--help'], {}).ended
    expect(help.code).toBe(0)
    expect(help.output).toContain('Builds the search index anew')
    const wrong = await run('reindex', ['--everything'], {}).ended
    expect(wrong.code).toBe(1)
    expect(wrong.output).toContain('`npm run reindex -- --help` shows every option.')
  })

  it('says what to do first where there is no database yet', async ({ expect }) => {
    const empty = mkdtempSync(join(tmpdir(), 'afterword-empty-'))
    const { code, output } = await run('reindex', ['--local'], { AFTERWORD_LOCAL: empty }).ended
    rmSync(empty, { recursive: true, force: true })
    expect(code).toBe(1)
    expect(output).toContain('The database has no tables yet. Run `npm start` first, then this again.')
  })
})

describe('npm run set-up', () => {
  const good = [
    '--site',
    'blog',
    '--name',
    'A blog',
    '--origin',
    'https://example.org',
    '--email',
    'me@example.org',
  ]
  const instead = (option: string, value: string) => {
    const args = [...good]
    args[args.indexOf(option) + 1] = value
    return args
  }

  it('names the option that is missing or wrong, before it touches anything', async ({ expect }) => {
    for (const [args, said] of [
      [[], '--site takes'],
      [instead('--site', 'My Blog'), '--site takes'],
      [instead('--name', ' '), '--name takes'],
      [instead('--origin', 'https://example.org/blog'), '--origin is "https://example.org/blog"'],
      [instead('--origin', 'ftp://example.org'), '--origin is'],
      [instead('--email', 'me'), '--email takes'],
    ] as const) {
      const { code, output } = await run('set-up', ['--local', ...args], {}).ended
      expect(code).toBe(1)
      expect(output).toContain(said)
    }
  })

  it('does not go out with the example address', async ({ expect }) => {
    const { code, output } = await run('set-up', good, {}).ended
    expect(code).toBe(1)
    expect(output).toContain('PUBLIC_URL in wrangler.toml is still the example')
  })

  it('makes secrets that the Worker takes, others each time', async ({ expect }) => {
    const { readConfig } = await import('../../src/platform/config')
    const made = await Promise.all([1, 2].map(() => run('set-up', ['--secrets'], {}).ended))
    const values = made.map(({ output }) => ({
      SIGNING_KEYS: /SIGNING_KEYS\s+(\S+)/.exec(output)![1]!,
      HASH_KEY: /HASH_KEY\s+(\S+)/.exec(output)![1]!,
    }))
    expect(values[0]).not.toEqual(values[1])
    const config = readConfig({
      PUBLIC_URL: 'https://comments.example.org',
      MAIL_FROM: 'a@example.org',
      MAIL_TRANSPORT: 'cloudflare',
      ...values[0],
    })
    expect(config.signingKeys).toHaveLength(1)
  })
})
