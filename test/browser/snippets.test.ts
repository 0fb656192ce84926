import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, type ExpectStatic, it } from 'vitest'
import { useStage } from '../support/browser/fixture'
import { snippetsOf } from '../support/snippets'

// What people copy from the documentation, put into a page of somebody else's and run. A block that stands there and not here fails.

const stage = useStage()
const ARTICLE = 'https://example.org/post/1'
const pages = ['embed.md', 'elements.md', 'events.md', 'theming.md'].map(
  (name) => `docs/${name === 'embed.md' ? 'guides' : 'reference'}/${name}`,
)
const snippets = [
  ...snippetsOf(...pages),
  // Of the README what goes into a page; what goes into a terminal is run by whoever reads this.
  ...snippetsOf('README.md').filter(({ language }) => language === 'html'),
]

/** What a block needs to be run: a site of its own, and the block with our address and the site's word filled in. */
interface Given {
  readonly site: string
  readonly code: string
  /** A page of the host with this in it, and with the loader unless the block brings it. */
  open(markup: string, page?: { head?: string; policy?: string; scripts?: boolean }): Promise<Page>
  /** Whatever the open page said on its console or threw. */
  readonly said: string[]
}

const thread = (site: string) => `<afterword-comments site="${site}" loading="eager"></afterword-comments>`
const box = (site: string) =>
  `<afterword-subscribe site="${site}" heading="News">Daily.</afterword-subscribe>`
const style = (css: string) => ({ head: `<style>${css}</style>` })
const script = (js: string) => ({ head: `<script>${js}</script>` })

/** What the browser makes of something inside an element. */
const computed = (page: Page, element: string, inside: string, property: string) =>
  page
    .locator(element)
    .locator(inside)
    .first()
    .evaluate((el, property) => getComputedStyle(el).getPropertyValue(property), property)
const shown = (page: Page) => page.locator('.aw-thread').waitFor()
const post = async (page: Page, body: string) => {
  await shown(page)
  await page.getByLabel('Your comment').click()
  await page.getByRole('toolbar').waitFor()
  await page.getByLabel('Your comment').fill(body)
  await page.getByLabel('Name').fill('Ada')
  await page.getByRole('button', { name: 'Post comment' }).click()
}
const follow = async (page: Page) => {
  await page.getByRole('link', { name: 'Read the comments' }).click()
  await page.getByText('A word on this.').waitFor()
}
const asked = (page: Page) => page.locator('.aw-prompt', { hasText: 'What would you do in their place?' })

type Run = (given: Given, expect: ExpectStatic) => unknown

/** Under that policy, and Trusted Types, a comment is read and one is posted; nothing is violated. */
const underPolicy: Run = async ({ site, code, open, said }, expect) => {
  const policy = code.trim().replace(/\n/g, ' ')
  const page = await open(thread(site), {
    policy: /require-trusted/.test(policy) ? policy : `${policy}; require-trusted-types-for 'script'`,
  })
  await post(page, 'Under a strict policy.')
  await page.locator('.aw-own', { hasText: 'Under a strict policy.' }).waitFor()
  expect(said).toEqual([])
}

