import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, it, vi } from 'vitest'
import { DAY_MS } from '../../../../src/kernel/time'
import { saveLook } from '../../../../src/mail/letter/look-queries'
import { insertSuppression } from '../../../../src/mail/queries'
import { allowNews } from '../../../../src/mail/senders/allow-news'
import { checkSender } from '../../../../src/mail/senders/check-sender'
import { lookUpRecords } from '../../../../src/mail/senders/look-up-records'
import { readSenders } from '../../../../src/mail/senders/read-senders'
import { stopSender } from '../../../../src/mail/senders/sender-queries'
import { resolves } from '../../../support/a-dns'
import { configWith } from '../../../support/config-with'
import { goodZone, type Zone } from '../../../support/dns-answer'
import { aSiteId } from '../../../support/mail-hooks'
import { type TestCtx, testContext } from '../../../support/test-context'

const DOMAIN = 'mail.example.org'
beforeEach(async () => {
  await env.DB.batch(['sender_checks', 'mail_senders'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)))
})
afterEach(() => void vi.restoreAllMocks())

function aContext(from = `News <news@${DOMAIN}>`): TestCtx {
  const ctx = testContext()
  const api = { key: 'k', url: 'https://api.resend.com' }
  return {
    ...ctx,
    config: configWith(ctx, { transport: 'resend', from, api, dkimSelectors: ['resend'] }, ['news']),
  }
}

const check = (ctx: TestCtx) => checkSender(ctx, ctx.config.senders.news)
const newsOf = async (ctx: TestCtx, siteId = 's') => (await readSenders(ctx, siteId)).senders[1]!
const codesOf = async (ctx: TestCtx) => (await newsOf(ctx)).check?.findings.map(({ code }) => code)

describe('looking up records', () => {
  const { config } = testContext()

  it('asks one resolver, over HTTPS, and for nothing but the name', async ({ expect }) => {
    const asked = resolves({ 'TXT example.org': ['v=spf1 -all'] })
    expect(await lookUpRecords(config, 'example.org', 'TXT')).toEqual(['v=spf1 -all'])
    expect(asked).toEqual(['https://cloudflare-dns.com/dns-query TXT example.org'])
  })

  it('puts the pieces of a long record together, and takes quotes as they are meant', async ({ expect }) => {
    const long = `v=DKIM1; p=${'A'.repeat(600)}; n="it's" \\ me`
    resolves({ 'TXT k._domainkey.example.org': [long] })
    expect(await lookUpRecords(config, 'k._domainkey.example.org', 'TXT')).toEqual([long])
  })

  it('follows a CNAME to the record, and leaves the CNAME out', async ({ expect }) => {
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(
      Response.json({
        Status: 0,
        Answer: [
          { type: 5, data: 'token.dkim.amazonses.com.' },
          { type: 16, data: '"p=MIIB"' },
        ],
      }),
    )
    expect(await lookUpRecords(config, 'token._domainkey.example.org', 'TXT')).toEqual(['p=MIIB'])
  })

  it('tells "not there" from "nobody answered"', async ({ expect }) => {
    resolves({ 'TXT away.example': 'away' })
    expect(await lookUpRecords(config, 'nothing.example', 'TXT')).toEqual([])
    expect(await lookUpRecords(config, 'away.example', 'TXT')).toBeUndefined()
    for (const answer of [{ Status: 2 }, { Status: 5 }, { hello: 1 }, []]) {
      vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(answer))
      expect(await lookUpRecords(config, 'example.org', 'TXT'), JSON.stringify(answer)).toBeUndefined()
    }
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network'))
    expect(await lookUpRecords(config, 'example.org', 'TXT')).toBeUndefined()
  })
})

