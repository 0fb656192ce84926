import { SECOND_MS } from '../../kernel/time'
import type { Config } from '../../platform/config'
import type { MailApi } from '../../platform/mail-config'
import { HopelessJob } from '../../platform/outbox'
import { AddressRefused, NoAnswer, safeFetch } from '../../platform/safe-fetch'
import { MaybeSent, Throttled } from './transport-failure'

/** What a transport needs to know of the install. */
export type ProviderConfig = Pick<Config, 'publicUrl' | 'development'> & { readonly api: MailApi }

/** What a provider said: a status, and the fields of its JSON, or none if it was not JSON. */
export interface ProviderAnswer {
  readonly status: number
  readonly fields: Readonly<Record<string, unknown>>
  readonly headers?: Headers
}

/**
 * Hands one letter to a provider's API.
 * @param path below the provider's address, with its slash
 * @throws HopelessJob if its address cannot be asked; MaybeSent if the letter left and nothing came back;
 *   NoAnswer, which is temporary. None holds the recipient.
 */
export async function askProvider(
  config: ProviderConfig,
  path: string,
  headers: Record<string, string>,
  body: string | FormData,
): Promise<ProviderAnswer> {
  try {
    const url = `${config.api.url}${path}`
    const answer = await safeFetch(config, url, { method: 'POST', headers, body })
    return { status: answer.status, headers: answer.headers, fields: fieldsOf(answer.text) }
  } catch (error) {
    if (error instanceof AddressRefused) throw new HopelessJob(error.message, { cause: error })
    if (error instanceof NoAnswer && error.mayHaveArrived) throw new MaybeSent(error.message)
    throw error
  }
}

/** Some answers are no JSON, or a page of a proxy on the way: the status then has to do. */
function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    // No JSON.
    return {}
  }
}

/**
 * Somebody on the way took the letter and lost the answer: a gateway that waited too long, Cloudflare's own words for an answer that broke off or did not
 * come (520, 524), or a 200 that does not say what a good answer says.
 */
const LOST = new Set([200, 504, 520, 524])

/** Waiting helps: slow, busy or broken on their side. */
export const isTemporary = (status: number): boolean => status === 408 || status === 429 || status >= 500

/**
 * The failure of an answer that waiting helps. Where a provider says that we are too fast, all mail of the sender waits, and where it says
 * for how long (`Retry-After`, RFC 9110 10.2.3), so long.
 */
export function temporary(what: string, { status, headers }: ProviderAnswer): Error {
  if (LOST.has(status)) return new MaybeSent(what)
  const asked = headers?.get('retry-after')
  return status === 429 || asked
    ? new Throttled(what, retryAfter(asked, headers?.get('date')))
    : new Error(what)
}

const AT_LEAST_MS = SECOND_MS

/** Seconds, or a moment: reckoned by the provider's own clock, if it gives it. */
function retryAfter(asked: string | null | undefined, date: string | null | undefined): number {
  if (!asked) return AT_LEAST_MS
  const ms = /^\d+$/.test(asked) ? Number(asked) * SECOND_MS : Date.parse(asked) - Date.parse(date ?? '')
  return Number.isNaN(ms) ? AT_LEAST_MS : Math.max(ms, AT_LEAST_MS)
}
