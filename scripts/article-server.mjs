// The host page: a small static server for src/demo/article, on a port and so on an origin of its own, as in real life.
// It knows nothing of Afterword but the two lines an owner would paste.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src/demo/article')
const FILES = { '/style.css': 'text/css', '/harbour.svg': 'image/svg+xml', '/icon.svg': 'image/svg+xml' }

const read = (name) => readFileSync(join(FOLDER, name), 'utf8')
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A policy as strict as a careful newspaper's: our origin for script and data, nothing inline, no third party. */
const policyFor = (apiOrigin) =>
  [
    "default-src 'none'",
    `script-src ${apiOrigin}`,
    `connect-src ${apiOrigin}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `form-action ${apiOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Only browsers without setHTML() make this policy.
    'trusted-types afterword',
  ].join('; ')

/**
 * Serves the demo's pages until closed.
 * @param apiOrigin where Afterword answers, put into the pages
 * @returns the listening server
 */
export function serveArticle({ port, apiOrigin, site = 'demo', policy = policyFor(apiOrigin) }) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const articles = JSON.parse(read('articles.json'))
    const send = (status, type, body, headers = {}) => {
      response.writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cache-control': 'no-cache',
        ...headers,
      })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(405, 'text/plain', 'Read only.\n', { allow: 'GET, HEAD' })
    }
    if (path === '/') return send(302, 'text/plain', '', { location: `/${articles[0].slug}` })
    if (FILES[path]) return send(200, FILES[path], read(path.slice(1)))
    const article = articles.find(({ slug }) => path === `/${slug}`)
    if (!article) return send(404, 'text/plain', 'There is no such page in this newspaper.\n')
    const origin = `http://${request.headers.host}`
    send(200, 'text/html', pageOf(article, articles, { api: apiOrigin, site, origin }))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, 'localhost', () => resolve(server))
  })
}

/** layout.html with its `{{holes}}` filled. Texts are escaped; `body` and `recent` are ours. */
function pageOf(article, articles, { api, site, origin }) {
  const recent = articles
    .filter((other) => other !== article)
    .map(
      ({ slug, title, date, day }) => `<li>
          <a href="/${slug}">${escaped(title)}</a>
          <span class="when"><time datetime="${date}">${escaped(day)}</time> ·
          <afterword-count site="{{site}}" page="${origin}/${slug}"></afterword-count></span>
        </li>`,
    )
    .join('\n        ')
  const page = `${origin}/${article.slug}`
  const texts = { ...article, api, site, page, 'page-encoded': encodeURIComponent(page) }
  return read('layout.html')
    .replace('{{body}}', () => read(`${article.slug}.html`))
    .replaceAll('{{recent}}', () => recent)
    .replace(/\{\{([\w-]+)\}\}/g, (_, name) => escaped(String(texts[name] ?? '')))
}