describe('the settings check', () => {
  it('verifies a domain that has everything, and keeps when', async ({ expect }) => {
    const ctx = aContext()
    const asked = resolves(goodZone(DOMAIN))
    expect(await check(ctx)).toBe(true)
    expect(asked).toHaveLength(7)
    const { check: kept, domain } = await newsOf(ctx)
    expect(domain).toBe(DOMAIN)
    expect(kept).toMatchObject({ at: ctx.clock.now(), isVerified: true })
    expect(await codesOf(ctx)).toEqual(['dkim-good', 'spf-good', 'dmarc-good', 'return-good', 'mx-good'])
  })

  it.for([
    [`TXT resend._domainkey.${DOMAIN}`, 'dkim-missing', false],
    [`TXT send.${DOMAIN}`, 'spf-missing', false],
    [`TXT _dmarc.${DOMAIN}`, 'dmarc-missing', false],
    [`MX send.${DOMAIN}`, 'return-missing', true],
    [`MX ${DOMAIN}`, 'mx-missing', true],
  ] as const)('without %s: %s, verified %j', async ([record, code, isVerified], { expect }) => {
    const ctx = aContext()
    const { [record]: _, ...zone } = goodZone(DOMAIN) as Record<string, readonly string[]>
    resolves(zone)
    await check(ctx)
    expect(await codesOf(ctx)).toContain(code)
    expect((await newsOf(ctx)).check?.isVerified).toBe(isVerified)
  })

  it('counts the look-ups of SPF with those of what it includes: ten are good, eleven are none', async ({
    expect,
  }) => {
    const zone = (more: number) => ({
      ...goodZone(DOMAIN),
      [`TXT send.${DOMAIN}`]: ['v=spf1 include:amazonses.com include:one.example ~all'],
      'TXT amazonses.com': ['v=spf1 ip4:192.0.2.0/24 -all'],
      'TXT one.example': [
        `v=spf1 a mx:mail.example ${'exists:%{i}.example '.repeat(more)}redirect=two.example`,
      ],
      'TXT two.example': ['unrelated', 'v=spf1 ptr a:x.example/24 -all'],
    })
    const ctx = aContext()
    resolves(zone(3))
    await check(ctx)
    expect(await codesOf(ctx)).toContain('spf-good')
    resolves(zone(4))
    await check(ctx)
    expect(await codesOf(ctx)).toContain('spf-deep')
    expect((await newsOf(ctx)).check?.isVerified).toBe(false)
  })

  it('comes to an end where records include each other, lie about names or say nothing', async ({
    expect,
  }) => {
    const ctx = aContext()
    const spf = (text: string) => ({ ...goodZone(DOMAIN), [`TXT send.${DOMAIN}`]: [text] })
    const asked = resolves({
      ...spf('v=spf1 include:amazonses.com include:round.example -all'),
      'TXT round.example': ['v=spf1 include:round.example include:round.example -all'],
    })
    await check(ctx)
    expect(await codesOf(ctx)).toContain('spf-deep')
    expect(asked.length).toBeLessThan(30)
    const odd =
      'v=spf1 include:amazonses.com include: redirect= a:: include:%{d}.x ?include:away.example all.example -all'
    resolves({ ...spf(odd), 'TXT away.example': 'away' })
    await check(ctx)
    expect(await codesOf(ctx)).toContain('spf-good')
  })

  it('takes the record of the domain above for DMARC', async ({ expect }) => {
    const ctx = aContext()
    const { [`TXT _dmarc.${DOMAIN}`]: record, ...zone } = goodZone(DOMAIN) as Record<
      string,
      readonly string[]
    >
    resolves({ ...zone, 'TXT _dmarc.example.org': record! })
    await check(ctx)
    expect((await newsOf(ctx)).check?.isVerified).toBe(true)
  })

  it('does not call verified what nobody answered, and forgets nothing when nobody answers at all', async ({
    expect,
  }) => {
    const ctx = aContext()
    resolves(goodZone(DOMAIN))
    await check(ctx)
    resolves({ ...goodZone(DOMAIN), [`TXT _dmarc.${DOMAIN}`]: 'away' })
    expect(await check(ctx)).toBe(true)
    expect((await newsOf(ctx)).check?.isVerified).toBe(false)
    resolves(goodZone(DOMAIN))
    await check(ctx)
    const away: Zone = Object.fromEntries(
      [...Object.keys(goodZone(DOMAIN)), 'TXT _dmarc.example.org'].map((record) => [record, 'away'] as const),
    )
    resolves(away)
    expect(await check(ctx)).toBe(false)
    expect((await newsOf(ctx)).check?.isVerified, 'what was found before').toBe(true)
  })

  it('says nothing about another domain or another transport than it looked at', async ({ expect }) => {
    const ctx = aContext()
    resolves(goodZone(DOMAIN))
    await check(ctx)
    expect((await newsOf(aContext('news@other.example'))).check).toBeUndefined()
    const moved = { ...ctx, config: configWith(ctx, { transport: 'postmark' }, ['news']) }
    expect((await newsOf(moved)).check).toBeUndefined()
  })

  it('asks nobody for the outbox on one’s own computer', async ({ expect }) => {
    const ctx = testContext()
    const asked = resolves({})
    expect(await checkSender(ctx, ctx.config.senders.notices)).toBe(true)
    expect(asked).toEqual([])
  })

  it('shows no key and no password', async ({ expect }) => {
    const ctx = aContext()
    const secret = {
      ...ctx,
      config: configWith(ctx, { smtpUrl: 'smtps://u:pa55@x', api: { key: 's3cret', url: 'https://x' } }, [
        'news',
      ]),
    }
    const shown = JSON.stringify(await readSenders(secret, 's'))
    expect(shown).not.toMatch(/pa55|s3cret/)
  })
})

