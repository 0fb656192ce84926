import fc from 'fast-check'
import { describe, it } from 'vitest'
import { domainMark, HOSTS_MAX, marksOfWriter, nameMarks } from '../../../src/bans/marks-of-writer'
import { changeBan } from '../../../src/bans/public'
import { readingsOf } from '../../../src/kernel/skeleton'
import { networkForgottenAt } from '../../../src/platform/network'
import { aBan } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aProof } from '../../support/a-follower'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const DAY = 86_400_000
const BANNED = { code: 'bans/banned', status: 403 }

describe('a ban by address', () => {
  it('knows it in every case and with any spelling of its domain', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { address: 'mo@bücher.example' })
    for (const email of ['mo@bücher.example', 'MO@BÜCHER.example', 'Mo@xn--bcher-kva.example'])
      await expect(aComment(site, { email })).rejects.toMatchObject(BANNED)
  })

  it('knows no other mailbox: dots and plus tags are its own business, as everywhere here', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { address: 'mo@mail.example' })
    for (const email of ['mo+1@mail.example', 'm.o@mail.example', 'mo@mail.example.org', 'ada@mail.example'])
      expect(await aComment(site, { email })).toMatchObject({ status: 'published' })
    expect(await aComment(site, { name: 'mo@mail.example' })).toMatchObject({ status: 'published' })
  })
})

describe('a ban by name', () => {
  it.for([
    ['Mo Rude', 'as it is'],
    ['mo rude', 'in small letters'],
    ['MORUDE', 'in capitals, without the space'],
    ['Мо Rudе', 'with Cyrillic letters'],
    ['M\u200bo Rude', 'with something nobody sees'],
    ['Mö Rudé!!', 'with accents and signs'],
    ['Ｍｏ　Ｒｕｄｅ', 'in full width'],
  ] as const)('knows %s, %s', async ([name], { expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { name: 'Mo Rude' })
    await expect(aComment(site, { name })).rejects.toMatchObject(BANNED)
  })

  it.for(['Mo', 'Rude', 'Mo Ruder', 'Moira Rude', 'Ada'])('does not know %s', async (name, { expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { name: 'Mo Rude' })
    expect(await aComment(site, { name })).toMatchObject({ status: 'published' })
  })
})

describe('a ban by domain', () => {
  it.for([
    { email: 'a@shop.example' },
    { email: 'a@Mail.SHOP.example' },
    { body: 'See https://shop.example/x?y' },
    { body: 'See [this](https://a.b.shop.example./).' },
    { body: `${'Words. '.repeat(20)} <https://SHOP.example:8443/>` },
    { url: 'https://www.shop.example' },
  ])('knows %j', async (fields, { expect }) => {
    const site = await aSite({ hold: 'none', doubts: 'publish' })
    await aBan(site, { domain: 'shop.example' })
    await expect(aComment(site, fields)).rejects.toMatchObject(BANNED)
  })

  it.for([
    { email: 'a@myshop.example' },
    { email: 'a@shop.example.org' },
    { body: 'https://notshop.example/shop.example' },
    { body: 'We met at shop dot example.' },
    { name: 'shop.example' },
  ])('does not know %j', async (fields, { expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { domain: 'shop.example' })
    expect(await aComment(site, fields)).toMatchObject({ status: 'published' })
  })

  it('knows an international one in both spellings', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { domain: 'xn--bcher-kva.example' })
    await expect(aComment(site, { body: 'https://bücher.example/' })).rejects.toMatchObject(BANNED)
    await expect(aComment(site, { email: 'a@bücher.example' })).rejects.toMatchObject(BANNED)
  })
})

describe('a ban by network', () => {
  const anIp = '198.51.100.9'
  const hashAt = async (now: number) => (await testContext({ now, ip: anIp }).networks.current())!

  it('knows the household today and tomorrow, and nobody once its salt is forgotten', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const noon = Date.UTC(2026, 10, 24, 12)
    const until = networkForgottenAt(noon)
    expect(until).toBe(Date.UTC(2026, 10, 26))
    const ctx = testContext({ now: noon, ip: anIp })
    await aBan(site, { network: { hash: await hashAt(noon), until } }, ctx)
    const post = (now: number, ip = '198.51.100.200') => aComment(site, {}, { ctx: testContext({ now, ip }) })
    await expect(post(noon + 1000)).rejects.toMatchObject(BANNED)
    await expect(post(noon + DAY)).rejects.toMatchObject(BANNED)
    await expect(post(until - 1)).rejects.toMatchObject(BANNED)
    expect(await post(until)).toMatchObject({ status: 'published' })
    expect(await post(noon + 2000, '198.51.101.9')).toMatchObject({ status: 'published' })
  })

  it('knows nobody where the platform names no address', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const now = Date.UTC(2026, 10, 24, 13)
    await aBan(site, { network: { hash: await hashAt(now), until: networkForgottenAt(now) } })
    expect(await aComment(site, {}, { ctx: testContext({ now, ip: '' }) })).toMatchObject({
      status: 'published',
    })
  })
})

