import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { afterEach, describe, it, vi } from 'vitest'
import { readMailRoom } from '../../../src/desk/mail/read-mail-room'
import { parseEmail } from '../../../src/kernel/email-address'
import { encodePathId } from '../../../src/kernel/id'
import { MINUTE_MS } from '../../../src/kernel/time'
import { recordBounce } from '../../../src/mail/bounces/record-bounce'
import type { Message } from '../../../src/mail/letter/message'
import type { Mail } from '../../../src/mail/mail'
import { listUncertain } from '../../../src/mail/public'
import { insertSuppression } from '../../../src/mail/queries'
import { sendMail } from '../../../src/mail/sending/send-mail'
import { RecipientRefused } from '../../../src/mail/transports/recipient-refused'
import { chooseTransport, type MailTransport } from '../../../src/mail/transports/transport'
import { MailUncertain, MaybeSent } from '../../../src/mail/transports/transport-failure'
import { classify as classifySmtp } from '../../../src/mail/transports/transport-smtp'
import { hashAddress } from '../../../src/platform/hash'
import type { MailApi, TransportName } from '../../../src/platform/mail-config'
import { drain, enqueue, handle, jobKind } from '../../../src/platform/outbox'
import { aSite } from '../../support/a-site'
import { configWith } from '../../support/config-with'
import { type TestCtx, testContext } from '../../support/test-context'

afterEach(() => void vi.restoreAllMocks())

const far = { year: 2040 }
/** Each test lives in a year of its own, far ahead of the others' jobs. */
const aContext = (): TestCtx => testContext({ now: Date.UTC(far.year++, 0, 1) })

const aMail = (siteId: string, more: Partial<Mail> = {}): Mail => ({
  siteId,
  siteName: 'The Courier',
  kind: 'test.letter',
  to: `reader-${crypto.randomUUID().slice(0, 13)}@example.org`,
  locale: 'en',
  subject: 'News',
  blocks: [{ kind: 'text', text: 'There is news.' }],
  ...more,
})

const stateOf = async (id: number) =>
  env.DB.prepare('SELECT state FROM mail_log WHERE id = ?1').bind(id).first<string>('state')

const parkedOf = async (kind: string) =>
  (
    await env.DB.prepare('SELECT last_error FROM parked_jobs WHERE kind = ?1')
      .bind(kind)
      .all<{ last_error: string }>()
  ).results.map(({ last_error }) => last_error)

/** A job that sends one mail, and what a Worker leaves that dies over it: claimed, never finished. */
async function aJob(ctx: TestCtx, mail: Mail, transport: () => MailTransport) {
  const logId = ctx.newId()
  const kind = jobKind(`tests.k-${crypto.randomUUID()}`, v.object({}))
  const handlers = [
    handle(kind, async (own) => {
      await sendMail(own, mail, { logId, transport: transport() })
    }),
  ]
  await ctx.db.run(enqueue(ctx, kind, {}))
  const die = () =>
    env.DB.prepare('UPDATE jobs SET attempts = attempts + 1, begun = begun + 1, run_at = ?2 WHERE kind = ?1')
      .bind(kind.name, ctx.clock.now() + 6 * MINUTE_MS)
      .run()
  const run = async (later = 7 * MINUTE_MS) => {
    ctx.sleep(later)
    while ((await drain(ctx, handlers)) > 0) {
      // Jobs of other tests may be due as well; they are drained past.
    }
  }
  return { logId, kind: kind.name, die, run }
}

const api = (more: Partial<MailApi> = {}): MailApi => ({
  key: 'key',
  url: 'https://mail.example.org',
  ...more,
})

/** Every way out but SMTP, which test/integration/smtp.test.ts asks for real. */
const WAYS: readonly (readonly [TransportName, MailApi | undefined, good: unknown])[] = [
  ['postmark', api(), { ErrorCode: 0, MessageID: 'taken' }],
  ['mailgun', api({ domain: 'mg.example.org' }), { id: 'taken' }],
  [
    'ses',
    api({ key: 'A'.repeat(20).concat(':', 'b'.repeat(40)), region: 'eu-central-1' }),
    { MessageId: 'taken' },
  ],
  ['cloudflare', undefined, { messageId: 'taken' }],
]

