import { fromBase64url, toBase64url } from '../../kernel/bytes'
import { hmac, sameBytes } from '../../platform/hash'

const SEAL = 10
const ID = 7
const HASH = 16
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** Letters and digits that survive a change of case (RFC 5321, 2.4 lets no relay change it; some do). 33 bytes are 53 characters. */
export const REPORT_TOKEN = /^[a-z2-7]{53}$/

export interface ReportedMail {
  readonly id: number
  readonly addressHash: string
}

/**
 * What stands in the return path and in a header of each mail: which mail it was and to whom, sealed so that a report that brings it back
 * must come from somebody who saw that very mail (B3), and nobody but us can read the hash in it. The seal is a MAC of the content and at
 * the same time what the stream it is hidden by is made from, so no random part is needed and the same mail has the same token. HASH_KEY
 * keeps it readable for ever: a report may come after keys for signing have changed.
 */
export async function sealReport(hashKey: string, { id, addressHash }: ReportedMail): Promise<string> {
  const plain = new Uint8Array(ID + HASH)
  for (let at = ID - 1, rest = id; at >= 0; at--, rest = Math.floor(rest / 256)) plain[at] = rest % 256
  plain.set(fromBase64url(addressHash) ?? new Uint8Array(), ID)
  const seal = await sealOf(hashKey, plain)
  return encode([...seal, ...(await hide(hashKey, seal, plain))])
}

/** @returns undefined for anything that is not ours, unaltered */
export async function openReport(hashKey: string, token: string): Promise<ReportedMail | undefined> {
  const bytes = decode(token.toLowerCase())
  if (!bytes) return undefined
  const seal = bytes.slice(0, SEAL)
  const plain = await hide(hashKey, seal, bytes.slice(SEAL))
  if (!sameBytes(seal, await sealOf(hashKey, plain))) return undefined
  const id = plain.slice(0, ID).reduce((sum, byte) => sum * 256 + byte, 0)
  return { id, addressHash: toBase64url(plain.slice(ID)) }
}

const sealOf = async (hashKey: string, plain: Uint8Array): Promise<Uint8Array> =>
  (await hmac(hashKey, `report seal\n${toBase64url(plain)}`)).slice(0, SEAL)

/** Twice is back again. 23 bytes of a MAC are as good as random to whoever lacks the key. */
async function hide(hashKey: string, seal: Uint8Array, content: Uint8Array): Promise<Uint8Array> {
  const stream = await hmac(hashKey, `report stream\n${toBase64url(seal)}`)
  return content.map((byte, at) => byte ^ stream[at]!)
}

function encode(bytes: readonly number[]): string {
  let [bits, held, text] = [0, 0, '']
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return text + ALPHABET[(held << (5 - bits)) & 31]
}

/** Re-encoding refuses the second spelling that the last character's spare bits allow. */
function decode(token: string): Uint8Array | undefined {
  if (!REPORT_TOKEN.test(token)) return undefined
  const bytes: number[] = []
  let [bits, held] = [0, 0]
  for (const character of token) {
    held = (held << 5) | ALPHABET.indexOf(character)
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
      held &= (1 << bits) - 1
    }
  }
  return encode(bytes) === token ? Uint8Array.from(bytes) : undefined
}
