import * as v from 'valibot'
import { SECOND_MS } from '../../kernel/time'
import type { Config } from '../../platform/config'
import { safeFetch } from '../../platform/safe-fetch'

/** Numbers of record types (RFC 1035, 3.2.2). */
const TYPES = { TXT: 16, MX: 15, CNAME: 5 } as const
export type RecordType = keyof typeof TYPES

const LIMITS = { timeoutMs: 5 * SECOND_MS, maxBytes: 64 * 1024 }
const NOT_THERE = 3

/** What resolvers answer as `application/dns-json`. */
const Answer = v.object({
  Status: v.number(),
  Answer: v.optional(v.array(v.object({ type: v.number(), data: v.string() }))),
})

/**
 * Records of a name by DNS over HTTPS: a Worker has no other way to ask. Names are of our own configuration, so nothing of a reader goes to
 * the resolver.
 * @returns values, of TXT without quotes and in one piece, of names in lower case without the last dot; undefined if nobody answered
 */
export async function lookUpRecords(
  config: Pick<Config, 'publicUrl' | 'development' | 'dnsUrl'>,
  name: string,
  type: RecordType,
): Promise<readonly string[] | undefined> {
  const url = `${config.dnsUrl}?${new URLSearchParams({ name, type })}`
  try {
    const headers = { Accept: 'application/dns-json' }
    const { status, text } = await safeFetch(config, url, { method: 'GET', headers }, LIMITS)
    const answer = v.safeParse(Answer, status === 200 ? JSON.parse(text) : undefined)
    if (!answer.success) return undefined
    if (answer.output.Status === NOT_THERE) return []
    if (answer.output.Status !== 0) return undefined
    const found = (answer.output.Answer ?? []).filter((record) => record.type === TYPES[type])
    return found.map(({ data }) => (type === 'TXT' ? unquote(data) : nameIn(data)))
  } catch {
    // No connection, no JSON, too slow: not known, which is not the same as not there.
    return undefined
  }
}

/** A long TXT comes in pieces of 255 bytes that belong together (RFC 7208, 3.3; RFC 6376, 3.6.2.2). */
function unquote(data: string): string {
  const pieces = [...data.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, piece]) => piece!.replace(/\\(.)/g, '$1'))
  return pieces.length === 0 ? data : pieces.join('')
}

const nameIn = (data: string): string =>
  data
    .replace(/^\d+\s+/, '')
    .replace(/\.$/, '')
    .toLowerCase()