/** The provider does this with every letter. @returns how often one was handed over */
function provider(ctx: TestCtx, name: TransportName, own: MailApi | undefined, act: () => Promise<unknown>) {
  const handed = { count: 0 }
  const take = async () => {
    handed.count++
    return act()
  }
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => (await take()) as Response)
  const config = configWith(ctx, { transport: name, api: own })
  const emailBinding = { send: take } as unknown as SendEmail
  const transport = () => chooseTransport({ ...ctx, config, emailBinding }, config.senders.notices)
  return { handed, transport }
}

describe.for(WAYS)('by %s, which keeps no key of a letter', ([name, own, good]) => {
  const answer = () => (name === 'cloudflare' ? good : Response.json(good))

  it('a Worker that died over a mail leaves it uncertain: parked, listed, not sent again by itself', async ({
    expect,
  }) => {
    const [ctx, site] = [aContext(), await aSite()]
    const { handed, transport } = provider(ctx, name, own, async () => answer())
    const job = await aJob(ctx, aMail(site.id), transport)
    await job.die()
    await job.run()
    await job.run()
    expect(handed.count).toBe(0)
    expect(await parkedOf(job.kind)).toEqual(['uncertain: stopped in the middle'])
    expect((await readMailRoom(ctx, site, undefined)).uncertain).toMatchObject([
      { kind: 'test.letter', reason: 'stopped in the middle', mark: expect.stringMatching(/^.{8}$/) },
    ])
    // Not one of the mails that went.
    expect(await stateOf(job.logId)).toBe('sending')
  })

  it('a letter without an answer is uncertain, and one that was turned away is not', async ({ expect }) => {
    const [ctx, site] = [aContext(), await aSite()]
    const lost = provider(ctx, name, own, async () => {
      throw new Error('Network connection lost.')
    })
    const first = await aJob(ctx, aMail(site.id), lost.transport)
    await first.run(0)
    await first.run()
    expect(lost.handed.count).toBe(1)
    expect(await parkedOf(first.kind)).toEqual([expect.stringMatching(/^uncertain: /)])

    const busy = provider(ctx, name, own, async () => {
      if (name === 'cloudflare') throw Object.assign(new Error('busy'), { code: 'E_INTERNAL_SERVER_ERROR' })
      return new Response('{}', { status: 503 })
    })
    const second = await aJob(ctx, aMail(site.id), busy.transport)
    await second.run(0)
    await second.run()
    expect(busy.handed.count).toBeGreaterThan(1)
    expect(await parkedOf(second.kind)).toEqual([])
  })
})

describe('answers that say nothing', () => {
  const bad: readonly (readonly [TransportName, MailApi, body: unknown])[] = [
    ['postmark', api(), { ErrorCode: 0 }],
    ['mailgun', api({ domain: 'mg.example.org' }), { message: 'Queued' }],
    ['ses', api({ key: 'A'.repeat(20).concat(':', 'b'.repeat(40)), region: 'eu-central-1' }), {}],
  ]
  it.for(bad)('%s: 200 with no id may have been taken', async ([name, own, body], { expect }) => {
    const [ctx, site] = [aContext(), await aSite()]
    const { transport } = provider(ctx, name, own, async () => Response.json(body))
    await expect(sendMail(ctx, aMail(site.id), { transport: transport() })).rejects.toBeInstanceOf(
      MailUncertain,
    )
  })

  it('postmark: 200 with an error inside is that error', async ({ expect }) => {
    const [ctx, site] = [aContext(), await aSite()]
    const { transport } = provider(ctx, 'postmark', api(), async () => Response.json({ ErrorCode: 406 }))
    expect(await sendMail(ctx, aMail(site.id), { transport: transport() })).toBe('refused')
  })

  it.for([504, 520, 524])('%s: somebody on the way lost it', async (status, { expect }) => {
    const [ctx, site] = [aContext(), await aSite()]
    const { transport } = provider(ctx, 'postmark', api(), async () => new Response('<html>', { status }))
    await expect(sendMail(ctx, aMail(site.id), { transport: transport() })).rejects.toThrow(
      `uncertain: Postmark ${status}`,
    )
  })

  it('SMTP: after the whole letter silence is uncertain; before it, or with a no, it is not', ({
    expect,
  }) => {
    expect(classifySmtp({ code: 'ECONNECTION', command: 'CONN' }, true)).toBeInstanceOf(MaybeSent)
    expect(classifySmtp({ code: 'ETIMEDOUT', command: 'DATA' }, true)).toBeInstanceOf(MaybeSent)
    expect(classifySmtp({ code: 'ECONNECTION', command: 'CONN' }, false)).not.toBeInstanceOf(MaybeSent)
    expect(classifySmtp({ responseCode: 451, command: 'DATA' }, true)).not.toBeInstanceOf(MaybeSent)
    expect(classifySmtp({ responseCode: 554, command: 'DATA' }, true)).not.toBeInstanceOf(MaybeSent)
  })
})

