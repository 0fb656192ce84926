import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'
import { whole } from '../../support/browser/whole'
import { XSS_PAYLOADS } from '../../support/browser/xss-payloads'

const stage = useStage()

/** More of them, if somebody has a corpus on their disk. */
const corpus = (process.env.XSS_CORPUS ?? '')
  .split(',')
  .filter(Boolean)
  .flatMap((file) =>
    (JSON.parse(readFileSync(file, 'utf8')) as { payload: string }[]).map(({ payload }) => payload),
  )

/** What no comment may bring into a page: elements, attributes, addresses. Looks into every open shadow root. */
const dangers = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot)
        const ours = element.closest('svg')?.getAttribute('aria-hidden') === 'true'
        const name = element.localName
        // The host's own icon.
        if (element.matches('link[rel=icon]')) continue
        const alien = [
          'iframe',
          'object',
          'embed',
          'base',
          'img',
          'video',
          'audio',
          'math',
          'template',
          'frame',
          'applet',
        ]
        if (alien.includes(name) || (name === 'svg' && !ours)) found.push(element.outerHTML.slice(0, 200))
        for (const { name: attribute, value } of element.attributes) {
          const address = [
            'href',
            'src',
            'action',
            'formaction',
            'xlink:href',
            'data',
            'srcdoc',
            'poster',
          ].includes(attribute)
          const scheme = /^[\s\p{Cc}]*([a-z][a-z0-9+.-]*):/iu.exec(value)?.[1]?.toLowerCase()
          const bad = address && scheme !== undefined && !['http', 'https', 'mailto'].includes(scheme)
          if (attribute.startsWith('on') || attribute === 'style' || attribute === 'srcdoc' || bad) {
            found.push(`${name} ${attribute}=${value}`.slice(0, 200))
          }
        }
      }
    }
    walk(document)
    return found
  })

const pwned = (page: Page) => page.evaluate(() => (window as { __pwned?: unknown }).__pwned)

/** Each from a network of its own, so that the limit on bursts does not stand between a payload and its test. */
async function post(site: string, pageAddress: string, fields: Record<string, string>, at: number) {
  const answer = await fetch(`${stage().worker.url}/v1/${site}/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'cf-connecting-ip': `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`.replace(/\.(\d+)$/, '.1'),
    },
    body: JSON.stringify({ page: pageAddress, name: 'Ada', body: 'x', ...fields }),
  })
  return {
    status: answer.status,
    problem: answer.ok ? undefined : ((await answer.json()) as { code: string }),
  }
}

/** Posts payloads to a thread of their own, several at once. @returns how many comments there are */
async function postAll(
  site: string,
  address: string,
  payloads: readonly string[],
  everywhere: boolean,
): Promise<number> {
  const fields = payloads.flatMap((payload): Record<string, string>[] => {
    const short = (characters: number) => [...payload].slice(0, characters).join('')
    const main: Record<string, string>[] = [{ body: payload }, { name: short(100) }]
    return everywhere ? [...main, { url: payload }, { title: short(300) }] : main
  })
  const tally = { taken: 0, next: 0 }
  const lane = async () => {
    while (tally.next < fields.length) {
      const at = tally.next++
      const { status, problem } = await post(site, address, fields[at]!, at * 256)
      if (status === 201) tally.taken++
      // What is refused is refused in words: never a fault, never silence.
      else if (status !== 422 || problem?.code !== 'web/fields-refused') {
        throw new Error(`${JSON.stringify(fields[at])} got ${status} ${problem?.code}`)
      }
    }
  }
  await Promise.all(Array.from({ length: 6 }, lane))
  return tally.taken
}

/** Opens the page and loads the thread to its end. @returns how many comments are on the screen */
async function readToTheEnd(page: Page, address: string): Promise<number> {
  await page.goto(address)
  const items = page.locator('afterword-comments article .aw-body')
  await items.first().waitFor()
  await whole(page)
  const more = page.locator('afterword-comments').getByRole('button', { name: /more comments/i })
  while ((await more.count()) > 0) {
    const before = await items.count()
    // By key: comments above are first drawn when near, so the button moves while a mouse is on its way to it.
    await more.press('Enter')
    await page.waitForFunction(
      (shown) =>
        (document.querySelector('afterword-comments')?.shadowRoot?.querySelectorAll('article .aw-body')
          .length ?? 0) > shown,
      before,
    )
  }
  return items.count()
}

describe('whatever a visitor types', () => {
  const chunks = [{ payloads: XSS_PAYLOADS, everywhere: true }]
  for (let at = 0; at < corpus.length; at += 150)
    chunks.push({ payloads: corpus.slice(at, at + 150), everywhere: false })

  it('runs nowhere: not in the widget, nor on the page without scripts', { timeout: 900_000 }, async ({
    expect,
  }) => {
    const { aSite, embed, visitor, worker } = stage()
    const reader = await visitor()
    reader.page.on('dialog', (dialog) => {
      reader.heard.errors.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    let taken = 0
    for (const { payloads, everywhere } of chunks) {
      const site = await aSite({ hold: 'none' })
      const address = embed(
        `<afterword-comments site="${site}"></afterword-comments><afterword-recent site="${site}" limit="50"></afterword-recent>`,
      )
      const posted = await postAll(site, address, payloads, everywhere)
      expect(posted).toBeGreaterThan(payloads.length)
      expect(await readToTheEnd(reader.page, address)).toBe(posted)
      expect(await dangers(reader.page)).toEqual([])
      expect(await pwned(reader.page)).toBeUndefined()

      // The page without scripts of ours, read by a browser that runs them.
      let next: string | undefined = `${worker.url}/${site}/thread?page=${encodeURIComponent(address)}`
      for (let pages = 0; next && pages < 6; pages++) {
        await reader.page.goto(next)
        expect(await dangers(reader.page)).toEqual([])
        expect(await pwned(reader.page)).toBeUndefined()
        const pager = reader.page.locator('a[href*="after="]')
        const href = (await pager.count()) > 0 ? await pager.first().getAttribute('href') : null
        next = href === null ? undefined : new URL(href, worker.url).href
      }
      taken += posted
    }
    expect(reader.heard.errors).toEqual([])
    expect(reader.heard.requests.filter((request) => request.includes('evil.example'))).toEqual([])
    console.log(
      `${XSS_PAYLOADS.length + corpus.length} payloads, ${taken} comments taken, shown and looked through`,
    )
  })

  it('in the address of a page comes back as text', async ({ expect }) => {
    const { aSite, visitor, worker, host } = stage()
    const site = await aSite()
    const reader = await visitor()
    for (const payload of XSS_PAYLOADS) {
      const page = `${host.origin}/p?x=${payload}`
      await reader.page.goto(
        `${worker.url}/${site}/thread?${new URLSearchParams({ page, sort: payload, after: payload, reply: payload })}`,
      )
      expect(await dangers(reader.page), payload).toEqual([])
      await reader.page.goto(`${worker.url}/${site}/thread?${new URLSearchParams({ page })}`)
      expect(await dangers(reader.page), payload).toEqual([])
    }
    expect(await pwned(reader.page)).toBeUndefined()
  })
})
