import { existsSync, statfsSync } from 'node:fs'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium as engine,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type HostPage, type HostSite, startHostSite } from './host-page'
import { type RunningWorker, startWorker } from './worker'

/** Everything a journey needs: the built Worker, a host page on another origin, a real browser. */
export interface Stage {
  readonly worker: RunningWorker
  readonly host: HostSite
  readonly browser: Browser
  /** Makes a fresh tenant whose pages are the host's. */
  aSite(settings?: Readonly<Record<string, unknown>>): Promise<string>
  /** A comment straight into the API, as a script posts it. */
  aComment(site: string, page: string, fields?: Readonly<Record<string, unknown>>): Promise<PostedComment>
  /** Decides without the desk: for journeys that are about something else. */
  decide(id: string, status: 'held' | 'published' | 'rejected' | 'deleted'): Promise<void>
  /** A page of the host with the loader and this markup in it. @returns its address */
  embed(markup: string, page?: Partial<HostPage>): string
  /** A window of a person of its own: no storage shared with others. Closed after the test. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>
}

export interface PostedComment {
  readonly id: string
  readonly status: string
  readonly token: string
}

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** What the page logged as an error, threw, or asked of whom: for tests that say "nothing". */
  readonly heard: { readonly errors: string[]; readonly requests: string[] }
}

const STATUS = { held: 0, published: 1, rejected: 2, deleted: 4 }

/**
 * Sets the stage before the tests of a file. All files share one, since every test makes its own site: starting a Worker and a browser
 * takes longer than most journeys. It ends with the process. Call at the top of the file.
 * @param vars for the Worker, in place of the usual ones: then the stage is this file's own, and is cleared after it
 * @returns a function that gives the stage inside a test
 */
export function useStage(vars?: Record<string, string>): () => Stage {
  let stage: Stage | undefined
  let close = async () => {}
  beforeAll(async () => {
    if (!vars) shared.stage ??= openStage()
    const opened = (vars ? undefined : shared.stage) ?? openStage(vars)
    ;({ stage } = await opened)
    if (vars) ({ close } = await opened)
  })
  // A window left open goes on asking what is new, and is painted: a hundred of them slow down all that follows.
  afterEach(() => Promise.all(windows.splice(0).map((window) => window.close())))
  afterAll(() => close())
  return () => {
    if (!stage) throw new Error('the stage is ready only inside a test')
    return stage
  }
}

/** What the test at hand has opened. */
const windows: BrowserContext[] = []

/** The stage of this process. */
const shared: { stage?: ReturnType<typeof openStage> } = {}

async function openStage(vars?: Record<string, string>) {
  const [worker, host, browser] = await Promise.all([startWorker(vars), startHostSite(), launch()])
  const stage: Stage = {
    worker,
    host,
    browser,
    async aSite(settings = {}) {
      const id = `s${crypto.randomUUID().slice(0, 13)}`
      await worker.db
        .prepare('INSERT INTO sites (id, name, settings, created_at) VALUES (?1, ?2, ?3, ?4)')
        .bind(id, `The ${id} Courier`, JSON.stringify({ origins: [host.origin], ...settings }), Date.now())
        .run()
      return id
    },
    async aComment(site, page, fields = {}) {
      const answer = await fetch(`${worker.url}/v1/${site}/comments`, {
        method: 'POST',
        // Each from a household of its own: thirty a minute from one are too many.
        headers: { 'content-type': 'application/json', 'cf-connecting-ip': anAddress() },
        body: JSON.stringify({ page, name: 'Ada', body: 'A word on this.', ...fields }),
      })
      if (!answer.ok) throw new Error(`the comment was refused: ${await answer.text()}`)
      return (await answer.json()) as PostedComment
    },
    async decide(id, status) {
      await worker.db
        .prepare('UPDATE comments SET status = ?2, shown = (?2 = 1) WHERE id = ?1')
        .bind(Number(id), STATUS[status])
        .run()
    },
    embed: (markup, page = {}) =>
      host.add({
        ...page,
        head: `<script type="module" src="${worker.url}/embed.js"></script>${page.head ?? ''}`,
        body: page.body ?? `<main><h1>An article</h1><p>Words of the host.</p>${markup}</main>`,
      }),
    async visitor(options) {
      const context = await browser.newContext(options)
      windows.push(context)
      const page = await context.newPage()
      const heard = { errors: [] as string[], requests: [] as string[] }
      page.on('console', (message) => {
        if (message.type() === 'error') heard.errors.push(message.text())
      })
      page.on('pageerror', (error) => heard.errors.push(String(error)))
      page.on('request', (request) => heard.requests.push(`${request.method()} ${request.url()}`))
      page.setDefaultTimeout(20_000)
      return { context, page, heard }
    },
  }
  const close = async () => {
    await browser.close()
    await Promise.all([worker.close(), host.close()])
  }
  return { stage, close }
}

const anAddress = () => [203, 0, 0, 0].map((part) => part || Math.floor(Math.random() * 254) + 1).join('.')

/** The system's Chromium if CHROME_PATH names one, else the one of npm. */
export const launch = async (): Promise<Browser> =>
  engine.launch({
    executablePath: process.env.CHROME_PATH ?? (await packagedChromium()),
    args: ['--no-sandbox', '--disable-gpu'],
    // Playwright has Chromium share its memory by files in /tmp, for containers that have next to none for it: that is slower by a twelfth.
    ...(hasSharedMemory() && { ignoreDefaultArgs: ['--disable-dev-shm-usage'] }),
    headless: true,
  })

const SHARED_MEMORY_MIN = 1024 ** 3

function hasSharedMemory(): boolean {
  if (!existsSync('/dev/shm')) return false
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize >= SHARED_MEMORY_MIN
}

/**
 * The package brings the three libraries that a bare Debian lacks (NSS, NSPR, expat) and a font, but unpacks them only where it believes to run
 * on Lambda. So nothing has to be installed, and nobody has to be root.
 */
async function packagedChromium(): Promise<string> {
  const folders = ['/usr/lib', '/usr/lib64', '/usr/lib/x86_64-linux-gnu']
  if (!folders.some((folder) => existsSync(`${folder}/libnss3.so`))) {
    process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  }
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}