describe('by Resend, which keeps a key of each letter', () => {
  it('a mail is handed over again after a death or a lost answer, and no person is asked', async ({
    expect,
  }) => {
    const [ctx, site] = [aContext(), await aSite()]
    let tries = 0
    const { handed, transport } = provider(ctx, 'resend', api(), async () => {
      if (++tries === 1) throw new Error('Network connection lost.')
      return Response.json({ id: 'taken' })
    })
    const job = await aJob(ctx, aMail(site.id), transport)
    await job.die()
    await job.run()
    await job.run()
    expect(handed.count).toBe(2)
    expect(await stateOf(job.logId)).toBe('sent')
    expect(await ctx.db.all(listUncertain(site.id, 10))).toEqual([])
  })
})

describe('an uncertain mail', () => {
  const once = (messages: Message[]): MailTransport => ({
    send: async (message) => {
      messages.push(message)
      if (messages.length === 1) throw new MaybeSent('no answer')
      return message.messageId
    },
  })

  it('is settled by whatever the provider tells of it, and counts as sent then', async ({ expect }) => {
    const [ctx, site] = [aContext(), await aSite()]
    for (const kind of ['delivered', 'soft'] as const) {
      const [mail, logId, messages] = [aMail(site.id), ctx.newId(), [] as Message[]]
      await expect(sendMail(ctx, mail, { logId, transport: once(messages) })).rejects.toThrow('uncertain')
      expect(await ctx.db.all(listUncertain(site.id, 10))).toHaveLength(1)
      const told = {
        kind,
        address: mail.to,
        tag: encodePathId(logId),
        provider: 'mailgun' as const,
        providerId: 'taken',
        at: undefined,
      }
      expect(await recordBounce(ctx, told)).toBe(true)
      expect(await recordBounce(ctx, told)).toBe(true)
      expect(await ctx.db.all(listUncertain(site.id, 10))).toEqual([])
      expect(await stateOf(logId)).toBe('sent')
      // Put back by somebody who has not seen that: it does not go twice.
      expect(await sendMail(ctx, mail, { logId, transport: once(messages) })).toBe('sent')
      expect(messages).toHaveLength(1)
    }
  })

  it('goes when a person sends it again, and is not uncertain any more', async ({ expect }) => {
    const [ctx, site] = [aContext(), await aSite()]
    const [mail, logId, messages] = [aMail(site.id), ctx.newId(), [] as Message[]]
    const transport = once(messages)
    await expect(sendMail(ctx, mail, { logId, transport })).rejects.toBeInstanceOf(MailUncertain)
    expect(await sendMail(ctx, mail, { logId, transport })).toBe('sent')
    expect(await ctx.db.all(listUncertain(site.id, 10))).toEqual([])
    expect(messages.map(({ messageId }) => messageId)).toEqual([
      messages[0]!.messageId,
      messages[0]!.messageId,
    ])
  })

  it('is settled as well when it goes no more: its reader has left, or is refused', async ({ expect }) => {
    const [ctx, site] = [aContext(), await aSite()]
    for (const state of ['suppressed', 'refused'] as const) {
      const [mail, logId] = [aMail(site.id), ctx.newId()]
      await expect(sendMail(ctx, mail, { logId, transport: once([]) })).rejects.toBeInstanceOf(MailUncertain)
      expect(await ctx.db.all(listUncertain(site.id, 10))).toHaveLength(1)
      if (state === 'suppressed') {
        const hash = await hashAddress(ctx.config.hashKey, parseEmail(mail.to)!.key)
        await ctx.db.run(insertSuppression(hash, site.id, 'not-me', 1, 'reader', site.id))
      }
      const refusing: MailTransport = {
        send: async () => {
          throw new RecipientRefused('550')
        },
      }
      expect(await sendMail(ctx, mail, { logId, transport: refusing })).toBe(state)
      expect(await ctx.db.all(listUncertain(site.id, 10))).toEqual([])
    }
  })

  it.for([
    ['for a moment', 1],
    ['for longer', Number.POSITIVE_INFINITY],
  ] as const)('is one that was taken while the database was away %s', async ([, times], { expect }) => {
    const [ctx, site] = [aContext(), await aSite()]
    const away = { left: times as number }
    const messages: Message[] = []
    const transport: MailTransport = {
      send: async (message) => {
        messages.push(message)
        return message.messageId
      },
    }
    const broken: TestCtx = {
      ...ctx,
      db: {
        ...ctx.db,
        batch: (queries) => {
          if (messages.length === 0 || away.left-- <= 0) return ctx.db.batch(queries)
          throw new Error('the database is away')
        },
      },
    }
    await expect(sendMail(broken, aMail(site.id), { transport })).rejects.toBeInstanceOf(MailUncertain)
    expect(await ctx.db.all(listUncertain(site.id, 10))).toHaveLength(times === 1 ? 1 : 0)
    // One with a key of each letter is asked again.
    const again: MailTransport = { ...transport, isRepeatable: true }
    away.left = 1
    await expect(sendMail(broken, aMail(site.id), { transport: again })).rejects.toThrow('database is away')
  })

  it('is never one that lets somebody in: a second sign-in link harms nobody, and none would', async ({
    expect,
  }) => {
    const [ctx, site] = [aContext(), await aSite()]
    const mail = aMail(site.id, { kind: 'auth.sign-in' })
    await expect(sendMail(ctx, mail, { transport: once([]) })).rejects.toBeInstanceOf(MaybeSent)
    const resumed = { ...ctx, isResumed: () => true }
    const messages: Message[] = []
    expect(
      await sendMail(resumed, mail, { transport: { ...once(messages), isRepeatable: true } }).catch(String),
    ).toContain('no answer')
    expect(messages).toHaveLength(1)
  })

  it('holds no address', async ({ expect }) => {
    const [ctx, site] = [aContext(), await aSite()]
    await sendMail(ctx, aMail(site.id), { transport: once([]) }).catch(() => {})
    const rows = await env.DB.prepare('SELECT * FROM uncertain_mails WHERE site_id = ?1').bind(site.id).all()
    expect(JSON.stringify(rows.results)).not.toContain('@')
  })
})

