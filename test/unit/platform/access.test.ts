import { describe, it } from 'vitest'
import { accessEmailOf } from '../../../src/platform/access'

const AUD = 'a'.repeat(64)

/** Cloudflare Access as the platform hands it over, and how often it was asked who came. */
function anAccess(identity: unknown, aud = AUD) {
  const asked = { times: 0 }
  const access = {
    aud,
    getIdentity: async () => {
      asked.times++
      return identity
    },
  } as unknown as CloudflareAccessContext
  return { access, asked }
}

describe('whom Cloudflare Access let through', () => {
  it('is the address it vouches for', async ({ expect }) => {
    const { access } = anAccess({ email: 'ada@example.org' })
    expect(await accessEmailOf({ accessAud: AUD }, access)()).toBe('ada@example.org')
  })

  it('is nobody where the owner named no application: then Access is not asked at all', async ({
    expect,
  }) => {
    const { access, asked } = anAccess({ email: 'ada@example.org' })
    expect(await accessEmailOf({ accessAud: undefined }, access)()).toBeUndefined()
    expect(asked.times).toBe(0)
  })

  it('is nobody where Access does not stand in front', async ({ expect }) => {
    expect(await accessEmailOf({ accessAud: AUD }, undefined)()).toBeUndefined()
  })

  it.for([
    ['another one', 'b'.repeat(64)],
    ['one that begins the same', `${AUD}a`],
    ['one cut short', AUD.slice(1)],
    ['none', ''],
    ['capitals', AUD.toUpperCase()],
  ] as const)('is nobody behind %s than the application named', async ([, aud], { expect }) => {
    const { access, asked } = anAccess({ email: 'ada@example.org' }, aud)
    expect(await accessEmailOf({ accessAud: AUD }, access)()).toBeUndefined()
    expect(asked.times).toBe(0)
  })

  it.for([
    ['a service token, which has no address', { common_name: 'robot' }],
    ['nobody', undefined],
    ['null', null],
    ['an address that is no text', { email: ['ada@example.org'] }],
    ['an address that is a number', { email: 1 }],
  ] as const)('is nobody for %s', async ([, identity], { expect }) => {
    const { access } = anAccess(identity)
    expect(await accessEmailOf({ accessAud: AUD }, access)()).toBeUndefined()
  })
})
