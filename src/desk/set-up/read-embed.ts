/** What a page says about us, as a browser would find it. */
export interface Embed {
  /** Addresses of the scripts it loads, as written. */
  readonly scripts: readonly { readonly src: string; readonly isModule: boolean }[]
  /** Our elements with the site they name; null: none of their own. */
  readonly elements: readonly { readonly name: string; readonly site: string | null }[]
  readonly canonical: string | null
  /** Policies in the page itself. Headers come on top. */
  readonly policies: readonly string[]
}

/** Reads a page's HTML by the platform's own parser; nothing in it runs. */
export async function readEmbed(html: string): Promise<Embed> {
  const scripts: Embed['scripts'][number][] = []
  const elements: Embed['elements'][number][] = []
  const policies: string[] = []
  let canonical: string | null = null
  const reader = new HTMLRewriter()
    .on('script[src]', {
      element: (found) =>
        void scripts.push({
          src: found.getAttribute('src') ?? '',
          isModule: found.getAttribute('type') === 'module',
        }),
    })
    .on('afterword-comments, afterword-subscribe, afterword-count, afterword-recent', {
      element: (found) => void elements.push({ name: found.tagName, site: found.getAttribute('site') }),
    })
    .on('link[rel~="canonical"]', {
      element: (found) => {
        canonical ??= found.getAttribute('href')
      },
    })
    .on('meta[http-equiv]', {
      element: (found) => {
        const isPolicy = /^content-security-policy$/i.test(found.getAttribute('http-equiv') ?? '')
        if (isPolicy) policies.push(found.getAttribute('content') ?? '')
      },
    })
  await reader.transform(new Response(html)).text()
  return { scripts, elements, canonical, policies }
}