describe('a job that a Worker died over', () => {
  it('says so once: only one of its mails was in the middle', async ({ expect }) => {
    const ctx = aContext()
    const kind = jobKind(`tests.k-${crypto.randomUUID()}`, v.object({}))
    const said: (boolean | undefined)[] = []
    const handlers = [handle(kind, async (own) => void said.push(own.isResumed?.(), own.isResumed?.()))]
    await ctx.db.run(enqueue(ctx, kind, {}))
    await env.DB.prepare('UPDATE jobs SET attempts = 1, begun = 1 WHERE kind = ?1').bind(kind.name).run()
    await drain(ctx, handlers)
    expect(said).toEqual([true, false])
  })

  it('is as good as new once a failure was written down', async ({ expect }) => {
    const ctx = aContext()
    const kind = jobKind(`tests.k-${crypto.randomUUID()}`, v.object({}))
    const said: (boolean | undefined)[] = []
    const handlers = [
      handle(kind, async (own) => {
        said.push(own.isResumed?.())
        if (said.length === 1) throw new Error('for a while')
      }),
    ]
    await ctx.db.run(enqueue(ctx, kind, {}))
    await drain(ctx, handlers)
    ctx.sleep(MINUTE_MS)
    while ((await drain(ctx, handlers)) > 0 && said.length < 2) {
      // Jobs of other tests may be due as well.
    }
    expect(said).toEqual([undefined, undefined])
  })
})
