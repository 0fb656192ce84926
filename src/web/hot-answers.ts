import type { Memory } from '../platform/memory'

/** How long an isolate may repeat an answer. Short enough that nobody notices, long enough for a page everybody opens at once. */
const HOT_MS = 1000

interface Kept {
  /** Encoded once: the same bytes go out each time. */
  readonly body: ArrayBuffer
  readonly headers: Headers
  readonly etag: string | null
}

/**
 * Repeats an answer that may be kept anyway (web/public-cache.ts), for a second, from this isolate's memory: behind Workers Cache, which
 * serves the rest of the world, and where there is none. Cleared by the same purges. What depends on a credential or a language of the
 * browser never comes here: such answers say `no-store`.
 * @param answer makes the real answer
 */
export function repeatHot(
  request: Request,
  memory: Memory,
  now: number,
  answer: () => Response | Promise<Response>,
): Response | Promise<Response> {
  if (request.method !== 'GET' || request.headers.has('authorization')) return answer()
  const kept = memory.get<Kept>(request.url, now)
  if (!kept) return keep(request.url, memory, now, answer)
  const { body, headers, etag } = kept
  const known = etag !== null && request.headers.get('if-none-match') === etag
  return known ? new Response(null, { status: 304, headers }) : new Response(body, { headers })
}

async function keep(
  url: string,
  memory: Memory,
  now: number,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const response = await answer()
  const { headers } = response
  if (response.status !== 200 || !headers.has('cloudflare-cdn-cache-control')) return response
  const body = await response.arrayBuffer()
  const tags = (headers.get('cache-tag') ?? '').split(',')
  const kept: Kept = { body, headers: new Headers(headers), etag: headers.get('etag') }
  memory.put(url, kept, { now, ttlMs: HOT_MS, bytes: body.byteLength + 2 * url.length, tags })
  return new Response(body, { headers })
}
