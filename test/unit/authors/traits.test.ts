import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { banByHand } from '../../../src/authors/ban-by-hand'
import { isEverybodys } from '../../../src/authors/everybodys-domains'
import { findAuthorKey } from '../../../src/authors/find-author-key'
import { offerTraits } from '../../../src/authors/offer-traits'
import { findWriter } from '../../../src/authors/queries'
import { readAuthor } from '../../../src/authors/read-author'
import { termsOf } from '../../../src/authors/terms-of'
import { listBans } from '../../../src/bans/public'
import { ENDLESS } from '../../../src/bans/queries'
import type { NewBan } from '../../../src/bans/schema'
import { readItem } from '../../../src/moderation/public'
import { addNote } from '../../../src/notes/public'
import { networkForgottenAt } from '../../../src/platform/network'
import type { Site } from '../../../src/sites/public'
import { aBan } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { type TestCtx, testContext } from '../../support/test-context'

const offerOf = async (ctx: TestCtx, site: Site, id: number) =>
  offerTraits(ctx, (await ctx.db.first(findWriter(site.id, id)))!)

describe('what a comment’s author can be banned by', () => {
  it('is what the comment shows: address, name, network, and the domains of address and links', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(
      site,
      {
        name: 'Mo',
        email: 'Mo@Mail.example',
        url: 'https://mo.example/me',
        body: 'See https://a.shop.example/ and https://mo.example/.',
      },
      { ctx },
    )
    const offer = await offerOf(ctx, site, id)
    expect(offer).toMatchObject({
      address: { masked: 'M•••@mail.example' },
      proven: false,
      name: 'Mo',
      network: { until: networkForgottenAt(ctx.clock.now()) },
      domains: ['mail.example', 'mo.example', 'a.shop.example'],
    })
  })

  it('is a name alone where nothing else is given', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext({ ip: '' })
    const { id } = await aComment(site, { name: 'Mo' }, { ctx })
    expect(await offerOf(ctx, site, id)).toEqual({
      address: undefined,
      proven: false,
      name: 'Mo',
      network: undefined,
      domains: [],
    })
  })

  it('says of an address whether it was proven', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(site, { email: 'mo@mail.example' }, { ctx })
    await env.DB.prepare('UPDATE comments SET verified = 1 WHERE id = ?1').bind(id).run()
    expect((await offerOf(ctx, site, id)).proven).toBe(true)
  })

  it('names five domains at most', async ({ expect }) => {
    const site = await aSite({ doubts: 'publish' })
    const ctx = testContext()
    const links = Array.from({ length: 9 }, (_, at) => `https://d${at}.example/`).join(' ')
    const { id } = await aComment(site, { email: 'mo@mail.example', body: links }, { ctx })
    const { domains } = await offerOf(ctx, site, id)
    expect(domains).toEqual(['mail.example', 'd0.example', 'd1.example', 'd2.example', 'd3.example'])
  })

  it('names as much of a long one as a ban can be by', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const body = `https://x.y.${'a.'.repeat(6)}shop.example/`
    const { id } = await aComment(site, { body }, { ctx })
    const { domains } = await offerOf(ctx, site, id)
    expect(domains).toEqual([`${'a.'.repeat(6)}shop.example`])
  })

  it('is of this site alone', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const ctx = testContext()
    expect(await ctx.db.first(findWriter((await aSite()).id, id))).toBeUndefined()
    await expect(findAuthorKey(ctx, await aSite(), id)).rejects.toMatchObject({ code: 'authors/unknown' })
    await expect(findAuthorKey(ctx, site, id)).rejects.toMatchObject({ code: 'authors/no-address' })
  })
})

