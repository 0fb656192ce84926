import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { renderMarkdown } from '../../src/comments/render-markdown'
import { cleanLine, cleanText } from '../../src/kernel/text'
import { parseWebAddress } from '../../src/kernel/web-address'
import { useStage } from '../support/browser/fixture'

const stage = useStage()
const attacks = JSON.parse(
  gunzipSync(readFileSync(process.env.XSS_LIST ?? 'test/fixtures/xss-payloads.json.gz')).toString(),
) as string[]

const INSERT = `INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, author_url, body, html, renderer, created_at)
  VALUES (?1, ?2, ?3, ?1, 0, '', 1, 1, ?4, ?5, ?6, ?7, 1, 1)`

/** A thread of all attacks, one a comment: each as name, address and text, made as posting makes them. */
async function aThreadOfAttacks(page: string): Promise<string> {
  const { aComment, aSite, worker } = stage()
  const site = await aSite({ hold: 'none' })
  await aComment(site, page, { title: attacks[0] })
  const { id } = (await worker.db
    .prepare('SELECT id FROM threads WHERE site_id = ?1')
    .bind(site)
    .first<{ id: string }>())!
  const insert = worker.db.prepare(INSERT)
  const rows = attacks.map((attack, at) =>
    insert.bind(
      // Sites share the table of comments.
      at + 1 + Math.floor(Math.random() * 1e9) * 10_000,
      site,
      id,
      cleanLine(attack).slice(0, 100) || 'x',
      parseWebAddress(attack) ?? null,
      attack,
      renderMarkdown(cleanText(attack)),
    ),
  )
  for (let at = 0; at < rows.length; at += 500) await worker.db.batch(rows.slice(at, at + 500))
  return site
}

/** Puts every page of the thread into this one by plain innerHTML, the way with the least protection, and looks at what became of it. */
const swallow = (page: Page, first: string) =>
  page.evaluate(async (from) => {
    const found: string[] = []
    const shown = { comments: 0 }
    const trap = () => found.push('ran')
    Object.assign(globalThis, { alert: trap, prompt: trap, confirm: trap, print: trap })
    const allowed =
      /^(SECTION|HEADER|NAV|H[123]|DIV|OL|UL|LI|ARTICLE|P|A|B|BDI|SPAN|TIME|FORM|INPUT|TEXTAREA|LABEL|BUTTON|BLOCKQUOTE|CODE|PRE|EM|STRONG|S|HR|BR|SVG|RECT|PATH|TEXT)$/i
    for (let next: string | undefined = from; next; ) {
      const box = document.body.appendChild(document.createElement('div'))
      box.innerHTML = await (await fetch(next)).text()
      shown.comments += box.querySelectorAll('article').length
      for (const el of box.querySelectorAll('*')) {
        if (!allowed.test(el.tagName)) found.push(el.outerHTML.slice(0, 200))
        for (const { name, value } of el.attributes) {
          const loads = ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcdoc', 'data'].includes(name)
          if (name.startsWith('on') || name === 'style') found.push(`${name}=${value}`)
          if (loads && !/^(https?:|mailto:|\/|#)/.test(value)) found.push(`${name}=${value}`)
        }
      }
      const more = box.querySelector<HTMLElement>('.aw-pager [data-load]')?.dataset.load
      next = more && `${more}&limit=50`
      // Time for what an image or an animation would start by itself.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      box.remove()
    }
    return { found: [...new Set(found)].slice(0, 20), ...shown }
  }, first)

describe('every attack of the lists', () => {
  it('stands there as text: nothing runs, no element or address of it is live', async ({ expect }) => {
    const { host, visitor, worker } = stage()
    const article = `${host.origin}/attacked`
    const site = await aThreadOfAttacks(article)
    const { page, heard } = await visitor()
    await page.route('**/blank', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    )
    await page.goto(`${worker.url}/blank`)
    // The trap itself: it would tell.
    await page.route('**/bad', (route) => route.fulfill({ body: '<img src=x onerror=alert(1)>' }))
    expect((await swallow(page, '/bad')).found).toContain('onerror=alert(1)')
    await page.reload()

    const fragment = await swallow(
      page,
      `/embed/${site}/thread?${new URLSearchParams({ page: article, limit: '50' })}`,
    )
    expect(fragment).toEqual({ found: [], comments: attacks.length + 1 })
    const recent = await swallow(page, `/embed/${site}/recent?limit=50`)
    expect(recent.found).toEqual([])
    // Nobody was called: no picture, no beacon, no sheet of another origin.
    expect(heard.requests.filter((line) => !line.includes(worker.url))).toEqual([])
    expect(attacks.length).toBeGreaterThan(4000)
  }, 300_000)
})