/** Which block, and what must be true after it ran. */
const RUNS: Readonly<Record<string, Run>> = {
  'docs/guides/embed.md § 1. Load it once': async ({ site, code, open }) => {
    const page = await open(code + thread(site))
    await shown(page)
  },
  'docs/guides/embed.md § 2. Comments': async ({ code, open }) => {
    const page = await open(code)
    await asked(page).waitFor()
    await follow(await open(code, { scripts: false }))
  },
  'docs/guides/embed.md § 2. Comments (2)': async ({ code, open }, expect) => {
    const page = await open(code)
    await shown(page)
    await page.getByRole('link', { name: 'Skip the comments' }).press('Enter')
    await page.keyboard.press('Tab')
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await expect.poll(focused).toBe('All articles')
  },
  'docs/guides/embed.md § 2. Comments (3)': async ({ site, code, open }, expect) => {
    const page = await open(thread(site), style(`${code} body { padding-block-end: 2000px }`))
    await shown(page)
    const reply = page.getByRole('button', { name: /^Reply/ })
    // Where a header of the page would stand.
    await reply.evaluate((el) => scrollBy(0, el.getBoundingClientRect().top - 10))
    await reply.focus()
    const top = () => reply.evaluate((el) => el.getBoundingClientRect().top)
    await expect.poll(top).toBeGreaterThanOrEqual(72)
  },
  'docs/guides/embed.md § 3. Sign-up': async ({ code, open }, expect) => {
    const page = await open(code)
    await page.getByRole('heading', { name: 'Straight into your inbox' }).waitFor()
    expect(await page.getByText('A daily news update.').isVisible()).toBe(true)
    await page.getByRole('textbox').fill(`ada-${crypto.randomUUID()}@example.org`)
    await page.getByRole('textbox').press('Enter')
    await page.getByText('Fantastic! Thanks for subscribing.').waitFor()
  },
  'docs/guides/embed.md § 4. Counts and the newest': async ({ code, open }, expect) => {
    const page = await open(code)
    const count = () => page.locator('afterword-count').evaluate((el) => el.shadowRoot?.textContent)
    await expect.poll(count).toBe('1 comment')
    await page.locator('.aw-recent', { hasText: 'A word on this.' }).waitFor()
  },
  'docs/guides/embed.md § 5. Make it yours': async ({ site, code, open }, expect) => {
    const page = await open(thread(site) + box(site), style(code))
    await shown(page)
    for (const element of ['afterword-comments', 'afterword-subscribe'])
      expect(await computed(page, element, '[part=button]', 'background-color')).toBe('rgb(138, 47, 27)')
  },
  'docs/guides/embed.md § With a strict policy': underPolicy,
  'docs/guides/embed.md § With a strict policy (2)': async ({ site, code, open, said }, expect) => {
    const policy =
      "script-src 'nonce-NONCE' 'strict-dynamic'; connect-src *; object-src 'none'; base-uri 'none'"
    await shown(await open(code + thread(site), { policy }))
    expect(said).toEqual([])
  },
  'docs/guides/embed.md § With a strict policy (3)': async ({ site, code, open, said }, expect) => {
    // What the block below prints.
    const digest = createHash('sha384').update(await (await fetch(/src="([^"]+)/.exec(code)![1]!)).text())
    await shown(await open(code.replace('DIGEST', digest.digest('base64')) + thread(site)))
    expect(said).toEqual([])
    const other = createHash('sha384').update('another build').digest('base64')
    await open(code.replace('DIGEST', other) + thread(site))
    await expect.poll(() => said).toContainEqual(expect.stringMatching(/integrity/))
  },
  'docs/guides/embed.md § With a strict policy (4)': async ({ code }, expect) => {
    const [, address] = /curl -s (\S+)/.exec(code)!
    const { stdout } = spawnSync('sh', ['-c', code.replace(`curl -s ${address}`, 'cat dist/assets/embed.js')])
    const script = await (await fetch(address!)).text()
    expect(String(stdout).trim()).toBe(createHash('sha384').update(script).digest('base64'))
  },
  'docs/guides/embed.md § Without scripts': async ({ site, code, open }) => {
    const [conversation, signUp] = code.trim().split('\n')
    const page = await open('', { scripts: false })
    await page.goto(conversation!)
    await page.getByText('A word on this.').waitFor()
    await page.getByLabel('Your comment').fill('Posted by a plain form.')
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.locator('.aw-own', { hasText: 'Posted by a plain form.' }).waitFor()
    await page.goto(signUp!)
    await page.getByLabel(/e-mail/i).fill(`${site}@example.org`)
    await page.getByRole('button').click()
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
  },
  'docs/reference/elements.md § Elements': async ({ code, open }, expect) => {
    const page = await open(code)
    await asked(page).waitFor()
    await page.getByRole('heading', { name: 'Straight into your inbox' }).waitFor()
    await page.locator('.aw-recent', { hasText: 'A word on this.' }).waitFor()
    const count = () => page.locator('afterword-count').evaluate((el) => el.shadowRoot?.textContent)
    await expect.poll(count).toBe('1 comment')
  },
  'docs/reference/elements.md § Attributes': async ({ code, open }, expect) => {
    const page = await open(code)
    await expect.poll(() => page.locator('afterword-count').evaluate((el) => !!el.shadowRoot)).toBe(true)
    expect(await page.locator('.aw-thread').count()).toBe(0)
    await page.getByRole('button', { name: 'Show' }).click()
    await shown(page)
  },
  'docs/reference/elements.md § Methods and types': async ({ code, open }, expect) => {
    const page = await open('')
    const answer = await page.goto(/https?:\S+/.exec(code)![0])
    expect(await answer?.text()).toContain('export interface AfterwordComments')
  },
  'docs/reference/elements.md § What it asks of a page': underPolicy,
  'docs/reference/elements.md § Without scripts': async ({ code, open }) => {
    await follow(await open(code, { scripts: false }))
  },
  'docs/reference/events.md § Events': async ({ site, code, open, said }, expect) => {
    const page = await open(thread(site), script(code))
    await post(page, 'Heard by the page.')
    const line = /^afterword-comments \d{10,} held$/
    await expect.poll(() => said).toContainEqual(expect.stringMatching(line))
  },
  'docs/reference/events.md § afterword-error': async ({ site, code, open, said }, expect) => {
    const page = await open(thread(site), script(code))
    await shown(page)
    await page.route('**/comments?*', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 503, code: 'web/any', detail: 'Back in a minute.' }),
        headers: { 'access-control-allow-origin': '*' },
      }),
    )
    await post(page, 'Not heard by the server.')
    await page.getByText('Back in a minute.').waitFor()
    await expect.poll(() => said).toContain('web/any')
  },
  'docs/reference/theming.md § Custom properties': async ({ site, code, open }, expect) => {
    const page = await open(thread(site) + box(site), style(code))
    await shown(page)
    for (const element of ['afterword-comments', 'afterword-subscribe']) {
      expect(await computed(page, element, '[part=button]', 'background-color')).toBe('rgb(138, 47, 27)')
      expect(await computed(page, element, '[part=button]', 'border-top-left-radius')).toBe('2px')
    }
  },
  'docs/reference/theming.md § Type and density': async ({ site, code, open }, expect) => {
    const page = await open(thread(site), style(code))
    await shown(page)
    expect(await computed(page, 'afterword-comments', '.aw-thread', 'font-size')).toBe('14px')
    expect(await computed(page, 'afterword-comments', '.aw-list', '--afterword-gap')).toBe('12px')
  },
  'docs/reference/theming.md § Parts': async ({ site, code, open }, expect) => {
    const page = await open(thread(site), style(code))
    await shown(page)
    expect(await computed(page, 'afterword-comments', '[part=button]', 'border-top-left-radius')).toBe(
      '999px',
    )
    expect(await computed(page, 'afterword-comments', '[part=mark]', 'display')).toBe('none')
  },
  'README.md § Put it on a page': async ({ code, open }) => {
    const page = await open(code)
    await asked(page).waitFor()
    await page.getByRole('heading', { name: 'Straight into your inbox' }).waitFor()
  },
}

