import { toBase64url } from '../kernel/bytes'
import { hmac } from '../platform/hash'

/** The eight digits that stand for a link in the browser that asked for it. Made of the link's token, so whoever reads one may read the other. */
export async function codeOf(token: string): Promise<string> {
  const bytes = new DataView((await hmac('sign-in-code', token)).buffer)
  return String(bytes.getUint32(0) % 100_000_000).padStart(8, '0')
}

/** In two halves that stay on one line. */
export const inHalves = (code: string): string => `${code.slice(0, 4)}\u00a0${code.slice(4)}`

/** What is kept of a code: without our key nobody can try the digits against it, and with another browser they are another hash. */
export const codeHashOf = async (hashKey: string, browserHash: string, code: string): Promise<string> =>
  toBase64url(await hmac(hashKey, `sign-in-code\n${browserHash}\n${code}`))
