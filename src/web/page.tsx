import type { Context } from 'hono'
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { directionOf } from '../i18n/translate'
import type { AppEnv } from './app-env'
import { nonceOf, pageCsp } from './security-headers'

export interface PageOptions {
  readonly title: string
  readonly status?: number
  /** Style sheets below /assets; the first is the public page's. */
  readonly styles?: readonly string[]
  /** A module below /assets, loaded with this page's nonce. */
  readonly script?: string
  /** Origins that may show this page in a frame. None by default. */
  readonly frameAncestors?: readonly string[]
  /** Whether search engines may hold it, and as whose page. */
  readonly canonical?: string
  readonly feed?: { readonly href: string; readonly title: string }
  /** Where what it shows is told in oEmbed's words. */
  readonly oembed?: string
  /** JSON-LD, escaped for a script element: data, which no policy needs to allow. */
  readonly data?: string
  readonly bodyClass?: string
}

/**
 * A whole page of ours for a person: the shell, the headers. Pages are never kept, tell nobody where a click came from, and are not indexed unless they
 * say whose page they are, because most of them carry a token in their address (S-26).
 */
export async function renderPage<E extends AppEnv>(
  c: Context<E>,
  options: PageOptions,
  body: Child,
): Promise<Response> {
  const { t } = c.var
  const nonce = nonceOf(c)
  const styles = options.styles ?? ['page.css']
  c.header('Content-Security-Policy', pageCsp(nonce, options.frameAncestors))
  if (options.canonical === undefined) c.header('X-Robots-Tag', 'noindex')
  const document = (
    <html lang={t.locale} dir={directionOf(t.locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{options.title}</title>
        {options.canonical && <link rel="canonical" href={options.canonical} />}
        {options.feed && (
          <link
            rel="alternate"
            type="application/atom+xml"
            href={options.feed.href}
            title={options.feed.title}
          />
        )}
        {options.oembed && <link rel="alternate" type="application/json+oembed" href={options.oembed} />}
        {styles.map((style) => (
          <link rel="stylesheet" href={`/assets/${style}`} />
        ))}
        {options.script && <script type="module" src={`/assets/${options.script}`} nonce={nonce} />}
      </head>
      <body class={options.bodyClass}>
        {body}
        {options.data && <script type="application/ld+json">{trustedHtml(options.data)}</script>}
      </body>
    </html>
  )
  return c.html(`<!doctype html>${await document}`, (options.status ?? 200) as ContentfulStatusCode)
}

/** HTML that our own renderer made and vetted; nothing else may pass here. */
export const trustedHtml = (html: string) => raw(html)