describe('the snippets of the documentation', () => {
  it('are each known here, by the page and the heading they stand below', ({ expect }) => {
    expect(snippets.map(({ name }) => name)).toEqual(Object.keys(RUNS))
  })

  it.for(snippets)('do what their page says: $name', async ({ name, code }, { expect }) => {
    const { aComment, aSite, decide, host, visitor, worker } = stage()
    const site = await aSite({ origins: [host.origin, 'https://example.org'] })
    const { id } = await aComment(site, ARTICLE)
    await decide(id, 'published')
    const filled = code
      .replaceAll('https://comments.example.org', worker.url)
      .replaceAll(/site="(blog|demo)"/g, `site="${site}"`)
      .replaceAll(/\/(blog|demo)\//g, `/${site}/`)
    const said: string[] = []
    const given: Given = {
      site,
      code: filled,
      said,
      async open(markup, { head = '', policy, scripts = true } = {}) {
        // What was said of the article is there already: a page belongs to what it calls canonical.
        const loader = /embed\.js/.test(markup)
          ? ''
          : `<script type="module" src="${worker.url}/embed.js"></script>`
        const address = host.add({
          head: `<link rel="canonical" href="${ARTICLE}">${loader}${head}`,
          body: `<main><h1>An article</h1>${markup}</main>`,
          ...(policy && { headers: { 'content-security-policy': policy } }),
        })
        const { page } = await visitor({ javaScriptEnabled: scripts })
        page.on('console', (message) => said.push(message.text()))
        page.on('pageerror', (error) => said.push(String(error)))
        await page.goto(address)
        return page
      },
    }
    await RUNS[name]!(given, expect)
  })
})
