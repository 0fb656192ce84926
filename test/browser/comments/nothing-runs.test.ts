import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'
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

describe('whatever a visitor types', () => {
  it('runs nowhere: not in the widget, nor on the page without scripts', {
    timeout: 600_000,
  }, async ({ expect }) => {
    const { aSite, embed, visitor, worker } = stage()
    const payloads = [...XSS_PAYLOADS, ...corpus]
    const site = await aSite({ hold: 'none' })
    const address = embed(
      `<afterword-comments site="${site}"></afterword-comments><afterword-recent site="${site}" limit="50"></afterword-recent>`,
    )
    let taken = 0
    let refused = 0
    for (const [at, payload] of payloads.entries()) {
      const short = (graphemes: number) => [...payload].slice(0, graphemes).join('')
      const everywhere: Record<string, string>[] = [
        { body: payload },
        { name: short(100) },
        { url: payload },
        { title: short(300) },
      ]
      // A corpus goes through the body and the name; our own list through every field.
      const fields = at < XSS_PAYLOADS.length ? everywhere : everywhere.slice(0, 2)
      for (const field of fields) {
        const { status, problem } = await post(site, address, field, at * 256)
        if (status === 201) taken++
        else {
          refused++
          expect([status, problem?.code], JSON.stringify(field)).toEqual([422, 'web/fields-refused'])
        }
      }
    }
    expect(taken).toBeGreaterThan(payloads.length * 1.5)

    const reader = await visitor()
    reader.page.on('dialog', (dialog) => {
      reader.heard.errors.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await reader.page.goto(address)
    const items = reader.page.locator('afterword-comments .aw-body')
    await items.first().waitFor()
    const more = reader.page.locator('afterword-comments').getByRole('button', { name: /more comments/i })
    while ((await more.count()) > 0) {
      const before = await items.count()
      await more.click()
      await reader.page.waitForFunction(
        (shown) =>
          (document.querySelector('afterword-comments')?.shadowRoot?.querySelectorAll('.aw-body').length ??
            0) > shown,
        before,
      )
    }
    expect(await items.count()).toBe(taken)
    expect(await dangers(reader.page)).toEqual([])
    expect(await pwned(reader.page)).toBeUndefined()
    expect(reader.heard.errors).toEqual([])
    expect(reader.heard.requests.filter((request) => request.includes('evil.example'))).toEqual([])

    // The page without scripts of ours, read by a browser that runs them.
    let next: string | null = `${worker.url}/${site}/thread?page=${encodeURIComponent(address)}`
    let pages = 0
    while (next && pages < 6) {
      await reader.page.goto(next)
      expect(await dangers(reader.page)).toEqual([])
      expect(await pwned(reader.page)).toBeUndefined()
      next = await reader.page
        .locator('a[href*="after="]')
        .first()
        .getAttribute('href')
        .catch(() => null)
      if (next) next = new URL(next, worker.url).href
      pages++
    }
    console.log(
      `${payloads.length} payloads, ${taken} comments taken, ${refused} refused, ${pages} pages without scripts read`,
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
