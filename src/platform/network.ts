import { toBase64url } from '../kernel/bytes'
import { DAY_MS, HOUR_MS, isoDay } from '../kernel/time'
import { hmac, randomToken } from './hash'
import type { Memory } from './memory'

/** Tells visitors apart without keeping who they are. */
export interface Networks {
  /** Hash of the visitor's network under today's salt, or undefined where the platform names no address. */
  current(): Promise<string | undefined>
  /** The same under every salt that is not forgotten: today's hash, then yesterday's, where there was a salt. */
  recent(): Promise<readonly string[]>
}

const SALT_DAYS = 2

/** When the hash that a network got at a moment can be made no more: at the end of the next day (UTC). */
export const networkForgottenAt = (madeAt: number): number =>
  (Math.floor(madeAt / DAY_MS) + SALT_DAYS) * DAY_MS

/**
 * Only `CF-Connecting-IP` is believed, which the platform sets itself (S-53). A household is one /24 or one /64 (S-52). The salt is
 * random, lives in KV for two days and is then gone, so that yesterday's hashes name nobody (S-80).
 */
export function networksOf(
  salts: KVNamespace,
  memory: Memory,
  ip: string | undefined,
  now: () => number,
): Networks {
  const network = ip === undefined ? undefined : networkOf(ip)
  const hashUnder = async (salt: string) => toBase64url((await hmac(salt, network ?? '')).slice(0, 12))
  const current = async () => {
    if (network === undefined) return undefined
    const key = `salt:${isoDay(now())}`
    let salt = memory.get<string>(key, now()) ?? (await salts.get(key))
    if (salt === null) {
      // Two locations may each make one for a moment; a visitor then counts twice for a minute, which is harmless.
      salt = randomToken()
      await salts.put(key, salt, { expirationTtl: (SALT_DAYS * DAY_MS) / 1000 })
    }
    memory.put(key, salt, { now: now(), ttlMs: HOUR_MS })
    return hashUnder(salt)
  }
  const yesterday = async () => {
    if (network === undefined) return undefined
    const key = `salt:${isoDay(now() - DAY_MS)}`
    // That there was none is remembered too: nobody makes a salt for a day that is over.
    const salt = memory.get<string>(key, now()) ?? (await salts.get(key)) ?? ''
    memory.put(key, salt, { now: now(), ttlMs: HOUR_MS })
    return salt === '' ? undefined : hashUnder(salt)
  }
  return {
    current,
    recent: async () => (await Promise.all([current(), yesterday()])).filter((hash) => hash !== undefined),
  }
}

/** `203.0.113.9` → `203.0.113`; IPv6 → its first 64 bits; IPv4 in IPv6 counts as IPv4. */
export function networkOf(ip: string): string | undefined {
  const mapped = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/i.exec(ip)
  if (mapped) return mapped.slice(1, 4).join('.')
  if (!/^[0-9a-f:]+$/i.test(ip) || !ip.includes(':')) return undefined
  const [head = '', tail] = ip.toLowerCase().split('::', 2)
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
