import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { createMemory } from '../../../src/platform/memory'
import { networkForgottenAt, networksOf } from '../../../src/platform/network'

const DAY = 86_400_000
/** A day that no other test has salts of. */
const NOON = Date.UTC(2031, 4, 10, 12)
const at = (now: number, ip = '203.0.113.7', memory = createMemory(1000)) =>
  networksOf(env.SALTS, memory, ip, () => now)

describe('the networks a visitor may be known by', () => {
  it('are today’s and yesterday’s, today’s first', async ({ expect }) => {
    const yesterday = await at(NOON).current()
    const recent = await at(NOON + DAY).recent()
    expect(recent).toHaveLength(2)
    expect(recent[0]).toBe(await at(NOON + DAY).current())
    expect(recent[1]).toBe(yesterday)
    expect(recent[0]).not.toBe(recent[1])
  })

  it('are today’s alone where there was nobody yesterday, and make no salt for a day that is over', async ({
    expect,
  }) => {
    const lonely = NOON + 50 * DAY
    expect(await at(lonely).recent()).toEqual([await at(lonely).current()])
    expect(await env.SALTS.get(`salt:${new Date(lonely - DAY).toISOString().slice(0, 10)}`)).toBeNull()
  })

  it('forget the day before yesterday', async ({ expect }) => {
    const old = await at(NOON + 100 * DAY).current()
    await at(NOON + 101 * DAY).current()
    expect(await at(NOON + 102 * DAY).recent()).not.toContain(old)
  })

  it('are none without an address', async ({ expect }) => {
    expect(await at(NOON, '').recent()).toEqual([])
    const nowhere = networksOf(env.SALTS, createMemory(1000), undefined, () => NOON)
    expect(await nowhere.recent()).toEqual([])
    expect(await nowhere.current()).toBeUndefined()
  })

  it('ask the store once in a while: both salts, and that there was none, are remembered', async ({
    expect,
  }) => {
    const memory = createMemory(1000)
    let asked = 0
    const salts = {
      get: async (key: string) => {
        asked++
        return env.SALTS.get(key)
      },
      put: (key: string, value: string, options: KVNamespacePutOptions) => env.SALTS.put(key, value, options),
    } as unknown as KVNamespace
    const networks = networksOf(salts, memory, '203.0.113.7', () => NOON + 200 * DAY)
    const first = await networks.recent()
    expect(asked).toBe(2)
    expect(await networks.recent()).toEqual(first)
    expect(asked).toBe(2)
  })

  it.for([
    [Date.UTC(2026, 10, 24, 0, 0, 0, 0), Date.UTC(2026, 10, 26)],
    [Date.UTC(2026, 10, 24, 23, 59, 59, 999), Date.UTC(2026, 10, 26)],
    [Date.UTC(2026, 11, 31, 12), Date.UTC(2027, 0, 2)],
    [Date.UTC(2028, 1, 28, 12), Date.UTC(2028, 2, 1)],
  ] as const)('cannot be told any more two days after the day of %i', ([made, forgotten], { expect }) => {
    expect(networkForgottenAt(made)).toBe(forgotten)
  })
})
