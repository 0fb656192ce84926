import { toBase64url, utf8 } from '../kernel/bytes'

type Bytes = string | Uint8Array<ArrayBuffer>

const bytesOf = (from: Bytes): Uint8Array<ArrayBuffer> => (typeof from === 'string' ? utf8(from) : from)

const hmacKey = (secret: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

/** HMAC-SHA-256. Texts stand for their UTF-8. */
export async function hmac(secret: Bytes, message: Bytes): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await hmacKey(secret), bytesOf(message)))
}

/** SHA-256 of a text, base64url: for random tokens at rest, which need no key because nobody can guess them. */
export async function sha256(text: string): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))))
}

/** A random token of 256 bits, base64url (43 characters). */
export const randomToken = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(32)))

/** Compares digests in constant time (S-33). */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && crypto.subtle.timingSafeEqual(a, b)
}

/** The same as hashAddress() for many at once: the key is read once. */
export async function hashAddresses(hashKey: string, addressKeys: readonly string[]): Promise<string[]> {
  const key = await hmacKey(hashKey)
  return Promise.all(
    addressKeys.map(async (addressKey) => {
      const mac = await crypto.subtle.sign('HMAC', key, utf8(`address\n${addressKey}`))
      return toBase64url(new Uint8Array(mac).slice(0, 16))
    }),
  )
}

/** Keyed hash of an address's comparable form: 128 bits, enough to find it again, useless to anyone without the key. */
export const hashAddress = async (hashKey: string, addressKey: string): Promise<string> =>
  toBase64url((await hmac(hashKey, `address\n${addressKey}`)).slice(0, 16))
