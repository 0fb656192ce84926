import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { createMemory } from '../../../src/platform/memory'
import { networkOf, networksOf } from '../../../src/platform/network'

describe('a network', () => {
  it.for([
    ['203.0.113.7', '203.0.113'],
    ['::ffff:203.0.113.7', '203.0.113'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ] as const)('of %s is %s', ([ip, network], { expect }) => {
    expect(networkOf(ip)).toBe(network)
  })

  it.for(['', 'unknown', '203.0.113', '203.0.113.7, 10.0.0.1', 'example.org', '<script>'])(
    'of %j is none',
    (ip, { expect }) => {
      expect(networkOf(ip)).toBeUndefined()
    },
  )
})

describe('its hash', () => {
  const DAY = 86_400_000
  const NOW = Date.UTC(2026, 10, 24, 12)
  const hashOf = (ip: string | undefined, now = NOW) =>
    networksOf(env.SALTS, createMemory(1000), ip, () => now).current()

  it('is one for a household and another for the next', async ({ expect }) => {
    expect(await hashOf('203.0.113.7')).toBe(await hashOf('203.0.113.99'))
    expect(await hashOf('2001:db8:1:2::1')).toBe(await hashOf('2001:db8:1:2:ffff::'))
    expect(await hashOf('203.0.113.7')).not.toBe(await hashOf('203.0.114.7'))
    expect(await hashOf('2001:db8:1:2::1')).not.toBe(await hashOf('2001:db8:1:3::1'))
  })

  it('is another tomorrow, and nothing in it says where it came from', async ({ expect }) => {
    const today = await hashOf('203.0.113.7')
    expect(today).toMatch(/^[\w-]{16}$/)
    expect(await hashOf('203.0.113.7', NOW + DAY)).not.toBe(today)
  })

  it('comes from a salt that is forgotten within two days', async ({ expect }) => {
    await hashOf('203.0.113.7', NOW + 5 * DAY)
    const { keys } = await env.SALTS.list({ prefix: 'salt:2026-11-29' })
    const { expiration } = keys[0]!
    expect(expiration! * 1000 - Date.now()).toBeLessThanOrEqual(2 * DAY + 1000)
  })

  it('is none where the platform names no address', async ({ expect }) => {
    expect(await hashOf(undefined)).toBeUndefined()
    expect(await hashOf('garbage')).toBeUndefined()
  })
})