describe('a ban', () => {
  it('holds at its own site and at no other', async ({ expect }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    await aBan(site, { name: 'Mo' })
    await expect(aComment(site, { name: 'Mo' })).rejects.toMatchObject(BANNED)
    expect(await aComment(other, { name: 'Mo' })).toMatchObject({ status: 'published' })
  })

  it('says when it ends, and is over then to the millisecond', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const endsAt = ctx.clock.now() + 3_600_000
    await aBan(site, { name: 'Mo', endsAt }, ctx)
    await expect(aComment(site, { name: 'Mo' }, { ctx })).rejects.toMatchObject({
      code: 'bans/banned-until',
      status: 403,
      details: { until: endsAt, more: { until: new Date(endsAt).toISOString() } },
    })
    ctx.sleep(endsAt - ctx.clock.now())
    expect(await aComment(site, { name: 'Mo' }, { ctx })).toMatchObject({ status: 'published' })
  })

  it('tells the latest end of several, and nothing of which trait knew the writer', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const now = ctx.clock.now()
    await aBan(site, { name: 'Mo', endsAt: now + DAY, reason: 'Calls people names' }, ctx)
    await aBan(site, { address: 'mo@mail.example', endsAt: now + 2 * DAY }, ctx)
    const refused = await aComment(site, { name: 'Mo', email: 'mo@mail.example' }, { ctx }).catch(
      (error: unknown) => error,
    )
    expect(refused).toMatchObject({ details: { until: now + 2 * DAY } })
    expect(JSON.stringify((refused as { details: object }).details)).not.toMatch(/name|mail|Calls/)
    await aBan(site, { name: 'mo' }, ctx)
    await expect(aComment(site, { name: 'Mo' }, { ctx })).rejects.toMatchObject(BANNED)
  })

  it('holds no more once it is lifted', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const id = await aBan(site, { name: 'Mo', domain: 'shop.example', personId: 7 }, ctx)
    await changeBan(ctx, site, { personId: 7, mayAll: false }, id, {
      change: 'lift',
      end: 'week',
      until: undefined,
      how: 'open',
    })
    expect(await aComment(site, { name: 'Mo', body: 'https://shop.example' }, { ctx })).toMatchObject({
      status: 'published',
    })
  })

  it('never holds somebody who has proven to be of the team', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const mo = await aMember(site, 'moderator')
    const proof = await aProof(site, testContext(), mo.email)
    await aBan(site, { address: mo.email, domain: mo.email.split('@')[1]! })
    expect(await aComment(site, { email: mo.email, proof })).toMatchObject({ status: 'published' })
    await expect(aComment(site, { email: mo.email })).rejects.toMatchObject(BANNED)
  })

  it('answers the repeat of what was posted before it as it was answered then', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const key = crypto.randomUUID()
    const first = await aComment(site, { name: 'Mo' }, { key })
    await aBan(site, { name: 'Mo' })
    expect(await aComment(site, { name: 'Mo' }, { key })).toMatchObject({ id: first.id, repeated: true })
  })
})

describe('what gives a writer away', () => {
  it('is a mark for each trait, and none of them an address', async ({ expect }) => {
    const marks = await marksOfWriter('key', {
      address: 'Mo@Mail.example',
      proven: false,
      name: 'Mo',
      networks: ['today', 'yesterday'],
      hosts: ['a.shop.example', '203.0.113.9', 'localhost'],
    })
    expect(marks).toEqual(
      expect.arrayContaining(['network:today', 'network:yesterday', 'domain:mail.example']),
    )
    expect(marks).toEqual(expect.arrayContaining(['domain:a.shop.example', 'domain:shop.example']))
    expect(marks).toContain('domain:203.0.113.9')
    expect(marks.filter((mark) => mark.startsWith('address:'))).toHaveLength(1)
    expect(marks.join()).not.toMatch(/mo@|domain:example|domain:113|localhost/i)
    expect(new Set(marks).size).toBe(marks.length)
  })

  it('is a bounded number of marks, however many hosts and labels a writer puts into words', async ({
    expect,
  }) => {
    const of = (hosts: readonly string[]) =>
      marksOfWriter('key', { address: null, proven: false, name: '', networks: [], hosts })
    const long = await of([`${'a.'.repeat(9000)}shop.example`])
    expect(long).toHaveLength(7)
    expect(long).toContain('domain:shop.example')
    expect(await of(Array.from({ length: 900 }, (_, at) => `h${at}.example`))).toHaveLength(HOSTS_MAX)
  })

  it('is no way past a ban: what leads to more hosts than are looked at waits, whatever the settings', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none', doubts: 'publish' })
    await aBan(site, { domain: 'shop.example' })
    const links = (count: number) =>
      Array.from({ length: count }, (_, at) => `https://h${at}.example`).join(' ')
    const post = (body: string) => aComment(site, { body })
    expect(await post(links(HOSTS_MAX))).toMatchObject({ status: 'published' })
    await expect(post(`${links(HOSTS_MAX - 1)} https://shop.example`)).rejects.toMatchObject(BANNED)
    expect(await post(`${links(HOSTS_MAX)} https://shop.example`)).toMatchObject({ status: 'held' })
  })

  it('is nothing for a name without letters, and the same for all that look alike', ({ expect }) => {
    expect(nameMarks('!!!')).toEqual([])
    expect(nameMarks('Iris').some((mark) => nameMarks('lris').includes(mark))).toBe(true)
    expect(domainMark('shop.example')).toBe('domain:shop.example')
  })

  it('is shared by names that share a reading, in small letters alone', ({ expect }) => {
    const letters = fc.string({ unit: fc.constantFrom(...'aIlO0Оо1ßſéＡ .-ıİ'), minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const [mine, theirs] = [readingsOf(one), readingsOf(other)]
        const isSame = [...mine].some((reading) => theirs.has(reading))
        if (isSame) expect(nameMarks(one).some((mark) => nameMarks(other).includes(mark))).toBe(true)
        expect(nameMarks(one).length).toBeLessThanOrEqual(mine.size)
      }),
    )
    expect(nameMarks('Ada')).toEqual(['name:ada'])
  })
})
