import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, it } from 'vitest'

const guide = readFileSync('docs/guides/static-sites.md', 'utf8')
/** The snippet under a heading of the guide. */
const snippet = (heading: string) =>
  new RegExp(`## ${heading}\\n.*?\`\`\`[\\w-]+\\n(.*?)\`\`\``, 's').exec(guide)![1]!

const PAGE = 'https://example.org/post/1?a=b&c=ü'
const COMMENTS = '<section class="afterword-static">In the page.</section>'

/** `fetch` as a generator has it; test/unit/comments/feed/feed.test.ts holds what the address really answers. */
function aServer() {
  const asked: URL[] = []
  const fetch = async (url: string) => {
    asked.push(new URL(url))
    return { ok: asked.at(-1)!.searchParams.get('page') === PAGE, text: async () => COMMENTS }
  }
  return { asked, fetch }
}
const offline = async () => {
  throw new TypeError('fetch failed')
}

type Shortcode = (page: string) => Promise<string>

/** The shortcode that the Eleventy snippet registers. */
function shortcodeOf(fetch: unknown): { name: string; run: Shortcode } {
  const found: { name: string; run: Shortcode }[] = []
  const config = { addAsyncShortcode: (name: string, run: Shortcode) => found.push({ name, run }) }
  const code = snippet('Eleventy').replace('export default function', 'run = function')
  runInNewContext(`${code}\nrun(config)`, { config, fetch, URLSearchParams, run: undefined })
  return found[0]!
}

/** What the front matter of the Astro snippet makes of a page. */
const htmlOf = (fetch: unknown, page: string): Promise<string> => {
  const [, script] = snippet('Astro').split('---\n')
  const context = { Astro: { props: { page } }, fetch, URLSearchParams }
  return runInNewContext(`(async () => { ${script}; return html })()`, context)
}

describe('the snippets for site generators run', () => {
  it('in Eleventy: the element, with the comments in it', async ({ expect }) => {
    const { asked, fetch } = aServer()
    const { name, run } = shortcodeOf(fetch)
    expect(name).toBe('comments')
    expect(await run(PAGE)).toBe(
      `<afterword-comments site="blog" page="${PAGE}">${COMMENTS}</afterword-comments>`,
    )
    expect(asked[0]!.href.split('?')[0]).toBe('https://comments.example.org/blog/comments.html')
    // Refused, or no answer at all: the element alone, and the build goes on.
    for (const page of [await run('https://example.com/'), await shortcodeOf(offline).run(PAGE)])
      expect(page).toMatch(/^<afterword-comments [^>]*><\/afterword-comments>$/)
  })

  it('in Astro: the comments, and nothing where there is no answer', async ({ expect }) => {
    const { asked, fetch } = aServer()
    expect(await htmlOf(fetch, PAGE)).toBe(COMMENTS)
    expect(asked[0]!.pathname).toBe('/blog/comments.html')
    expect(await htmlOf(fetch, 'https://example.com/')).toBe('')
    expect(await htmlOf(offline, PAGE)).toBe('')
    expect(snippet('Astro')).toMatch(/<afterword-comments site="blog" page=\{page\} set:html=\{html\} \/>/)
  })

  it('in Hugo: as a template that closes what it opens, at the same address', ({ expect }) => {
    const body = snippet('Hugo')
    const [, format] = /printf "([^"]+)" \(urlquery \.Permalink\)/.exec(body)!
    const url = new URL(format!.replace('%s', encodeURIComponent(PAGE)))
    expect([url.pathname, url.searchParams.get('page')]).toEqual(['/blog/comments.html', PAGE])
    expect(body.match(/\{\{ with /g)).toHaveLength(body.match(/\{\{ end \}\}/g)!.length)
    // Not trusted by `with` alone: `try` keeps a failed request from ending the build.
    expect(body).toContain('with try (resources.GetRemote $url $today)')
    // Kept for ever under one key: each day has its own.
    expect(body).toContain('$today := dict "key" (print $url now.YearDay)')
  })

  it('and name feeds of a page and of the site', ({ expect }) => {
    const feeds = [...snippet('Feeds').matchAll(/href="([^"]+)"/g)].map(([, href]) => new URL(href!))
    expect(feeds.map(({ pathname }) => pathname)).toEqual(['/blog/comments.atom', '/blog/comments.atom'])
    expect(feeds.map(({ searchParams }) => searchParams.get('page'))).toEqual([
      'https://example.org/post/1',
      null,
    ])
  })
})
