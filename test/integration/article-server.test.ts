import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { serveArticle } from '../../scripts/article-server.mjs'

interface Article {
  readonly slug: string
  readonly title: string
  readonly question: string
}
const articles = JSON.parse(readFileSync('src/demo/article/articles.json', 'utf8')) as Article[]
const API = 'http://localhost:4711'

let server: Server
let origin = ''
beforeAll(async () => {
  server = await serveArticle({ port: 0, apiOrigin: API, site: 'a"b' })
  const address = server.address()
  origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => void server.close())

const get = (path: string, init?: RequestInit) => fetch(origin + path, { redirect: 'manual', ...init })

describe('the demo newspaper', () => {
  it('begins with its main article', async ({ expect }) => {
    const answer = await get('/')
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/street-lights')
  })

  for (const { slug, title, question } of articles) {
    it(`has everything a page needs: ${slug}`, async ({ expect }) => {
      const answer = await get(`/${slug}`)
      const html = await answer.text()
      expect(answer.status).toBe(200)
      expect(html).toContain(title)
      expect(html).toContain(question)
      expect(html).toContain(`<link rel="canonical" href="${origin}/${slug}">`)
      expect(html.match(/<h1>/g)).toHaveLength(1)
      expect(html).toContain('Highlights')
      expect(html.match(/<p>/g)!.length).toBeGreaterThanOrEqual(4)
      expect(html.match(/<afterword-subscribe /g)).toHaveLength(2)
      expect(html).toContain('Fantastic! Thanks for subscribing.')
      expect(html).toContain(`${API}/a&#34;b/thread?page=${encodeURIComponent(`${origin}/${slug}`)}`)
      expect(html).not.toContain('{{')
      expect(html).not.toContain('site="a"b"')
    })
  }

  it('leads to every other article, with its count beside it', async ({ expect }) => {
    const html = await (await get('/street-lights')).text()
    for (const { slug } of articles.slice(1)) {
      expect(html).toContain(`<a href="/${slug}">`)
      expect(html).toContain(`page="${origin}/${slug}"`)
    }
    for (const [, path] of html.matchAll(/(?:href|src)="(\/[^"]*)"/g)) {
      expect((await get(path!)).status, path).toBeLessThan(400)
    }
  })

  it('loads nothing from anybody but us and itself', async ({ expect }) => {
    for (const path of [...articles.map(({ slug }) => `/${slug}`), '/style.css', '/harbour.svg']) {
      const text = await (await get(path)).text()
      const origins = [...text.matchAll(/https?:\/\/[\w.:-]+/g)].map(([found]) => found)
      const strangers = origins.filter((found) => ![API, origin, 'http://www.w3.org'].includes(found))
      expect(strangers, path).toEqual([])
    }
  })

  it('says what a careful newspaper says', async ({ expect }) => {
    const policy = (await get('/street-lights')).headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`script-src ${API};`)
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
  })

  it('answers reads of its own files only', async ({ expect }) => {
    expect((await get('/nothing')).status).toBe(404)
    expect((await get('/articles.json')).status).toBe(404)
    expect((await get('/..%2f..%2fpackage.json')).status).toBe(404)
    expect((await get('/street-lights', { method: 'POST' })).status).toBe(405)
    const head = await get('/street-lights', { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
  })
})
