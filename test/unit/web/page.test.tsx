/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { describe, it } from 'vitest'
import { type Locale, translator } from '../../../src/i18n/translate'
import type { AppEnv } from '../../../src/web/app-env'
import { type DeskFrame, renderDesk, renderDoor } from '../../../src/web/desk-page'
import { type PageOptions, renderPage } from '../../../src/web/page'
import { openToHostPages, securityHeaders } from '../../../src/web/security-headers'
import { testContext } from '../../support/test-context'

function anApp(publicUrl = 'https://comments.test', locale: Locale = 'en') {
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    const ctx = testContext()
    c.set('ctx', { ...ctx, config: { ...ctx.config, publicUrl } })
    c.set('t', translator(locale))
    await next()
  })
  app.use(securityHeaders)
  return app
}

async function show(options: PageOptions, locale: Locale = 'en') {
  const app = anApp('https://comments.test', locale)
  app.get('/', (c) => renderPage(c, options, <main>work</main>))
  const answer = await app.request('/')
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

describe('a page', () => {
  it('says its language and title, and is told to no search engine', async ({ expect }) => {
    const { status, headers, html } = await show({ title: 'A <title>' }, 'de')
    expect(status).toBe(200)
    expect(html).toMatch(/^<!doctype html><html lang="de" dir="ltr">/)
    expect(html).toContain('<title>A &lt;title&gt;</title>')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('content-type')).toContain('text/html')
  })

  it('may be found where it says whose page it is', async ({ expect }) => {
    const { headers, html } = await show({ title: 'x', canonical: 'https://example.org/a?b&c' })
    expect(headers.get('x-robots-tag')).toBeNull()
    expect(html).toContain('<link rel="canonical" href="https://example.org/a?b&amp;c"/>')
  })

  it('carries one script at most, by the nonce of this very answer', async ({ expect }) => {
    const { headers, html } = await show({ title: 'x', script: 'desk.js' })
    const nonce = /script-src 'nonce-([\w-]+)'/.exec(headers.get('content-security-policy')!)![1]!
    expect(html).toContain(`<script type="module" src="/assets/desk.js" nonce="${nonce}"></script>`)
    expect(html.match(/<script/g)).toHaveLength(1)
    const again = await show({ title: 'x', script: 'desk.js' })
    expect(again.html).not.toContain(nonce)
    expect((await show({ title: 'x' })).html).not.toContain('<script')
  })

  it('is framed by nobody but those it names', async ({ expect }) => {
    expect((await show({ title: 'x' })).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    )
    const { headers } = await show({ title: 'x', frameAncestors: ['https://a.example', 'https://b.example'] })
    expect(headers.get('content-security-policy')).toContain(
      'frame-ancestors https://a.example https://b.example',
    )
  })

  it('puts styles, feed and class where they belong, escaped', async ({ expect }) => {
    const { html } = await show({
      title: 'x',
      styles: ['page.css', 'desk.css'],
      feed: { href: '/feed?a&b', title: 'News "of" us' },
      bodyClass: 'door',
    })
    expect(html).toContain(
      '<link rel="stylesheet" href="/assets/page.css"/><link rel="stylesheet" href="/assets/desk.css"/>',
    )
    expect(html).toContain('href="/feed?a&amp;b" title="News &quot;of&quot; us"')
    expect(html).toContain('<body class="door"><main>work</main></body>')
  })

  it.for([404, 410, 422, 500])('answers %d where it is told to', async (status, { expect }) => {
    expect((await show({ title: 'x', status })).status).toBe(status)
  })
})

const FRAME: DeskFrame = {
  place: 'The <Courier>',
  placeHref: '/desk',
  nav: [
    { href: '/desk/x/queue', label: 'Queue', current: true },
    { href: '/desk/x/mail', label: 'Mail & news', current: false },
  ],
  navLabel: 'Desk',
  subnav: [],
  subnavLabel: 'Pages',
  who: 'ada@example.org',
  whoHref: '/desk/account',
  signOut: 'Sign out',
  skip: 'Skip to work',
}

