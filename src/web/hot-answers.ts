import type { Memory } from '../platform/memory'

/** How long an isolate may repeat an answer. Short enough that nobody notices, long enough for a page everybody opens at once. */
const HOT_MS = 1000

interface Kept {
  readonly body: string
  readonly headers: [string, string][]
}

/**
 * Repeats an answer that may be kept anyway (web/public-cache.ts), for a second, from this isolate's memory: behind Workers Cache, which
 * serves the rest of the world, and where there is none. Cleared by the same purges. What depends on a credential or a language of the
 * browser never comes here: such answers say `no-store`.
 * @param answer makes the real answer
 */
export async function repeatHot(
  request: Request,
  memory: Memory,
  now: number,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const repeatable = request.method === 'GET' && !request.headers.has('authorization')
  const kept = repeatable ? memory.get<Kept>(request.url, now) : undefined
  if (kept) {
    const etag = kept.headers.find(([name]) => name === 'etag')?.[1]
    const known = etag !== undefined && request.headers.get('if-none-match') === etag
    return new Response(known ? null : kept.body, { status: known ? 304 : 200, headers: kept.headers })
  }
  const response = await answer()
  const mayKeep = response.status === 200 && response.headers.has('cloudflare-cdn-cache-control')
  if (!repeatable || !mayKeep) return response
  const body = await response.text()
  const headers = [...response.headers]
  const tags = (response.headers.get('cache-tag') ?? '').split(',')
  const bytes = 2 * (body.length + request.url.length)
  memory.put(request.url, { body, headers } satisfies Kept, { now, ttlMs: HOT_MS, bytes, tags })
  return new Response(body, { status: 200, headers })
}
