import { SECOND_MS } from '../kernel/time'
import type { Config } from './config'

/** What a request may cost. */
export interface FetchLimits {
  readonly timeoutMs?: number
  /** Of the answer's body, as it arrives. */
  readonly maxBytes?: number
}

export interface FetchAnswer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

/** The address must not be asked, or the other side sends us elsewhere: trying again changes nothing. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

/** No answer that can be used: no connection, too slow, too long. Trying again may help. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'

  constructor(
    message: string,
    /** False if no connection came about: then nothing was said. */
    readonly mayHaveArrived: boolean,
  ) {
    super(message)
  }
}

const LIMITS = { timeoutMs: 15 * SECOND_MS, maxBytes: 256 * 1024 }

/**
 * The only way out to other servers (S-60 to S-62). The address is checked, because some are somebody else's words: https only, no user
 * or port, a public name and no number, never ourselves. Redirects are an error and not followed: the next place would be unchecked, and
 * would get our key and the letter. A Worker cannot pin what a name resolves to; `global_fetch_strictly_public` (wrangler.toml) keeps the
 * answer outside our own zone, and nothing that comes back is shown to whoever named the address.
 * In development a loopback address may be asked by http, for the fakes that tests speak to.
 * @throws AddressRefused, NoAnswer; neither names more of the address than its host
 */
export async function safeFetch(
  config: Pick<Config, 'publicUrl' | 'development'>,
  address: string,
  init: {
    readonly method: 'GET' | 'POST'
    readonly headers: Record<string, string>
    readonly body?: string | FormData
  },
  { timeoutMs, maxBytes }: Required<FetchLimits> = LIMITS,
): Promise<FetchAnswer> {
  const url = checkAddress(config, address)
  const signal = AbortSignal.timeout(timeoutMs)
  let hasAnswered = false
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal })
    hasAnswered = true
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      throw new AddressRefused(`${url.host} leads elsewhere (${response.status})`)
    }
    const { status, headers } = response
    return { status, headers, text: await readText(response, maxBytes, url.host) }
  } catch (error) {
    if (error instanceof AddressRefused || error instanceof NoAnswer) throw error
    // workerd says no more than a sentence: one for a connection that broke, others for one that never was.
    const isLost = /connection lost|reset|closed|disconnected/i.test(String(error))
    throw new NoAnswer(
      signal.aborted ? `${url.host} took too long` : `${url.host} cannot be reached`,
      hasAnswered || signal.aborted || isLost,
    )
  }
}

/** What arrives is counted: the announced length may be missing or a lie. */
async function readText(response: Response, maxBytes: number, host: string): Promise<string> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new NoAnswer(`${host} answers with more than ${maxBytes} bytes`, true)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** Names that mean this computer or this network, whatever they resolve to. */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/

/**
 * @returns the address, if it may be asked. The URL parser writes every spelling of an IPv4 (octal, hex, one number) as four decimal ones.
 * @throws AddressRefused
 */
export function checkAddress(config: Pick<Config, 'publicUrl' | 'development'>, address: string): URL {
  if (!URL.canParse(address)) throw new AddressRefused('no web address')
  const url = new URL(address)
  const refuse = (why: string) => new AddressRefused(`${url.host} ${why}`)
  if (url.username || url.password) throw refuse('must not be asked with a password in the address')
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (loopback && config.development && /^https?:$/.test(url.protocol)) return url
  if (url.protocol !== 'https:') throw refuse('must be asked by https')
  if (url.port !== '') throw refuse('must be asked at the usual port')
  const name = url.hostname
  if (name.startsWith('[') || /^[\d.]+$/.test(name)) throw refuse('is a number, not a name')
  if (!name.includes('.') || name.endsWith('.') || PRIVATE_NAME.test(name))
    throw refuse('is not a public name')
  if (name === new URL(config.publicUrl).hostname) throw refuse('is this Worker itself')
  return url
}
