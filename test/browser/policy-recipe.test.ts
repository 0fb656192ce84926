import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, type ExpectStatic, it } from 'vitest'
import { useStage } from '../support/browser/fixture'

// The table of docs/guides/embed.md, “With a strict policy”: each of its rows is needed for what it says, and all of them are enough (E-17).

const stage = useStage()
const guide = readFileSync('docs/guides/embed.md', 'utf8').split('## With a strict policy')[1]!
/** What the rows name, with our address left open. */
const ROWS = [...guide.split('\n## ')[0]!.matchAll(/^\| `([^`]+)` \|/gm)].map(([, row]) => row!)
/** What the page itself needs: its own script of a test, and its icon. */
const OF_THE_PAGE = "default-src 'none'; img-src data:"

interface Seen {
  readonly page: Page
  /** The directives that were violated so far. */
  violated(): Promise<readonly string[]>
}

/** A page with a thread, a box, a count and a plain form, under what is left of the recipe. */
async function open(rows: readonly string[], { old = false, script = '' } = {}): Promise<Seen> {
  const { aComment, aSite, host, visitor, worker } = stage()
  const site = await aSite({ hold: 'none' })
  const policy = [OF_THE_PAGE, ...rows].join('; ').replaceAll('https://comments.example.org', worker.url)
  const address = host.add({
    head: script || `<script type="module" src="${worker.url}/embed.js"></script>`,
    body: `<afterword-comments site="${site}" loading="eager">Not alive yet.</afterword-comments>
      <afterword-subscribe site="${site}" loading="eager"></afterword-subscribe>
      <form action="${worker.url}/${site}/subscribe" method="post"><input name="email" value="${site}@example.org"><button>Plain</button></form>`,
    headers: { 'content-security-policy': policy },
  })
  await aComment(site, address, { name: 'Ben', body: 'Read under **it**.' })
  const { page } = await visitor()
  await page.addInitScript((old) => {
    const violated: string[] = []
    Object.assign(globalThis, { violated })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violated.push(effectiveDirective.replace(/-elem$/, '')),
    )
    if (old) Reflect.deleteProperty(Element.prototype, 'setHTML')
  }, old)
  await page.goto(address)
  return {
    page,
    violated: () => page.evaluate(() => (globalThis as unknown as { violated: string[] }).violated),
  }
}

/** Reads, posts, signs up by the element and by the plain form. */
async function useAll({ page, violated }: Seen, expect: ExpectStatic) {
  await page.locator('.aw-body strong').waitFor()
  await page.getByLabel('Your comment').fill('Written under it.')
  await page.getByLabel('Name').fill('Ada')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await page.locator('.aw-item', { hasText: 'Written under it.' }).waitFor()
  await page.locator('afterword-subscribe input[type=email]').fill(`${crypto.randomUUID()}@example.org`)
  await page.locator('afterword-subscribe').getByRole('button').click()
  await page.locator('afterword-subscribe').getByRole('status').filter({ hasText: /./ }).waitFor()
  expect(await violated()).toEqual([])
  await page.getByRole('button', { name: 'Plain' }).click()
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
}

/** What is seen without a row. */
const WITHOUT: Readonly<Record<string, (seen: Seen, expect: ExpectStatic) => Promise<unknown>>> = {
  'script-src': async ({ page }, expect) => {
    expect(await page.getByText('Not alive yet.').isVisible()).toBe(true)
    expect(await page.evaluate(() => customElements.get('afterword-comments') === undefined)).toBe(true)
  },
  'connect-src': ({ page }) => page.locator('[part=failed]').waitFor(),
  'trusted-types': async ({ page, violated }, expect) => {
    await expect.poll(violated).toContain('trusted-types')
    expect(await page.locator('.aw-item').count()).toBe(0)
  },
  'form-action': async ({ page, violated }, expect) => {
    const before = page.url()
    // As its button does; a click would wait for the page that does not come.
    await page.evaluate(() => document.querySelector('form')!.requestSubmit())
    await expect.poll(violated).toContain('form-action')
    expect(page.url()).toBe(before)
  },
}
const directive = (row: string) => row.split(' ')[0]!

describe('the recipe of a strict policy', () => {
  it('has a row for each thing that can be missing, and no other', ({ expect }) => {
    expect(ROWS.map(directive)).toEqual(Object.keys(WITHOUT))
  })

  for (const old of [false, true])
    it(`is enough for reading, posting and signing up${old ? ', in a browser without setHTML' : ''}`, async ({
      expect,
    }) => {
      await useAll(await open([...ROWS, "require-trusted-types-for 'script'"], { old }), expect)
    })

  it.for(ROWS)('needs %s', async (row, { expect }) => {
    // Without the row there is nothing of its kind: `form-action` and `trusted-types` do not fall back on `default-src`.
    const rest = ROWS.filter((other) => other !== row)
    const closed = row.startsWith('form') || row.startsWith('trusted') ? [`${directive(row)} 'none'`] : []
    const seen = await open([...rest, ...closed, "require-trusted-types-for 'script'"], { old: true })
    await WITHOUT[directive(row)]!(seen, expect)
    await expect.poll(seen.violated).toContain(directive(row))
  })
})

describe('a page that trusts scripts by a nonce (E-11)', () => {
  const strict = (nonce: string) => [
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    ...ROWS.filter((row) => !row.startsWith('script-src')),
    "require-trusted-types-for 'script'",
  ]

  it('names no address of ours, and everything works', async ({ expect }) => {
    const script = `<script type="module" src="${stage().worker.url}/embed.js" nonce="n0nce"></script>`
    await useAll(await open(strict('n0nce'), { script }), expect)
  })

  it('runs nothing of ours without it', async ({ expect }) => {
    const seen = await open(strict('another'))
    await expect.poll(seen.violated).toContain('script-src')
    await WITHOUT['script-src']!(seen, expect)
  })
})
