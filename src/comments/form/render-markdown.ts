import MarkdownIt, { type Token } from 'markdown-it'
import { fieldsRefused } from '../../web/read-input'

/** Grows when the same Markdown would give other HTML; stored with each comment, so that old ones can be rendered again. */
export const RENDERER_VERSION = 1

/** All the HTML a comment can hold. `renderMarkdown` makes nothing else, and test/unit/comments holds it to this. */
export const ALLOWED_TAGS = [
  'a',
  'blockquote',
  'br',
  'code',
  'em',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  'strong',
  'ul',
  's',
] as const

/**
 * A root and its first three replies are read as one text (queries.ts, ROOT_COLUMNS), and a value of D1 is at most 2,000,000 bytes (platform limit). 20,000
 * letters of any script stay far below; families of emoji, thrice as long in an address, do not.
 */
export const HTML_MAX_BYTES = 400_000

const markdown = createRenderer()

/**
 * CommonMark without raw HTML, images and headings, with autolinks and with line breaks as typed (A2). Linear in the text: nesting is
 * capped, and the link finder works on words.
 * @returns HTML made of ALLOWED_TAGS only; links carry `rel="nofollow ugc noopener"` and lead to http, https or mailto
 * @throws web/fields-refused (422, body) where it takes more than HTML_MAX_BYTES
 */
export function renderMarkdown(text: string): string {
  const html = markdown.render(text).trim()
  // No text takes more than three bytes for each of its units, so hardly any is ever measured.
  if (html.length * 3 > HTML_MAX_BYTES && new TextEncoder().encode(html).length > HTML_MAX_BYTES)
    throw fieldsRefused([{ field: 'body', message: 'comments.too-large' }])
  return html
}

function createRenderer() {
  const md = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 })
  // No images (they name readers to strangers, S36), no headings (they break the host page's outline), no raw HTML.
  md.disable(['image', 'heading', 'lheading', 'html_block', 'html_inline', 'table', 'reference'])
  md.linkify.set({ fuzzyLink: true, fuzzyEmail: false })
  md.validateLink = isSafeLink
  // Whatever made a link, a rule of the parser or the link finder, it passes here last: `[x]()` asks no validator.
  md.core.ruler.push('safe_links', ({ tokens }) => {
    for (const token of tokens) if (token.children) token.children = vetLinks(token.children)
  })
  // "```js onmouseover=…" names a class from what a visitor typed; a comment needs none.
  md.renderer.rules.fence = (tokens, at) =>
    `<pre><code>${md.utils.escapeHtml(tokens[at]!.content)}</code></pre>\n`
  return md
}

/** The same HTML without its links, their words kept: for what nobody has approved, so that a private address is no free link page (V-32). */
export const withoutLinks = (html: string): string => html.replace(/<\/?a\b[^>]*>/g, '')

/** Drops links that lead where they may not, keeping their words; marks the others as the visitor's own (rel). */
function vetLinks(tokens: readonly Token[]): Token[] {
  let dropping = false
  return tokens.filter((token) => {
    if (token.type === 'link_open') {
      dropping = !isSafeLink(String(token.attrGet('href') ?? ''))
      token.attrSet('rel', 'nofollow ugc noopener')
      return !dropping
    }
    // Links do not nest in CommonMark, so one flag is enough.
    return token.type !== 'link_close' || !dropping
  })
}

/** http, https or mailto after parsing as a browser would; no credentials, which dress one host up as another (S-11). */
function isSafeLink(address: string): boolean {
  try {
    const url = new URL(address)
    if (url.protocol === 'mailto:') return true
    return (
      (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
    )
  } catch {
    // Relative or malformed: it would lead into the host page or nowhere.
    return false
  }
}