describe('whether news may go', () => {
  const withAddress = async (ctx: TestCtx) => {
    const siteId = aSiteId()
    await ctx.db.run(saveLook(siteId, '#1a56c4', '', '', 'Quay 1\nHarbour'))
    return siteId
  }
  const verified = async (ctx: TestCtx) => {
    resolves(goodZone(DOMAIN))
    await check(ctx)
  }
  const hindrancesOf = async (ctx: TestCtx, siteId: string) => (await readSenders(ctx, siteId)).hindrances

  it('G4: yes with a postal address and a verified from-domain', async ({ expect }) => {
    const ctx = aContext()
    const siteId = await withAddress(ctx)
    await verified(ctx)
    expect(await hindrancesOf(ctx, siteId)).toEqual([])
    await allowNews(ctx, siteId)
  })

  it('no without either, and says which', async ({ expect }) => {
    const ctx = aContext()
    const siteId = aSiteId()
    await expect(allowNews(ctx, siteId)).rejects.toMatchObject({
      code: 'mail/news-not-ready',
      status: 409,
      details: { more: { hindrances: 'postal-address domain' } },
    })
    await verified(ctx)
    expect(await hindrancesOf(ctx, siteId)).toEqual(['postal-address'])
    expect(await hindrancesOf(aContext(), await withAddress(ctx))).toEqual([])
  })

  it('no once a record is gone at the next look', async ({ expect }) => {
    const ctx = aContext()
    const siteId = await withAddress(ctx)
    await verified(ctx)
    resolves({})
    await check(ctx)
    expect(await hindrancesOf(ctx, siteId)).toEqual(['domain'])
  })

  it('no by Cloudflare’s Email Service, whose terms take no newsletters', async ({ expect }) => {
    const ctx = aContext()
    const cloudflare = { ...ctx, config: configWith(ctx, { transport: 'cloudflare' }, ['news']) }
    expect(await hindrancesOf(cloudflare, await withAddress(ctx))).toEqual(['transport', 'domain'])
  })

  it('no while news stands still', async ({ expect }) => {
    const ctx = aContext()
    const siteId = await withAddress(ctx)
    await verified(ctx)
    await ctx.db.run(stopSender('news', ctx.clock.now(), 'Resend 401', 'x', 0))
    expect(await hindrancesOf(ctx, siteId)).toEqual(['stopped'])
  })

  /** So many mails of today, and so many readers who called one of them spam. */
  const heard = async (
    ctx: TestCtx,
    siteId: string,
    complaints: number,
    sent: number,
    at = ctx.clock.now(),
  ) => {
    await env.DB.prepare("INSERT INTO mail_days (site_id, day, state, count) VALUES (?1, ?2, 'sent', ?3)")
      .bind(siteId, Math.floor(at / DAY_MS), sent)
      .run()
    for (let n = 0; n < complaints; n++)
      await ctx.db.run(insertSuppression(`${siteId} ${n}`, '*', 'complaint', at, 'resend', siteId))
  }

  it.for([
    [3, 3000, true],
    [3, 3001, false],
    [2, 10, false],
    [3, 0, true],
    [30, 40_000, false],
    [40, 40_000, true],
  ] as const)(
    'G3: with %d complaints about %d mails it stands still: %s',
    async ([complaints, sent, stands], { expect }) => {
      const ctx = aContext()
      const siteId = await withAddress(ctx)
      await verified(ctx)
      await heard(ctx, siteId, complaints, sent)
      expect(await hindrancesOf(ctx, siteId)).toEqual(stands ? ['complaints'] : [])
    },
  )

  it('G3: goes again after seven days without, and is not asked about what other sites hear', async ({
    expect,
  }) => {
    const ctx = aContext()
    const siteId = await withAddress(ctx)
    await verified(ctx)
    await heard(ctx, siteId, 5, 100)
    expect(await hindrancesOf(ctx, siteId)).toEqual(['complaints'])
    expect(await hindrancesOf(ctx, await withAddress(ctx))).toEqual([])
    ctx.sleep(7 * DAY_MS - 1)
    expect(await hindrancesOf(ctx, siteId)).toEqual(['complaints'])
    ctx.sleep(1)
    expect(await hindrancesOf(ctx, siteId)).toEqual([])
  })

  it('yes in development, where nothing leaves the computer', async ({ expect }) => {
    const ctx = testContext()
    expect(await hindrancesOf(ctx, await withAddress(ctx))).toEqual([])
  })
})
