import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { parseTime } from '../../../src/addressbook/read-row'
import type { Site } from '../../../src/sites/public'
import { endByHand, eraseByHand } from '../../../src/subscribers/public'
import { dumpDatabase } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import {
  anAddress,
  aSignUp,
  aSubscriber,
  hashOf,
  newsContext,
  subscriberOf,
} from '../../support/a-subscriber'
import { aFile, bringIn, check, told } from '../../support/csv'

const stop = async (site: Site, email: string, reason: string, siteId = '*') =>
  env.DB.prepare(
    "INSERT INTO suppressions (address_hash, site_id, reason, source, by_site, created_at) VALUES (?1, ?2, ?3, 'reader', ?4, 1)",
  )
    .bind(await hashOf(newsContext(), email), siteId, reason, site.id)
    .run()

/** What an import says of one address in a file of one column more. */
const sayOf = async (site: Site, email: string, column = 'status', value = 'confirmed') =>
  told(await check(newsContext(), site, aFile(`email,${column}\n${email},${value}\n`)))[0]

describe('a "no" never becomes a "yes"', () => {
  it('of whoever has left here, whatever the file says', async ({ expect }) => {
    const site = await aSite()
    const { id, email } = await aSubscriber(site, newsContext())
    await endByHand(newsContext(), site.id, 1, id)
    for (const value of ['confirmed', 'subscribed', 'active', 'premium', '']) {
      expect(await sayOf(site, email, 'status', value)).toBe('refused: left-here')
    }
    await bringIn(newsContext(), site, aFile(`email\n${email.toUpperCase()}\n`))
    expect(await subscriberOf(site, newsContext(), email)).toMatchObject({ status: 'unsubscribed' })
  })

  it('of whoever waits here: a request is no consent', async ({ expect }) => {
    const site = await aSite()
    const { email } = await aSignUp(site, newsContext())
    expect(await sayOf(site, email)).toBe('refused: waits-here')
    await bringIn(newsContext(), site, aFile(`email\n${email}\n`))
    expect(await subscriberOf(site, newsContext(), email)).toMatchObject({ status: 'pending' })
  })

  it.for(['bounce', 'complaint', 'not-me', 'soft-bounce', 'by-hand'])(
    'E7: of an address stopped by %s',
    async (reason, { expect }) => {
      const [site, email] = [await aSite(), anAddress()]
      await stop(site, email, reason)
      expect(await sayOf(site, email)).toBe('suppressed: stopped-here')
      await bringIn(newsContext(), site, aFile(`email\n${email}\n`))
      expect(await subscriberOf(site, newsContext(), email)).toBeNull()
    },
  )

  it('C5: of whoever was erased', async ({ expect }) => {
    const site = await aSite()
    const { id, email } = await aSubscriber(site, newsContext())
    await eraseByHand(newsContext(), site.id, 1, id)
    expect(await sayOf(site, email)).toBe('suppressed: stopped-here')
  })

  it('but what is stopped at another site alone stops nothing here', async ({ expect }) => {
    const [site, other, email] = [await aSite(), await aSite(), anAddress()]
    await stop(other, email, 'by-hand', other.id)
    expect(await sayOf(site, email)).toBe('new')
  })

  it.for([
    ['status', 'unsubscribed', 'new: kept-as-left'],
    ['status', 'Cancelled', 'new: kept-as-left'],
    ['status', 'blocklisted', 'new: kept-as-left'],
    ['status', 'pending', 'refused: pending'],
    ['status', 'Unactivated', 'refused: pending'],
    ['status', 'non-subscribed', 'refused: pending'],
    ['status', 'Bounced', 'suppressed: file-bounced'],
    ['status', 'cleaned', 'suppressed: file-bounced'],
    ['status', 'complained', 'suppressed: file-complained'],
    ['status', 'something new', 'refused: status-unknown'],
    ['status', 'constructor', 'refused: status-unknown'],
    ['email_disabled', 'true', 'new: kept-as-left'],
    ['email_disabled', 'false', 'new'],
    ['subscribed_to_emails', 'false', 'new: kept-as-left'],
    ['subscribed_to_emails', 'true', 'new'],
    ['UNSUB_TIME', '2021-02-04 07:55:20', 'new: kept-as-left'],
    ['CLEAN_TIME', '2021-02-04 07:55:20', 'suppressed: file-bounced'],
  ] as const)('of the file: %s = %s', async ([column, value, says], { expect }) => {
    expect(await sayOf(await aSite(), anAddress(), column, value)).toBe(says)
  })

  it('where several columns speak, the worst counts', async ({ expect }) => {
    const [site, ctx] = [await aSite(), newsContext()]
    const file = aFile(
      `email,status,email_disabled,CLEAN_TIME\n${anAddress()},active,true,\n${anAddress()},active,false,2020-01-01 00:00:00\n${anAddress()},complained,false,2020-01-01 00:00:00\n`,
    )
    expect(told(await check(ctx, site, file))).toEqual([
      'new: kept-as-left',
      'suppressed: file-bounced',
      'suppressed: file-complained',
    ])
  })

  it('of a file ends a subscription here, unless the yes is newer', async ({ expect }) => {
    const site = await aSite()
    const { email } = await aSubscriber(site, newsContext())
    expect(await sayOf(site, email, 'status', 'unsubscribed')).toBe('changed: ended')
    expect(await sayOf(site, email, 'status', 'bounced')).toBe('changed: ended')
    expect(await sayOf(site, email, 'unsubscribed_at', '2020-01-01T00:00:00Z')).toBe('duplicate: newer-yes')
    expect(await sayOf(site, email)).toBe('duplicate: here')
  })
})

