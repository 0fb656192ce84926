import type { Config } from '../platform/config'
import { HopelessJob } from '../platform/outbox'
import { AddressRefused, safeFetch } from '../platform/safe-fetch'

/** What a transport needs to know of the install. */
export type ProviderConfig = Pick<Config, 'mailApi' | 'publicUrl' | 'development'>

/** What a provider said: a status, and the fields of its JSON, or none if it was not JSON. */
export interface ProviderAnswer {
  readonly status: number
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * Hands one letter to a provider's API.
 * @param path below the provider's address, with its slash
 * @throws HopelessJob if its address cannot be asked; NoAnswer, which is temporary. Neither holds the recipient.
 */
export async function askProvider(
  config: ProviderConfig,
  path: string,
  headers: Record<string, string>,
  body: string | FormData,
): Promise<ProviderAnswer> {
  try {
    const url = `${config.mailApi?.url}${path}`
    const { status, text } = await safeFetch(config, url, { method: 'POST', headers, body })
    return { status, fields: fieldsOf(text) }
  } catch (error) {
    if (error instanceof AddressRefused) throw new HopelessJob(error.message, { cause: error })
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

/** Waiting helps: slow, busy or broken on their side. */
export const isTemporary = (status: number): boolean => status === 408 || status === 429 || status >= 500
