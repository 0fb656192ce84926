import { exports } from 'cloudflare:workers'
import { undescribed } from './described'

/** The Worker as a client reaches it. */
export const ORIGIN = 'https://comments.test'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test asserts
  readonly json: any
}

/**
 * Sends a request through the whole Worker: middleware, routes, onError. What comes back must be as the description of the API says (src/openapi).
 */
export async function call(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await exports.default.fetch(
    new Request(new URL(path, ORIGIN), { redirect: 'manual', ...init }),
  )
  const text = await response.text()
  const faults = undescribed(init.method ?? 'GET', path, {
    status: response.status,
    headers: response.headers,
    text,
  })
  if (faults.length > 0) throw new Error(`Not as src/openapi describes it:\n${faults.join('\n')}`)
  const isJson = text !== '' && /[/+]json\b/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  }
}

export const postJson = (
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  call(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })

export const postForm = (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> => call(path, { method: 'POST', body: new URLSearchParams(fields), headers })

/** A path with its query, every value escaped. */
export const at = (path: string, query: Record<string, string>): string =>
  `${path}?${new URLSearchParams(query)}`

/** The header of a household of its own: thirty a minute from one are too many. Networks are told apart by their first three numbers. */
export const aNetwork = (): { readonly 'cf-connecting-ip': string } => {
  const [a, b, c] = crypto.getRandomValues(new Uint8Array(3))
  return { 'cf-connecting-ip': `${11 + (a! % 100)}.${b}.${c}.7` }
}
