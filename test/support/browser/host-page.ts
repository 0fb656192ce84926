import { createServer } from 'node:http'

/** A page of somebody else's site: what stands in it, and what its server says. */
export interface HostPage {
  readonly body?: string
  /** The whole page as it is, in place of everything else. */
  readonly raw?: string
  readonly head?: string
  readonly lang?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The web site that embeds us, on an origin of its own as in real life. */
export interface HostSite {
  readonly origin: string
  /** Offers a page at a fresh address. @returns the address */
  add(page: HostPage): string
  close(): Promise<void>
}

export async function startHostSite(): Promise<HostSite> {
  const pages = new Map<string, HostPage>()
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://host').pathname)
    if (!page) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
    response.end(
      page.raw ??
        `<!doctype html><html lang="${page.lang ?? 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A page of the host</title>
<link rel="icon" href="data:,">${page.head ?? ''}</head><body>${page.body ?? ''}</body></html>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  return {
    origin,
    add(page) {
      const path = `/${crypto.randomUUID().slice(0, 8)}`
      pages.set(path, page)
      return origin + path
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
