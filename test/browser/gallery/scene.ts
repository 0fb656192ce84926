import type { BrowserContext, Page, Route } from 'playwright-core'
import type { Stage } from '../../support/browser/fixture'

/**
 * A window in which one state after the other is brought up. States that grow out of each other share it: a comment is written before it is
 * refused, and refused before it waits.
 */
export interface Scene {
  readonly name: string
  /** The host page's language, where it is not English. */
  readonly lang?: string
  readonly states: readonly State[]
}

export interface State {
  /** What a picture of it is called. */
  readonly name: string
  /** Brings it up; done when it is to be seen. */
  bring(window: Window): Promise<void>
}

export interface Window {
  readonly stage: Stage
  readonly page: Page
  readonly context: BrowserContext
  /** What one state leaves for the next. */
  readonly kept: Record<string, string>
}

/** A page as many are: a column, both schemes, a link before and one after. */
const HEAD = `<meta name="color-scheme" content="light dark"><style>
  :root { color-scheme: light dark }
  body { margin: 24px auto; padding: 0 16px; max-inline-size: 44rem; font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#fff, #15171a); color: light-dark(#1c1f24, #e9eaec) }
  a[id] { color: inherit }
  @media print { body { background: none } }
</style>`

/** Opens a page of the host around this markup. @returns its address */
export async function open(
  { stage, page }: Window,
  markup: string | ((address: string) => string | Promise<string>),
  { lang = 'en', hash = '' } = {},
): Promise<string> {
  const element = typeof markup === 'string' ? markup : '<!-- markup -->'
  const address = stage.embed('', { head: HEAD, lang, body: around(element) })
  if (typeof markup !== 'string') {
    // What stands on the page may have to know its address.
    const now = stage.embed('', { head: HEAD, lang, body: around(await markup(address)) })
    await page.goto(now + hash)
    return address
  }
  await page.goto(address + hash)
  return address
}

const around = (element: string) =>
  `<main><h1>An article</h1><p>Words of the host. <a id="before" href="#before">Before</a></p>${element}<p><a id="after" href="#after">After</a></p></main>`

/** A thread of a fresh site, filled before anybody looks. @returns site and address */
export async function openThread(
  window: Window,
  {
    settings = {},
    attributes = '',
    lang = 'en',
    fill = async () => {},
    hash = () => '',
  }: {
    readonly settings?: Readonly<Record<string, unknown>>
    readonly attributes?: string
    readonly lang?: string
    readonly fill?: (post: Post, site: string) => Promise<unknown>
    readonly hash?: () => string
  } = {},
): Promise<{ site: string; address: string; post: Post }> {
  const { stage, page, kept } = window
  const site = await stage.aSite({ hold: 'none', ...settings })
  const markup = `<afterword-comments site="${site}" ${attributes}></afterword-comments>`
  const address = stage.embed('', { head: HEAD, lang, body: around(markup) })
  const post: Post = (fields) => stage.aComment(site, address, fields).then(({ id }) => id)
  await fill(post, site)
  Object.assign(kept, { site, address })
  await page.goto(address + hash())
  return { site, address, post }
}

export type Post = (fields?: Readonly<Record<string, unknown>>) => Promise<string>

/** Straight into the database, for what takes a moderator or time to come about. */
export const change = ({ worker }: Stage, id: string, set: string) =>
  worker.db.prepare(`UPDATE comments SET ${set} WHERE id = ?1`).bind(Number(id)).run()

const OPEN = { 'access-control-allow-origin': '*' }

/** An answer of somebody who stands between the reader and us. */
export const answer =
  (status: number, body = '<h1>Somebody else</h1>') =>
  (route: Route) =>
    route.fulfill({ status, contentType: 'text/html', body, headers: OPEN })

/** An answer of ours that refuses. */
export const refusal = (status: number, detail: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ status, code: 'web/any', detail }),
    headers: { ...OPEN, 'retry-after': '60' },
  })

/** No answer, ever. */
export const silence = () => undefined

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
