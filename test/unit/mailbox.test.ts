import { createMessageBatch } from 'cloudflare:test'
import fc from 'fast-check'
import { describe, it, vi } from 'vitest'
import { consume } from '../../src/jobs'
import { receiveMail } from '../../src/mailbox'
import {
  aMailedAddress,
  dumpMail,
  EVENTS,
  knownOf,
  type MailedAddress,
  reasonsOf,
  tell,
} from '../support/mail-hooks'
import {
  arf,
  BOUNCES,
  dsn,
  ourHeaders,
  plain,
  reportContext,
  returnPathOf,
  tokenOf,
} from '../support/reports'
import { anAmazon, hostsCertificate, postSns, sesEvent, snsMessage } from '../support/sns'
import type { TestCtx } from '../support/test-context'

/** A mail that Email Routing hands over. @returns what the other server was told */
async function arrives(
  raw: string,
  to = `${BOUNCES.local}@${BOUNCES.domain}`,
  ctx: TestCtx = reportContext(),
  size?: number,
) {
  const refused: string[] = []
  const bytes = new TextEncoder().encode(raw)
  await receiveMail(ctx, {
    to,
    raw: new Blob([bytes]).stream() as ReadableStream<Uint8Array<ArrayBuffer>>,
    rawSize: size ?? bytes.length,
    setReject: (reason) => void refused.push(reason),
  })
  return refused
}

async function changesNothing(work: () => Promise<unknown>): Promise<boolean> {
  const before = JSON.stringify(await dumpMail())
  await work()
  return JSON.stringify(await dumpMail()) === before
}

