import { fromBase64url, toBase64url, utf8 } from '../../src/kernel/bytes'

/**
 * An authenticator in software: makes P-256 keys and answers ceremonies as a browser would hand its answers on (WebAuthn 3, 5.1 and 6.1).
 * Every part of an answer can be made wrong.
 */
export interface Authenticator {
  readonly id: string
  register(options: Ceremony, change?: Change): Promise<Registration>
  answer(options: Ceremony, change?: Change): Promise<Assertion>
  /** The same key and counter in another pair of hands. */
  copy(): Authenticator
}

export interface Ceremony {
  readonly challenge: string
  readonly rp?: { readonly id?: string }
  readonly rpId?: string
  readonly user?: { readonly id: string }
}

export interface Change {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  /** Whether the person was checked (PIN, finger); the flag UV. */
  readonly verified?: boolean
  readonly counter?: number
  readonly userHandle?: string
  readonly signature?: string
  readonly transports?: readonly string[]
}

interface Answer<Parts> {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly response: Parts
  readonly clientExtensionResults: object
}
export type Registration = Answer<{
  clientDataJSON: string
  attestationObject: string
  transports: readonly string[]
}>
export type Assertion = Answer<{
  clientDataJSON: string
  authenticatorData: string
  signature: string
  userHandle: string
}>

const ORIGIN = 'https://comments.test'

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 }

/** @param counting false for one that always says 0, as synced passkeys do */
export async function anAuthenticator({ counting = true } = {}): Promise<Authenticator> {
  const keys = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const jwk = (await crypto.subtle.exportKey('jwk', keys.publicKey)) as JsonWebKey
  const rawId = crypto.getRandomValues(new Uint8Array(16))
  const id = toBase64url(rawId)
  const owner = { handle: '' }

  function from(start: number): Authenticator {
    const state = { counter: start }
    const next = (change: Change) => change.counter ?? (counting ? ++state.counter : 0)

    const clientData = (type: string, options: Ceremony, change: Change) =>
      utf8(
        JSON.stringify({
          type: change.type ?? type,
          challenge: change.challenge ?? options.challenge,
          origin: change.origin ?? ORIGIN,
          crossOrigin: false,
        }),
      )

    async function authData(
      rpId: string,
      change: Change,
      attested?: Uint8Array,
    ): Promise<Uint8Array<ArrayBuffer>> {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(change.rpId ?? rpId)))
      const flags =
        FLAGS.present | (change.verified === false ? 0 : FLAGS.verified) | (attested ? FLAGS.attested : 0)
      return concat([hash, new Uint8Array([flags]), uint(next(change), 4), attested ?? new Uint8Array()])
    }

    return {
      id,
      copy: () => from(state.counter),

      async register(options, change = {}) {
        owner.handle = options.user!.id
        const cose = cbor(
          new Map<number, unknown>([
            [1, 2], // key type: EC2 (RFC 9053)
            [3, -7], // ES256
            [-1, 1], // P-256
            [-2, fromBase64url(jwk.x!)!],
            [-3, fromBase64url(jwk.y!)!],
          ]),
        )
        const attested = concat([new Uint8Array(16), uint(rawId.length, 2), rawId, cose])
        const attestation = new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', await authData(options.rp!.id!, change, attested)],
        ])
        return answer({
          clientDataJSON: toBase64url(clientData('webauthn.create', options, change)),
          attestationObject: toBase64url(cbor(attestation)),
          transports: change.transports ?? ['internal'],
        })
      },

      async answer(options, change = {}) {
        const data = clientData('webauthn.get', options, change)
        const authenticatorData = await authData(options.rpId!, change)
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data))
        const raw = await crypto.subtle.sign(
          { name: 'ECDSA', hash: 'SHA-256' },
          keys.privateKey,
          concat([authenticatorData, digest]),
        )
        return answer({
          clientDataJSON: toBase64url(data),
          authenticatorData: toBase64url(authenticatorData),
          signature: change.signature ?? toBase64url(derSignature(new Uint8Array(raw))),
          userHandle: change.userHandle ?? owner.handle,
        })
      },
    }
  }

  const answer = <Parts>(response: Parts): Answer<Parts> => ({
    id,
    rawId: id,
    type: 'public-key',
    response,
    clientExtensionResults: {},
  })

  return from(0)
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const uint = (value: number, bytes: number) =>
  Uint8Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256)

/** As much of CBOR (RFC 8949) as attestations use: integers, bytes, text, maps. */
function cbor(value: unknown): Uint8Array<ArrayBuffer> {
  const head = (major: number, size: number) =>
    size < 24
      ? new Uint8Array([(major << 5) | size])
      : size < 256
        ? new Uint8Array([(major << 5) | 24, size])
        : concat([new Uint8Array([(major << 5) | 25]), uint(size, 2)])
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return concat([head(3, utf8(value).length), utf8(value)])
  if (value instanceof Uint8Array) return concat([head(2, value.length), value])
  if (value instanceof Map)
    return concat([head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)])])
  throw new Error(`no CBOR for ${typeof value}`)
}

/** WebCrypto gives r and s side by side; WebAuthn wants them as ASN.1 (WebAuthn 3, 6.5.5). */
function derSignature(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const integer = (bytes: Uint8Array) => {
    let from = 0
    while (from < bytes.length - 1 && bytes[from] === 0) from++
    const trimmed = bytes.slice(from)
    const padded = trimmed[0]! >= 0x80 ? concat([new Uint8Array([0]), trimmed]) : trimmed
    return concat([new Uint8Array([2, padded.length]), padded])
  }
  const parts = concat([integer(raw.slice(0, 32)), integer(raw.slice(32))])
  return concat([new Uint8Array([0x30, parts.length]), parts])
}
