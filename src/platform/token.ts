import { fromBase64url, toBase64url, utf8 } from '../kernel/bytes'
import { hmac, sameBytes } from './hash'

/** What a token is for. One made for one purpose opens nothing else: the purpose is part of what is signed (S-24). */
export type TokenPurpose =
  | 'author'
  | 'reader'
  | 'status'
  | 'doubt'
  | 'not-mine'
  | 'moderate'
  | 'confirm'
  | 'not-me'
  | 'unsubscribe'
  | 'words'
  | 'passkey'
  | 'device'
  | 'following'
  | 'follow-claim'
  | 'follow-code'
  | 'follow-confirm'
  | 'follow-not-me'
  | 'follow-stop'
  | 'when-up'
  | 'preferences'
  | 'new-address'
  | 'own-data'
  | 'invitation'
  | 'sweep'
  | 'challenge'
  | 'known-browser'
  | 'not-my-sign-in'

export type TokenReading<Value> =
  | { readonly state: 'good'; readonly value: Value }
  /** Ours, but past its end: the page may say so and offer a new one. */
  | { readonly state: 'expired'; readonly value: Value }
  /** Damaged, altered, of another purpose, or never ours: all the same answer (S-25). */
  | { readonly state: 'forged' }

type Part = string | number

/** Makes and reads signed tokens: `key id . payload . HMAC-SHA-256`, all base64url, so they fit a path. */
export interface Tokens {
  /** @param expiresAt epoch ms, or 0 for a token that lives for ever. The same input gives the same token. */
  sign(purpose: TokenPurpose, value: readonly Part[], expiresAt: number): Promise<string>
  read(purpose: TokenPurpose, token: string): Promise<TokenReading<readonly Part[]>>
}

/** @param keys newest first. The newest signs; all of them verify, so links in old mails stay alive (S-29). */
export function createTokens(keys: readonly { id: string; secret: string }[], now: () => number): Tokens {
  const mac = (secret: string, purpose: TokenPurpose, id: string, payload: string) =>
    hmac(secret, `${purpose}\n${id}\n${payload}`)

  return {
    async sign(purpose, value, expiresAt) {
      const { id, secret } = keys[0]!
      const payload = toBase64url(utf8(JSON.stringify([expiresAt, ...value])))
      return `${id}.${payload}.${toBase64url(await mac(secret, purpose, id, payload))}`
    },

    async read(purpose, token) {
      const [id, payload, signature, more] = token.split('.')
      const key = keys.find((candidate) => candidate.id === id)
      const given = signature === undefined ? undefined : fromBase64url(signature)
      const packed = payload === undefined ? undefined : fromBase64url(payload)
      // Re-encoding refuses the second spelling that base64's spare bits allow: one token, one text.
      if (!key || !given || !packed || more !== undefined || toBase64url(given) !== signature)
        return { state: 'forged' }
      if (!sameBytes(given, await mac(key.secret, purpose, key.id, payload!))) return { state: 'forged' }
      const [expiresAt, ...value] = JSON.parse(new TextDecoder().decode(packed)) as [number, ...Part[]]
      return { state: expiresAt !== 0 && expiresAt <= now() ? 'expired' : 'good', value }
    },
  }
}
