import { describe, it } from 'vitest'
import { receiveReport } from '../../../../src/mail/bounces/receive-report'
import { aMailedAddress, hashOf, knownOf, reasonsOf } from '../../../support/mail-hooks'
import {
  arf,
  BOUNCES,
  dsn,
  ourHeaders,
  plain,
  reportContext,
  returnPathOf,
  tokenOf,
} from '../../../support/reports'

const NOWHERE = `${BOUNCES.local}@${BOUNCES.domain}`
const nothing = { suppressions: [], soft_bounces: [], mail_reached: [] }

/** An address that a mail went to, at an install that takes reports. */
async function mailed() {
  const ctx = reportContext()
  const about = await aMailedAddress(ctx)
  return { ctx, about, to: await returnPathOf(about), token: await tokenOf(about) }
}

describe('receiveReport: what a believed report does', () => {
  for (const [action, status, diagnostic, kind, reasons] of [
    ['failed', '5.1.1', 'smtp; 550 5.1.1 user unknown', 'hard', ['bounce']],
    ['failed', '5.2.2', 'smtp; 552 5.2.2 mailbox full', 'soft', []],
    ['delayed', '4.4.1', 'smtp; 421 4.4.1 no answer', 'soft', []],
    ['delivered', '2.0.0', 'smtp; 250 2.0.0 taken', 'delivered', []],
  ] as const) {
    it(`${action} with ${status} is ${kind}`, async ({ expect }) => {
      const { ctx, about, to } = await mailed()
      expect(await receiveReport(ctx, to, dsn({ action, status, diagnostic }))).toBe(kind)
      expect(await reasonsOf(about.hash)).toEqual(reasons)
      const known = await knownOf(about.hash)
      expect(known.soft_bounces).toHaveLength(kind === 'soft' ? 1 : 0)
      expect(known.mail_reached).toHaveLength(kind === 'delivered' ? 1 : 0)
    })
  }

  it('a complaint that brings the letter back ends mail, though it masks who complains', async ({
    expect,
  }) => {
    const { ctx, about, token } = await mailed()
    expect(await receiveReport(ctx, NOWHERE, arf('abuse', ourHeaders(token)))).toBe('complaint')
    expect(await reasonsOf(about.hash)).toEqual(['complaint'])
  })

  it('stands on the desk of the site whose mail it was, as told by a report', async ({ expect }) => {
    const { ctx, about, to } = await mailed()
    await receiveReport(ctx, to, dsn())
    expect((await knownOf(about.hash)).suppressions).toMatchObject([
      { source: 'report', by_site: about.siteId, site_id: '*', created_at: ctx.clock.now() },
    ])
  })

  it('says the same a second time and changes nothing', async ({ expect }) => {
    const { ctx, about, to } = await mailed()
    await receiveReport(ctx, to, dsn())
    const before = await knownOf(about.hash)
    ctx.sleep(1000)
    expect(await receiveReport(ctx, to, dsn())).toBe('hard')
    expect(await knownOf(about.hash)).toEqual(before)
  })
})

describe('receiveReport: where the token may stand', () => {
  it('in the address, in capitals as well', async ({ expect }) => {
    for (const alter of [(to: string) => to, (to: string) => to.toUpperCase()]) {
      const { ctx, about, to } = await mailed()
      expect(await receiveReport(ctx, alter(to), dsn())).toBe('hard')
      expect(await reasonsOf(about.hash)).toEqual(['bounce'])
    }
  })

  it('in a header of the letter that came back', async ({ expect }) => {
    const { ctx, about, token } = await mailed()
    expect(await receiveReport(ctx, NOWHERE, dsn({ brought: ourHeaders(token) }))).toBe('hard')
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('B3: it counts and not the recipient that the report names', async ({ expect }) => {
    const [{ ctx, about, to }, other] = [await mailed(), await mailed()]
    await receiveReport(ctx, to, dsn({ recipient: other.about.email }))
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
    expect(await knownOf(other.about.hash)).toEqual(nothing)
  })

  it('a token that is none of ours does not hide one that is', async ({ expect }) => {
    const { ctx, about, token } = await mailed()
    const to = `bounces+${'a'.repeat(53)}@${BOUNCES.domain}`
    expect(await receiveReport(ctx, to, dsn({ brought: ourHeaders(token) }))).toBe('hard')
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })
})

describe('receiveReport: what is not believed (B3)', () => {
  for (const [name, alter] of [
    ['one character short', (token: string) => token.slice(0, -1)],
    ['one character long', (token: string) => `${token}a`],
    ['with another first character', (token: string) => `${token[0] === 'a' ? 'b' : 'a'}${token.slice(1)}`],
    ['left out', () => ''],
  ] as const) {
    it(`a token ${name}`, async ({ expect }) => {
      const { ctx, about, token } = await mailed()
      const to = `bounces+${alter(token)}@${BOUNCES.domain}`
      expect(await receiveReport(ctx, to, dsn({ recipient: about.email }))).toBe('not-ours')
      expect(await knownOf(about.hash)).toEqual(nothing)
    })
  }

  it('a token of another install', async ({ expect }) => {
    const { ctx, about } = await mailed()
    const token = await tokenOf(about, `${ctx.config.hashKey}x` as typeof ctx.config.hashKey)
    expect(await receiveReport(ctx, `bounces+${token}@${BOUNCES.domain}`, dsn())).toBe('not-ours')
    expect(await knownOf(about.hash)).toEqual(nothing)
  })

  it('a token of a mail that never went', async ({ expect }) => {
    const ctx = reportContext()
    const { tag } = await aMailedAddress(ctx)
    const hash = await hashOf(ctx, `${crypto.randomUUID()}@example.org`)
    expect(await receiveReport(ctx, await returnPathOf({ tag, hash }), dsn())).toBe('not-ours')
    expect(await knownOf(hash)).toEqual(nothing)
  })

  it('a letter that is no report, with the right token', async ({ expect }) => {
    const { ctx, about, to } = await mailed()
    const letter = plain({ From: 'ada@example.org', Subject: 'Hello' }, 'How are you?')
    expect(await receiveReport(ctx, to, letter)).toBe('no-report')
    expect(await knownOf(about.hash)).toEqual(nothing)
  })
})
