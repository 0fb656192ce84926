import { describe, it } from 'vitest'
import { parseEmail } from '../../../../src/kernel/email-address'
import { DAY_MS, isoTime, MINUTE_MS } from '../../../../src/kernel/time'
import type { Message } from '../../../../src/mail/letter/message'
import { readKeptMail } from '../../../../src/mail/letter/read-kept-mail'
import type { Mail } from '../../../../src/mail/mail'
import { insertSuppression } from '../../../../src/mail/queries'
import { claimMail } from '../../../../src/mail/sending/claim-mail'
import { countRecentMail } from '../../../../src/mail/sending/count-recent-mail'
import { sendMail } from '../../../../src/mail/sending/send-mail'
import { RecipientRefused } from '../../../../src/mail/transports/recipient-refused'
import { hashAddress } from '../../../../src/platform/hash'
import { HopelessJob } from '../../../../src/platform/outbox'
import { statement } from '../../../../src/platform/sql'
import { configWith } from '../../../support/config-with'
import { type TestCtx, testContext } from '../../../support/test-context'

const listLog = statement<{ state: string; provider_id: string | null }, [siteId: string]>(
  'test.list-log',
  'SELECT state, provider_id FROM mail_log WHERE site_id = ?1 ORDER BY id',
)

/** A mail of a site and to an address that no other test uses. */
function aMail(fields: Partial<Mail> = {}): Mail {
  const unique = crypto.randomUUID().slice(0, 13)
  return {
    siteId: `s${unique}`,
    siteName: 'The Courier',
    kind: 'test.letter',
    to: `reader-${unique}@example.org`,
    locale: 'en',
    subject: 'News',
    blocks: [{ kind: 'text', text: 'There is news.' }],
    ...fields,
  }
}

const countDays = statement<{ state: string; count: number }, [siteId: string]>(
  'test.count-days',
  'SELECT state, sum(count) AS count FROM mail_days WHERE site_id = ?1 GROUP BY state ORDER BY state',
)

/** What the outbox keeps for this mail's reader. Other tests' mails may be newer and many: they are looked past. */
const keptFor = async (ctx: TestCtx, mail: Mail) =>
  (await readKeptMail(ctx, 100_000)).filter(({ to }) => to === mail.to)

const hashOf = (ctx: TestCtx, address: string) => hashAddress(ctx.config.hashKey, parseEmail(address)!.key)

/** Takes everything and remembers it. */
function aTransport(fail?: () => Error) {
  const messages: Message[] = []
  return {
    messages,
    send: async (message: Message) => {
      if (fail) throw fail()
      messages.push(message)
      return message.messageId
    },
  }
}