describe('a ban typed by hand', () => {
  const typed = (by: NewBan['by'], what: string, terms: Partial<NewBan> = {}): NewBan => ({
    by,
    what,
    end: 'week',
    until: undefined,
    how: 'open',
    who: 'everybody',
    reason: 'Rude',
    sure: false,
    ...terms,
  })
  const inForce = async (ctx: TestCtx, site: Site) => (await listBans(ctx, site, { list: 'in-force' })).items

  it.for([
    ['address', 'Mo@Bücher.example', { address: 'M•••@xn--bcher-kva.example' }],
    ['name', 'Mo Rude', { name: 'Mo Rude', pattern: false }],
    ['name', 'Casino*', { name: 'Casino*', pattern: true }],
    ['domain', 'shop.example', { domain: 'shop.example' }],
    ['domain', 'HTTPS://Shop.Example/x?y#z', { domain: 'shop.example' }],
    ['domain', '*.shop.example', { domain: 'shop.example' }],
    ['domain', '@shop.example', { domain: 'shop.example' }],
    ['domain', 'someone@shop.example', { domain: 'shop.example' }],
    ['domain', 'bücher.example', { domain: 'xn--bcher-kva.example' }],
    ['domain', '203.0.113.9', { domain: '203.0.113.9' }],
  ] as const)('by %s takes %s', async ([by, what, traits], { expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await banByHand(ctx, site, 7, typed(by, what))
    expect(await inForce(ctx, site)).toMatchObject([traits])
  })

  it.for([
    ['address', 'mo', 'address', 'field.email'],
    ['address', 'mo@localhost', 'address', 'field.email'],
    ['domain', 'example', 'domain', 'rules.host-wrong'],
    ['domain', 'two words', 'domain', 'rules.host-wrong'],
    ['domain', '.', 'domain', 'rules.host-wrong'],
    ['domain', `${'a.'.repeat(7)}shop.example`, 'domain', 'rules.host-wrong'],
    ['name', '???', 'name', 'bans.name-empty'],
    ['name', '***', 'name', 'bans.name-empty'],
    ['name', 'a*', 'name', 'bans.pattern-wrong'],
    ['name', 'ca*no', 'name', 'bans.pattern-wrong'],
    ['name', '*ca*no*', 'name', 'bans.pattern-wrong'],
  ] as const)('by %s refuses %s', async ([by, what, field, message], { expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await expect(banByHand(ctx, site, 7, typed(by, what))).rejects.toMatchObject({
      code: 'web/fields-refused',
      details: { issues: [{ field, message }] },
    })
    expect(await inForce(ctx, site)).toEqual([])
  })

  it('refuses the team by whatever way', async ({ expect }) => {
    const site = await aSite({ reservedNames: ['Editor'] })
    const { email, name } = await aMember(site)
    const ctx = testContext()
    for (const [by, what] of [
      ['address', email],
      ['name', name],
      ['name', 'Еditоr'],
      ['name', 'edi*'],
      ['name', '*tor'],
      ['name', '*DIT*'],
      ['domain', email.split('@')[1]!],
      ['domain', `${site.id}.example`],
    ] as const)
      await expect(banByHand(ctx, site, 7, typed(by, what, { sure: true })), what).rejects.toMatchObject({
        code: 'web/fields-refused',
      })
  })

  it('needs to be sure of a large provider, and of the site’s word for guests', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    for (const [by, what] of [
      ['domain', 'gmail.com'],
      ['name', 'GUEST'],
      ['name', 'gue*'],
    ] as const) {
      await expect(banByHand(ctx, site, 7, typed(by, what))).rejects.toMatchObject({ code: 'bans/hits-many' })
      await banByHand(ctx, site, 7, typed(by, what, { sure: true }))
    }
    expect(await inForce(ctx, site)).toHaveLength(3)
  })
})

describe('domains that are everybody’s', () => {
  it.for([
    'gmail.com',
    'yahoo.fr',
    'hotmail.fr',
    'wanadoo.fr',
    'outlook.de',
    'web.de',
    'wp.pl',
    'ukr.net',
    '163.com',
    'co.uk',
    'com.br',
    'github.io',
    'youtube.com',
  ])('%s is', (domain, { expect }) => {
    expect(isEverybodys(domain)).toBe(true)
  })

  it.for(['shop.example', 'mail.gmail.com', 'me.github.io', 'gmail.example', '', undefined])(
    '%s is not',
    (domain, { expect }) => {
      expect(isEverybodys(domain)).toBe(false)
    },
  )
})

describe('the terms of a ban', () => {
  it('are its end as a moment, its manner and its reason', ({ expect }) => {
    const ctx = testContext()
    const now = ctx.clock.now()
    const terms = { end: 'hour', until: undefined, how: 'silent', reason: 'Why' } as const
    expect(termsOf(ctx, terms)).toEqual({ endsAt: now + 3_600_000, silent: true, reason: 'Why' })
    expect(termsOf(ctx, { ...terms, end: 'ever', how: 'open' })).toMatchObject({
      endsAt: ENDLESS,
      silent: false,
    })
    expect(() => termsOf(ctx, { ...terms, end: 'date', until: 0 })).toThrow()
  })
})

describe('what the team knows of an author', () => {
  it('is every ban that knows them by any trait, and every note on the address', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(
      site,
      { name: 'Mo', email: 'mo@mail.example', body: 'https://shop.example/' },
      { ctx },
    )
    const ids = [
      await aBan(site, { name: 'MO' }, ctx),
      await aBan(site, { address: 'mo@mail.example' }, ctx),
      await aBan(site, { domain: 'shop.example', silent: true }, ctx),
      await aBan(site, { domain: 'mail.example' }, ctx),
      await aBan(site, { network: { hash: (await ctx.networks.current())!, until: ENDLESS } }, ctx),
    ]
    await aBan(site, { name: 'Somebody else' }, ctx)
    await addNote(ctx, site, 1, await findAuthorKey(ctx, site, id), 'Knows trams.')
    const { bans, notes } = await readAuthor(ctx, site, await readItem(ctx, site, id))
    expect(bans.map((ban) => ban.id).sort()).toEqual(ids.sort())
    expect(notes).toMatchObject([{ body: 'Knows trams.', by: { id: 1 } }])
  })

  it('is no note where no address tells who it is', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(site, { name: 'Mo' }, { ctx })
    expect(await readAuthor(ctx, site, await readItem(ctx, site, id))).toEqual({ bans: [], notes: undefined })
  })

  it('costs two queries and some ten rows', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const { id } = await aComment(site, { name: 'Mo', email: 'mo@mail.example' }, { ctx })
    const item = await readItem(ctx, site, id)
    const fresh = testContext()
    await readAuthor(fresh, site, item)
    expect(fresh.db.usage.queries).toBe(2)
    expect(fresh.db.usage.rowsRead).toBeLessThanOrEqual(10)
  })
})