async function desk(frame: Partial<DeskFrame> = {}) {
  const app = anApp()
  app.get('/', (c) => renderDesk(c, { title: 'Desk' }, { ...FRAME, ...frame }, <main id="work">work</main>))
  const answer = await app.request('/')
  return { headers: answer.headers, html: await answer.text() }
}

describe('the shell of the desk', () => {
  it('lets a keyboard skip to the work before anything else', async ({ expect }) => {
    const { html } = await desk()
    expect(html).toMatch(/<body class="desk"><a class="skip" href="#work">Skip to work<\/a>/)
    expect(html).toContain('<main id="work">')
  })

  it('marks where one is: this page, or what this page belongs to', async ({ expect }) => {
    expect((await desk()).html.match(/aria-current="(\w+)"/g)).toEqual(['aria-current="page"'])
    const below = await desk({ subnav: [{ href: '/desk/x/queue/a', label: 'A', current: true }] })
    expect(below.html.match(/aria-current="(\w+)"/g)).toEqual(['aria-current="true"', 'aria-current="page"'])
    expect(below.html).toContain('<nav aria-label="Pages">')
  })

  it('shows no second bar without pages for it', async ({ expect }) => {
    expect((await desk()).html).not.toContain('class="subnav"')
  })

  it('ends a session by a form, never by a link', async ({ expect }) => {
    const { html } = await desk()
    expect(html).toContain('<form class="leave" method="post" action="/desk/sign-out">')
    expect(html).not.toContain('href="/desk/sign-out"')
  })

  it('escapes whatever a site and a person are called', async ({ expect }) => {
    const { html } = await desk({ who: '<script>alert(1)</script>' })
    expect(html).toContain('The &lt;Courier&gt;')
    expect(html).toContain('Mail &amp; news')
    expect(html.match(/<script/g)).toHaveLength(1)
  })

  it('names its origin to itself alone, so that its forms can be told from others', async ({ expect }) => {
    expect((await desk()).headers.get('referrer-policy')).toBe('same-origin')
  })
})

describe('a door', () => {
  it('is a narrow page without the desk’s bar or script', async ({ expect }) => {
    const app = anApp()
    app.get('/', (c) => renderDoor(c, { title: 'Sign in', status: 403 }, <main>knock</main>))
    const answer = await app.request('/')
    const html = await answer.text()
    expect(answer.status).toBe(403)
    expect(html).toContain('<body class="door"><header class="brand">Afterword</header><main>knock</main>')
    expect(html).not.toContain('<script')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('headers of every answer', () => {
  const ask = async (publicUrl: string) => {
    const app = anApp(publicUrl)
    app.get('/', (c) => c.text('x'))
    return (await app.request('/')).headers
  }

  it('ask for https ever after only where there is https', async ({ expect }) => {
    expect((await ask('https://comments.test')).get('strict-transport-security')).toContain('max-age=')
    expect((await ask('http://localhost:8788')).get('strict-transport-security')).toBeNull()
  })

  it('hold no way in for scripts, frames or forms, and no sensor', async ({ expect }) => {
    const headers = await ask('https://comments.test')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    )
    for (const sensor of ['camera', 'geolocation', 'microphone', 'payment', 'usb'])
      expect(headers.get('permissions-policy')).toContain(`${sensor}=()`)
  })
})

describe('what host pages fetch', () => {
  const app = anApp()
  app.use('/v1/*', openToHostPages)
  app.all('*', (c) => c.text('answer'))

  it('can be read from every origin, and never with a cookie', async ({ expect }) => {
    const answer = await app.request('/v1/x', { headers: { origin: 'https://evil.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  })

  it('is asked about beforehand for a day, without running anything', async ({ expect }) => {
    const answer = await app.request('/v1/x', { method: 'OPTIONS' })
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect(answer.headers.get('access-control-max-age')).toBe('86400')
    expect(answer.headers.get('access-control-allow-headers')).toContain('Idempotency-Key')
    expect(answer.headers.get('access-control-allow-headers')).not.toContain('Cookie')
  })

  it('opens nothing beside it', async ({ expect }) => {
    expect((await app.request('/desk')).headers.get('access-control-allow-origin')).toBeNull()
  })
})