describe('a report to our address', () => {
  it('is believed by the token in the address it comes to, though it brings nothing back', async ({
    expect,
  }) => {
    const about = await aMailedAddress()
    expect(await arrives(dsn(), await returnPathOf(about))).toEqual([])
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('is believed by the token in the headers it brings back', async ({ expect }) => {
    const about = await aMailedAddress()
    await arrives(dsn({ brought: ourHeaders(await tokenOf(about)) }))
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('stops the address we mailed, and not the one the report names', async ({ expect }) => {
    const [about, other] = [await aMailedAddress(), await aMailedAddress()]
    await arrives(dsn({ recipient: other.email }), await returnPathOf(about))
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
    expect(await reasonsOf(other.hash)).toEqual([])
  })

  it('B4, B5: a complaint with a masked recipient ends mail from the whole install', async ({ expect }) => {
    const about = await aMailedAddress()
    await arrives(arf('abuse', ourHeaders(await tokenOf(about))))
    expect(await reasonsOf(about.hash)).toEqual(['complaint'])
    expect((await knownOf(about.hash)).suppressions).toMatchObject([
      { site_id: '*', source: 'report', by_site: about.siteId },
    ])
  })

  it('counts a mailbox that is full as a day, and a vacation reply as nothing', async ({ expect }) => {
    const [full, away] = [await aMailedAddress(), await aMailedAddress()]
    await arrives(
      dsn({ status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 mailbox full' }),
      await returnPathOf(full),
    )
    expect((await knownOf(full.hash)).soft_bounces).toHaveLength(1)
    expect(await reasonsOf(full.hash)).toEqual([])
    const vacation = plain({ From: away.email, Subject: 'Automatic reply: News' }, '550 user unknown')
    const path = await returnPathOf(away)
    expect(await changesNothing(() => arrives(vacation, path))).toBe(true)
  })

  it('works by an address whose case a relay changed', async ({ expect }) => {
    const about = await aMailedAddress()
    await arrives(dsn(), (await returnPathOf(about)).toUpperCase())
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })
})

describe('a forged report (B3)', () => {
  it('without a token changes nothing, however well it is made', async ({ expect }) => {
    const about = await aMailedAddress()
    for (const raw of [
      dsn({ recipient: about.email }),
      dsn({ recipient: about.email, brought: ourHeaders('') }),
      dsn({ recipient: about.email, brought: `Message-ID: <${about.tag}@comments.test>\r\n` }),
      arf('abuse', `To: ${about.email}\r\n`),
    ]) {
      expect(await changesNothing(() => arrives(raw))).toBe(true)
    }
  })

  it('with a token of one changed character, of another key, or of a mail we never sent changes nothing', async ({
    expect,
  }) => {
    const about = await aMailedAddress()
    const token = await tokenOf(about)
    const altered = token.replace(/^./, token.startsWith('a') ? 'b' : 'a')
    const foreign = await tokenOf(about, 'another key of another install of it')
    const unsent = await tokenOf({ ...about, tag: '0000000000z' })
    for (const wrong of [altered, foreign, unsent]) {
      const to = `${BOUNCES.local}+${wrong}@${BOUNCES.domain}`
      expect(await changesNothing(() => arrives(dsn({ brought: ourHeaders(wrong) }), to))).toBe(true)
    }
  })

  it('with the token of one’s own mail stops only oneself', async ({ expect }) => {
    const [forger, victim] = [await aMailedAddress(), await aMailedAddress()]
    await arrives(dsn({ recipient: victim.email, brought: ourHeaders(await tokenOf(forger)) }))
    expect(await reasonsOf(victim.hash)).toEqual([])
    expect(await reasonsOf(forger.hash)).toEqual(['bounce'])
  })

  it('replayed leaves what once leaves', async ({ expect }) => {
    const about = await aMailedAddress()
    const [ctx, raw, to] = [reportContext(), dsn(), await returnPathOf(about)]
    await arrives(raw, to, ctx)
    const once = await knownOf(about.hash)
    for (let times = 0; times < 3; times++) {
      ctx.sleep(60_000)
      await arrives(raw, to, ctx)
    }
    expect(await knownOf(about.hash)).toEqual(once)
  })
})

describe('the mailbox', () => {
  it('refuses what is for nobody here, before it is read', async ({ expect }) => {
    for (const to of [
      'info@in.comments.test',
      'bounces@elsewhere.test',
      'bounce@in.comments.test',
      'nonsense',
      '',
    ]) {
      expect(await arrives(dsn(), to), to).toEqual(['550 5.1.1 No such mailbox here'])
    }
  })

  it('takes nothing while no address for reports is set', async ({ expect }) => {
    const ctx = reportContext()
    const closed = { ...ctx, config: { ...ctx.config, bounceAddress: undefined } }
    expect(await arrives(dsn(), undefined, closed)).toEqual(['550 5.1.1 No such mailbox here'])
  })

  it('refuses what is too big to be a report', async ({ expect }) => {
    expect(await arrives(dsn(), undefined, undefined, 3_000_000)).toEqual([
      '552 5.3.4 Too big for this mailbox',
    ])
  })

  it('A2: answers nothing and nobody, and writes no address into the log', async ({ expect }) => {
    const about = await aMailedAddress()
    const lines: string[] = []
    const ctx = reportContext()
    const logging = {
      ...ctx,
      log: { ...ctx.log, info: (...line: unknown[]) => void lines.push(JSON.stringify(line)) },
    }
    expect(await arrives(dsn({ recipient: about.email }), await returnPathOf(about), logging)).toEqual([])
    expect(lines).toEqual(['["mail.received",{"taken":"hard"}]'])
  })
})

/** An event as Cloudflare's documentation shows it. */
const cloudflareEvent = (
  told: 'delivered' | 'deferred' | 'bounced' | 'complained' | 'rejected' | 'failed',
  { email }: Pick<MailedAddress, 'email'>,
  { at = Date.now(), sender = 'comments@comments.test', code = '5.1.1', type = 'hard' } = {},
) => ({
  type: `cf.email.sending.message.${told}`,
  source: { type: 'email.sending', zoneId: '023e105f4ecef8ad9ca31a8372d0c353', domain: 'comments.test' },
  payload: {
    eventId: crypto.randomUUID(),
    messageId: '0101018f7d0c4d9a-msg',
    sender,
    recipient: email,
    terminal: told !== 'deferred',
    delivery: { status: told, smtpEnhancedStatusCode: told === 'delivered' ? '2.0.0' : code },
    ...((told === 'bounced' || told === 'deferred') && {
      bounce: { type, classification: 'x', reason: 'x' },
    }),
  },
  metadata: { eventSchemaVersion: 1, eventTimestamp: new Date(at).toISOString() },
})

const queueOf = (...bodies: readonly unknown[]) =>
  createMessageBatch(
    'afterword-mail',
    bodies.map((body) => ({ id: crypto.randomUUID(), timestamp: new Date(0), attempts: 1, body })),
  ) as MessageBatch<never>

describe('what Cloudflare puts into our queue', () => {
  it.for([
    ['bounced', '5.1.1', ['bounce']],
    ['bounced', '5.7.1', []],
    ['bounced', '5.2.2', []],
    ['complained', '', ['complaint']],
    ['delivered', '', []],
    ['deferred', '4.2.0', []],
    ['rejected', '', []],
    ['failed', '', []],
  ] as const)('%s %s: %j', async ([told, code, reasons], { expect }) => {
    const about = await aMailedAddress()
    await consume(reportContext(), queueOf(cloudflareEvent(told, about, { code })))
    expect(await reasonsOf(about.hash)).toEqual(reasons)
  })

  it('counts when retries ran out as a day, not as a mailbox that is not there', async ({ expect }) => {
    const about = await aMailedAddress()
    await consume(
      reportContext(),
      queueOf(cloudflareEvent('bounced', about, { type: 'soft', code: '4.4.1' })),
    )
    expect((await knownOf(about.hash)).soft_bounces).toHaveLength(1)
  })

  it('leaves alone what another program of the account sent', async ({ expect }) => {
    const about = await aMailedAddress()
    const event = cloudflareEvent('bounced', about, { sender: 'shop@comments.test' })
    expect(await changesNothing(() => consume(reportContext(), queueOf(event)))).toBe(true)
  })

  it('is put back if it could not be written down, and nothing else of the batch is', async ({ expect }) => {
    const about = await aMailedAddress()
    const batch = queueOf(cloudflareEvent('bounced', about), { purge: 'x' })
    const retried: string[] = []
    for (const message of batch.messages)
      vi.spyOn(message, 'retry').mockImplementation(() => void retried.push(message.id))
    const ctx = reportContext()
    const broken = {
      ...ctx,
      db: { ...ctx.db, batch: () => Promise.reject(new Error('away')) },
    } as unknown as TestCtx
    await consume(broken, batch)
    expect(retried).toEqual([batch.messages[0]!.id])
  })
})

describe('B8: events from everywhere', () => {
  it('in any order and any number leave one state', async ({ expect }) => {
    const amazon = await anAmazon()
    hostsCertificate(amazon)
    const base = Date.now() - 3_600_000
    /** Everything that may be told of one address, by all who can tell: the same facts at the same moments. */
    const tellers: readonly ((about: MailedAddress) => Promise<unknown>)[] = [
      (about) => tell('resend', EVENTS.resend('delivered', about, base)),
      (about) => tell('postmark', EVENTS.postmark('hard', about, base + 1000)),
      (about) => tell('mailgun', EVENTS.mailgun('complaint', about, base + 2000)),
      async (about) =>
        postSns(await snsMessage(amazon, { Message: JSON.stringify(sesEvent('hard', about, base + 3000)) })),
      async (about) =>
        postSns(await snsMessage(amazon, { Message: JSON.stringify(sesEvent('soft', about, base + 3500)) })),
      (about) => consume(reportContext(), queueOf(cloudflareEvent('bounced', about, { at: base + 4000 }))),
      (about) => consume(reportContext(), queueOf(cloudflareEvent('delivered', about, { at: base + 4500 }))),
      async (about) => {
        const ctx = reportContext()
        ctx.sleep(base + 5000 - ctx.clock.now())
        await arrives(dsn(), await returnPathOf(about), ctx)
      },
      async (about) => {
        const ctx = reportContext()
        ctx.sleep(base + 6000 - ctx.clock.now())
        await arrives(arf('abuse', ourHeaders(await tokenOf(about))), undefined, ctx)
      },
    ]
    const stateAfter = async (order: readonly number[]) => {
      const about = await aMailedAddress()
      for (const which of order) await tellers[which]!(about)
      const { suppressions, ...rest } = await knownOf(about.hash)
      const told = [suppressions, rest]
      return JSON.stringify(told).replaceAll(about.hash, 'HASH').replaceAll(about.siteId, 'SITE')
    }
    const all = tellers.map((_, at) => at)
    const expected = await stateAfter(all)
    expect(expected).toContain('"reason":"bounce"')
    expect(expected).toContain('"reason":"complaint"')
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.constantFrom(...all), { maxLength: 4 }),
        async (order, again) => {
          // Some come twice, anywhere after all came once or in between.
          const mixed = [...order.slice(0, 5), ...again, ...order.slice(5)]
          expect(await stateAfter(mixed)).toBe(expected)
        },
      ),
      { numRuns: 12 },
    )
    vi.restoreAllMocks()
  })
})