describe('sendMail', () => {
  it('hands the letter over, logs it without the address, and costs at most 3 rows written and 6 read', async ({
    expect,
  }) => {
    const ctx = testContext()
    const mail = aMail()
    const transport = aTransport()
    expect(await sendMail(ctx, mail, { transport })).toBe('sent')
    expect(transport.messages.map(({ to }) => to)).toEqual([mail.to])
    expect(ctx.db.usage.rowsWritten).toBeLessThanOrEqual(3)
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(6)
    expect(await ctx.db.all(listLog(mail.siteId))).toEqual([
      { state: 'sent', provider_id: transport.messages[0]!.messageId },
    ])
  })

  it('keeps the mail whole in development, newest first', async ({ expect }) => {
    const ctx = testContext()
    const mail = aMail({ unsubscribeUrl: 'https://comments.test/unsubscribe/t' })
    const sentAt = ctx.clock.now()
    await sendMail(ctx, mail)
    ctx.sleep(1)
    await sendMail(ctx, { ...mail, subject: 'More news' })
    const kept = await keptFor(ctx, mail)
    expect(kept.map(({ subject }) => subject)).toEqual(['More news', 'News'])
    expect(kept[1]).toMatchObject({
      from: 'The Courier <comments@comments.test>',
      sentAt: isoTime(sentAt),
      headers: {
        'List-Unsubscribe': '<https://comments.test/unsubscribe/t>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
    })
    expect(kept[1]!.text).toContain('There is news.')
    expect(kept[1]!.html).toContain('<p style="margin:0 0 20px">There is news.</p>')
  })

  for (const [scope, siteOf] of [
    ['this site', (mail: Mail) => mail.siteId],
    ['the whole install', () => '*'],
  ] as const) {
    it(`sends nothing to an address suppressed for ${scope}`, async ({ expect }) => {
      const ctx = testContext()
      const mail = aMail()
      await ctx.db.run(
        insertSuppression(await hashOf(ctx, mail.to), siteOf(mail), 'not-me', 1, 'reader', 'any-site'),
      )
      const transport = aTransport()
      expect(await sendMail(ctx, { ...mail, to: mail.to.toUpperCase() }, { transport })).toBe('suppressed')
      expect(transport.messages).toEqual([])
      expect(await ctx.db.all(listLog(mail.siteId))).toEqual([{ state: 'suppressed', provider_id: null }])
    })
  }

  it('minds only the suppressions of its own site', async ({ expect }) => {
    const ctx = testContext()
    const mail = aMail()
    await ctx.db.run(
      insertSuppression(await hashOf(ctx, mail.to), 'another-site', 'not-me', 1, 'reader', 'any-site'),
    )
    expect(await sendMail(ctx, mail, { transport: aTransport() })).toBe('sent')
  })

  it('never locks a moderator out: sign-in mail is stopped by a bounce only', async ({ expect }) => {
    const ctx = testContext()
    const unwanted = aMail({ kind: 'auth.sign-in' })
    await ctx.db.run(
      insertSuppression(await hashOf(ctx, unwanted.to), '*', 'not-me', 1, 'reader', 'any-site'),
    )
    expect(await sendMail(ctx, unwanted, { transport: aTransport() })).toBe('sent')
    const bounced = aMail({ kind: 'auth.sign-in' })
    await ctx.db.run(insertSuppression(await hashOf(ctx, bounced.to), '*', 'bounce', 1, 'reader', 'any-site'))
    expect(await sendMail(ctx, bounced, { transport: aTransport() })).toBe('suppressed')
  })

  it('logs a refused recipient and does not ask for another try', async ({ expect }) => {
    const ctx = testContext()
    const mail = aMail()
    const transport = aTransport(() => new RecipientRefused('SMTP EENVELOPE 550'))
    expect(await sendMail(ctx, mail, { transport })).toBe('refused')
    expect(await ctx.db.all(listLog(mail.siteId))).toEqual([
      { state: 'refused', provider_id: 'SMTP EENVELOPE 550' },
    ])
  })

  it('throws on a temporary failure and logs nothing, so that the job is tried again', async ({ expect }) => {
    const ctx = testContext()
    const mail = aMail()
    const transport = aTransport(() => new Error('SMTP 451'))
    await expect(sendMail(ctx, mail, { transport })).rejects.toThrow('SMTP 451')
    expect(await ctx.db.all(listLog(mail.siteId))).toEqual([])
  })

  it('logs both of two mails that were given one id in the same millisecond', async ({ expect }) => {
    const ctx = testContext()
    const [first, second] = [aMail(), aMail()]
    const id = ctx.newId()
    for (const mail of [first, second]) {
      let left = 1
      await sendMail({ ...ctx, newId: () => (left-- > 0 ? id : ctx.newId()) }, mail)
    }
    for (const mail of [first, second]) {
      expect(await ctx.db.all(listLog(mail.siteId))).toMatchObject([{ state: 'sent' }])
      expect(await keptFor(ctx, mail)).toHaveLength(1)
    }
  })

  it('stops at what waiting cannot mend: no address to send to, none to send from', async ({ expect }) => {
    const ctx = testContext()
    await expect(sendMail(ctx, aMail({ to: 'a@b.c, d@e.f' }))).rejects.toBeInstanceOf(HopelessJob)
    const misconfigured = { ...ctx, config: configWith(ctx, { from: 'Afterword' }) }
    await expect(sendMail(misconfigured, aMail())).rejects.toThrow('MAIL_FROM')
  })

  it('does not send twice what went out before the Worker died', async ({ expect }) => {
    const ctx = testContext()
    const mail = aMail()
    const transport = aTransport()
    const logId = ctx.newId()
    expect(await claimMail(ctx, logId, mail)).toBe(logId)
    await sendMail(ctx, mail, { transport, logId })
    expect(await claimMail(ctx, logId, mail)).toBe(logId)
    expect(await sendMail(ctx, mail, { transport, logId })).toBe('sent')
    expect(transport.messages).toHaveLength(1)
    expect(await ctx.db.all(listLog(mail.siteId))).toHaveLength(1)
  })
})

describe('the count of a site’s mails', () => {
  it('knows what became of each, once, however often its job ran', async ({ expect }) => {
    const ctx = testContext()
    const { siteId } = aMail()
    const unwanted = aMail({ siteId })
    await ctx.db.run(insertSuppression(await hashOf(ctx, unwanted.to), '*', 'bounce', 1, 'reader', siteId))
    await sendMail(ctx, unwanted, { transport: aTransport() })
    await sendMail(ctx, aMail({ siteId }), { transport: aTransport(() => new RecipientRefused('550')) })
    const claimed = aMail({ siteId })
    const logId = (await claimMail(ctx, ctx.newId(), claimed))!
    expect(await ctx.db.all(countDays(siteId))).toEqual([
      { state: 'refused', count: 1 },
      { state: 'suppressed', count: 1 },
    ])
    for (const _ of [1, 2]) await sendMail(ctx, claimed, { transport: aTransport(), logId })
    await sendMail(ctx, aMail({ siteId }), { transport: aTransport() })
    expect(await ctx.db.all(countDays(siteId))).toEqual([
      { state: 'refused', count: 1 },
      { state: 'sent', count: 2 },
      { state: 'suppressed', count: 1 },
    ])
    expect(await ctx.db.all(countDays(aMail().siteId))).toEqual([])
  })
})

describe('claimMail', () => {
  it('F2: lets one through in ten minutes for a site, however many ask at once', async ({ expect }) => {
    const ctx = testContext()
    const mail = aMail()
    const claims = await Promise.all(Array.from({ length: 10 }, () => claimMail(ctx, ctx.newId(), mail)))
    expect(claims.filter(Boolean)).toHaveLength(1)
    ctx.sleep(10 * MINUTE_MS)
    expect(await claimMail(ctx, ctx.newId(), mail)).toBeDefined()
  })

  it('F2: lets three through a day for an address over all sites, in any spelling', async ({ expect }) => {
    const ctx = testContext()
    const { to } = aMail()
    const claims: boolean[] = []
    for (const spelling of [to, to.toUpperCase(), ` ${to}`, to]) {
      claims.push((await claimMail(ctx, ctx.newId(), aMail({ to: spelling }))) !== undefined)
    }
    expect(claims).toEqual([true, true, true, false])
    ctx.sleep(DAY_MS)
    expect(await claimMail(ctx, ctx.newId(), aMail({ to }))).toBeDefined()
  })

  it('gives a retry its own place back, also when the caps are full', async ({ expect }) => {
    const ctx = testContext()
    const { to } = aMail()
    const ids = [ctx.newId(), ctx.newId(), ctx.newId()]
    const mails = ids.map(() => aMail({ to }))
    for (const [at, id] of ids.entries()) await claimMail(ctx, id, mails[at]!)
    expect(await claimMail(ctx, ids[1]!, mails[1]!)).toBe(ids[1])
    expect(await claimMail(ctx, ctx.newId(), aMail({ to }))).toBeUndefined()
  })

  it('minds nobody else’s mail that has the same id', async ({ expect }) => {
    const ctx = testContext()
    const [first, second, transport] = [aMail(), aMail(), aTransport()]
    const id = ctx.newId()
    for (const mail of [first, second]) {
      expect(await claimMail(ctx, id, mail)).toBe(id)
      await sendMail(ctx, mail, { transport, logId: id })
    }
    expect(transport.messages.map(({ to }) => to)).toEqual([first.to, second.to])
    for (const { siteId } of [first, second]) {
      expect(await ctx.db.all(listLog(siteId))).toMatchObject([{ state: 'sent' }])
    }
  })

  it('costs at most 3 rows written from the place to the outcome', async ({ expect }) => {
    const ctx = testContext()
    const mail = aMail()
    const logId = (await claimMail(ctx, ctx.newId(), mail))!
    await sendMail(ctx, mail, { transport: aTransport(), logId })
    expect(ctx.db.usage.rowsWritten).toBeLessThanOrEqual(3)
  })

  it('counts a mail whose job came late among those of the day it went', async ({ expect }) => {
    const ctx = testContext()
    const mail = aMail()
    const id = ctx.newId()
    ctx.sleep(DAY_MS)
    await claimMail(ctx, id, mail)
    ctx.sleep(MINUTE_MS)
    expect(await claimMail(ctx, ctx.newId(), mail)).toBeUndefined()
  })

  it('finds no place for what is no address', async ({ expect }) => {
    const ctx = testContext()
    expect(await claimMail(ctx, ctx.newId(), aMail({ to: 'nobody' }))).toBeUndefined()
  })
})

describe('countRecentMail', () => {
  it('counts one kind to one address since a moment, over all sites', async ({ expect }) => {
    const ctx = testContext()
    const { to } = aMail()
    const address = parseEmail(to)!
    expect(await countRecentMail(ctx, address, 'test.letter', DAY_MS)).toBe(0)
    await sendMail(ctx, aMail({ to }), { transport: aTransport() })
    await sendMail(ctx, aMail({ to }), { transport: aTransport() })
    await sendMail(ctx, aMail({ to, kind: 'test.other' }), { transport: aTransport() })
    expect(await countRecentMail(ctx, address, 'test.letter', DAY_MS)).toBe(2)
    ctx.sleep(DAY_MS)
    expect(await countRecentMail(ctx, address, 'test.letter', DAY_MS)).toBe(0)
  })
})