describe('other rows', () => {
  it('are left out, each with its reason', async ({ expect }) => {
    const [site, email] = [await aSite(), anAddress()]
    const file = aFile(
      `email,name\n,Nobody\nnot an address,x\nabuse@example.org,x\n${email},x\n${email.toUpperCase()},y\n${anAddress()},x,too,many\n"a@b.example\r\nBcc: x@y.example",x\n`,
    )
    expect(told(await check(newsContext(), site, file))).toEqual([
      'refused: email-missing',
      'refused: email-wrong',
      'refused: role-address',
      'new',
      'duplicate: twice',
      'refused: ragged',
      'refused: email-wrong',
    ])
  })

  it('of somebody on another list are theirs to join', async ({ expect }) => {
    const site = await aSite()
    await env.DB.prepare(
      "INSERT INTO lists (site_id, id, name, created_at) VALUES (?1, 'letter', 'Letter', 1)",
    )
      .bind(site.id)
      .run()
    const { email } = await aSubscriber(site, newsContext())
    expect(told(await check(newsContext(), site, aFile(`email\n${email}\n`), 'letter'))).toEqual([
      'refused: other-list',
    ])
  })

  it('of another site’s people are new', async ({ expect }) => {
    const { email } = await aSubscriber(await aSite(), newsContext())
    expect(await sayOf(await aSite(), email)).toBe('new')
  })

  it('are only looked at: a dry run writes nothing, in two round trips at most', async ({ expect }) => {
    const site = await aSite()
    const { email } = await aSubscriber(site, newsContext())
    const before = await dumpDatabase()
    const ctx = newsContext()
    await check(
      ctx,
      site,
      aFile(`email,status\n${email},unsubscribed\n${anAddress()},bounced\n${anAddress()},active\n`),
    )
    expect(await dumpDatabase()).toBe(before)
    expect(ctx.db.usage.rowsWritten).toBe(0)
    expect(ctx.db.usage.roundTrips).toBeLessThanOrEqual(2)
  })
})

describe('parseTime', () => {
  const now = Date.UTC(2026, 10, 25)
  it.for([
    ['2018-08-27T15:06:27.713Z', Date.UTC(2018, 7, 27, 15, 6, 27, 713)],
    ['2021-02-04 07:55:20 +0000', Date.UTC(2021, 1, 4, 7, 55, 20)],
    ['2021-02-04 07:55:20', Date.UTC(2021, 1, 4, 7, 55, 20)],
    ['2021-02-04', Date.UTC(2021, 1, 4)],
    ['1612425320', 1612425320000],
    ['1612425320123', 1612425320123],
    ['2118-09-11T12:14:56.557Z', now],
    ['', undefined],
    ['yesterday', undefined],
    ['0000-00-00 00:00:00', undefined],
    ['1970-01-01', undefined],
  ] as const)('reads %j', ([text, at], { expect }) => expect(parseTime(text, now)).toBe(at))
})
