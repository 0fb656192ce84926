import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { readMailRoom } from '../../../src/desk/mail/read-mail-room'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import { recordBounce } from '../../../src/mail/bounces/record-bounce'
import { insertSuppression } from '../../../src/mail/queries'
import { sendMail } from '../../../src/mail/sending/send-mail'
import { RecipientRefused } from '../../../src/mail/transports/recipient-refused'
import type { Role, Site } from '../../../src/sites/public'
import { aMember, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import {
  aLetter,
  aMailedAddress,
  EVENTS,
  type MailedAddress,
  reasonsOf,
  tell,
} from '../../support/mail-hooks'
import { type TestCtx, testContext } from '../../support/test-context'

/** A context by the real clock, by which the Worker under test lives. */
const now = () => testContext({ now: Date.now() })

async function aDesk(role: Role = 'owner') {
  const site = await aSite()
  return { site, member: await aMember(site, role), path: `/desk/${site.id}/mail` }
}

/** A job that failed for good, as the outbox parks it. */
async function aParkedJob(site: Site, kind = 'subscribers.send-confirmation', error = 'SMTP EAUTH 535 AUTH') {
  const id = now().newId()
  await env.DB.prepare(
    `INSERT INTO parked_jobs (id, kind, payload, attempts, last_error, created_at, parked_at)
     VALUES (?1, ?2, ?3, 7, ?4, 5, ?5)`,
  )
    .bind(id, kind, JSON.stringify({ siteId: site.id, consentId: 1 }), error, Date.now() - HOUR_MS)
    .run()
  return id
}

const rows = async (sql: string, ...values: (string | number)[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Record<string, string | number | null>>()
  ).results

const jobOf = async (id: number) =>
  (await rows('SELECT kind, payload, attempts FROM jobs WHERE id = ?1', id))[0]
const isParked = async (id: number) =>
  (await rows('SELECT 1 FROM parked_jobs WHERE id = ?1', id)).length === 1
const auditOf = (site: Site) =>
  rows('SELECT actor, action, subject, before FROM audit WHERE site_id = ?1 ORDER BY id', site.id)
const createdAt = async ({ hash }: MailedAddress, reason: string) =>
  String(
    (
      await rows('SELECT created_at FROM suppressions WHERE address_hash = ?1 AND reason = ?2', hash, reason)
    )[0]!.created_at,
  )

/** An address that a mail of this site bounced at or was complained about. */
async function aSuppressed(site: Site, kind: 'hard' | 'complaint' = 'hard', ctx: TestCtx = now()) {
  const about = await aMailedAddress(ctx, site.id)
  const { email: address, tag } = about
  await recordBounce(ctx, { kind, address, tag, at: undefined, provider: 'resend', providerId: 'e' })
  return about
}

const lift = async (
  desk: { readonly member: Parameters<typeof send>[0]; readonly path: string },
  about: MailedAddress,
  reason = 'bounce',
  fields: Record<string, string> = {},
) =>
  send(desk.member, `${desk.path}/lift`, {
    mark: about.hash.slice(0, 8),
    at: await createdAt(about, reason),
    reason,
    ...fields,
  })

describe('who may see and mend mail', () => {
  it.for([
    ['reader', 403, 403, 403],
    ['moderator', 200, 303, 403],
    ['owner', 200, 303, 303],
  ] as const)('%s: page %i, put back %i, lift %i', async ([role, page, putBack, lifted], { expect }) => {
    const desk = await aDesk(role)
    const id = await aParkedJob(desk.site)
    const about = await aSuppressed(desk.site)
    expect((await visit(desk.member, desk.path)).status).toBe(page)
    expect((await send(desk.member, `${desk.path}/parked/${id}`, {})).status).toBe(putBack)
    expect(await isParked(id)).toBe(putBack !== 303)
    expect((await lift(desk, about)).status).toBe(lifted)
    expect(await reasonsOf(about.hash)).toEqual(lifted === 303 ? [] : ['bounce'])
  })

  it('is a door for nobody, and nothing at all for members of other sites', async ({ expect }) => {
    const desk = await aDesk()
    const stranger = await aMember(await aSite(), 'owner')
    const id = await aParkedJob(desk.site)
    const about = await aSuppressed(desk.site)
    expect((await visit(undefined, desk.path)).headers.get('location')).toMatch(/^\/desk\/sign-in\?next=/)
    expect((await send(undefined, `${desk.path}/parked/${id}`, {})).status).toBe(303)
    expect((await lift({ ...desk, member: undefined }, about)).status).toBe(303)
    expect((await visit(stranger, desk.path)).status).toBe(404)
    expect((await send(stranger, `${desk.path}/parked/${id}`, {})).status).toBe(404)
    expect((await lift({ ...desk, member: stranger }, about)).status).toBe(404)
    expect(await isParked(id)).toBe(true)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('S-01: takes nothing from another site’s page', async ({ expect }) => {
    const desk = await aDesk()
    const id = await aParkedJob(desk.site)
    const about = await aSuppressed(desk.site)
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await send(desk.member, `${desk.path}/parked/${id}`, {}, foreign)).status).toBe(403)
    const fields = { mark: about.hash.slice(0, 8), at: await createdAt(about, 'bounce'), reason: 'bounce' }
    expect((await send(desk.member, `${desk.path}/lift`, fields, foreign)).status).toBe(403)
    expect(await isParked(id)).toBe(true)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('stands in the navigation of who may see it', async ({ expect }) => {
    const owner = await aDesk()
    const { text } = await visit(owner.member, owner.path)
    expect(text).toContain(`<a href="${owner.path}" aria-current="page">Mail</a>`)
    const reader = await aDesk('reader')
    expect((await visit(reader.member, `/desk/${reader.site.id}`)).text).not.toContain('/mail"')
  })
})

describe('what the page of mail shows', () => {
  it('says so where nothing happened yet', async ({ expect }) => {
    const desk = await aDesk()
    const { text } = await visit(desk.member, desk.path)
    expect(text).toContain('None: every mail went or is on its way.')
    expect(text).toContain('None so far.')
    expect(text.match(/<td class="num">0<\/td>/g)).toHaveLength(3)
    expect(text).not.toContain('<form method="post" action="/desk/s')
  })

  it('counts the site’s own mails of thirty days, by what became of them', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), testContext()]
    const mail = (of: Site, fail?: Error) =>
      sendMail(ctx, aLetter(of.id, `r-${crypto.randomUUID()}@example.org`), {
        transport: { send: () => (fail ? Promise.reject(fail) : Promise.resolve('id')) },
      })
    await mail(site)
    ctx.sleep(DAY_MS)
    for (let at = 0; at < 3; at++) await mail(site)
    await mail(site, new RecipientRefused('SMTP 550'))
    await mail(other)
    const countsOf = async () => Object.fromEntries((await readMailRoom(ctx, site, undefined)).counts)
    expect(await countsOf()).toEqual({ sent: 4, refused: 1 })
    ctx.sleep(29 * DAY_MS)
    expect(await countsOf()).toEqual({ sent: 3, refused: 1 })
    ctx.sleep(DAY_MS)
    expect(await countsOf()).toEqual({})
  })

  it('lists what failed for good, of this site and of mail only, with the code as the reason', async ({
    expect,
  }) => {
    const [desk, other] = [await aDesk(), await aSite()]
    const mine = await aParkedJob(desk.site, 'comments.tell-moderators', 'Resend 403 <b>')
    const theirs = await aParkedJob(other)
    const unmailed = await aParkedJob(desk.site, 'search.index-comment')
    const { text } = await visit(desk.member, desk.path)
    expect(text).toContain('notice to moderators')
    expect(text).toContain('<code>Resend 403 &lt;b&gt;</code>')
    expect(text).toContain(`action="${desk.path}/parked/${mine}"`)
    expect(text).not.toContain(String(theirs))
    expect(text).not.toContain(String(unmailed))
  })

  it('lists addresses that get no mail by a mark, why and who said so, and never an address', async ({
    expect,
  }) => {
    const [desk, other] = [await aDesk(), await aSite()]
    const bounced = await aSuppressed(desk.site)
    const complained = await aSuppressed(desk.site, 'complaint')
    const theirs = await aSuppressed(other)
    const { text } = await visit(desk.member, desk.path)
    for (const [{ hash }, why] of [
      [bounced, 'no such mailbox'],
      [complained, 'called it spam'],
    ] as const) {
      const entry = text.split('<li>').find((part) => part.includes(`<code>${hash.slice(0, 8)}</code>`))
      expect(entry).toContain(`${why} <span class="muted">told by Resend · <time`)
    }
    expect(text).not.toContain(theirs.hash.slice(0, 8))
    for (const { email, hash } of [bounced, complained]) {
      expect(text).not.toContain(email.split('@')[0])
      expect(text, 'nor more of the hash than the mark').not.toContain(hash.slice(0, 9))
    }
  })

  it('offers nothing for the reader’s own word, and lifting to owners only', async ({ expect }) => {
    const desk = await aDesk('owner')
    await aSuppressed(desk.site, 'complaint')
    const complaint = (await visit(desk.member, desk.path)).text
    expect(complaint).toContain('The reader’s own word: it stays.')
    expect(complaint).not.toContain('/mail/lift')
    await aSuppressed(desk.site)
    expect((await visit(desk.member, desk.path)).text).toContain('/mail/lift')
    const moderator = await aMember(desk.site, 'moderator')
    expect((await visit(moderator, desk.path)).text).not.toContain('/mail/lift')
  })

  it('goes on by pages, and leaves nobody out who was suppressed in the same millisecond', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite(), testContext()]
    const insert = env.DB.prepare(
      `INSERT INTO suppressions (address_hash, site_id, reason, source, by_site, created_at)
       VALUES (?1, '*', 'bounce', 'resend', ?2, ?3)`,
    )
    // Three moments with 70 addresses each: every page ends within one.
    const hashes = Array.from({ length: 210 }, (_, at) => `${String(at).padStart(8, '0')}-${site.id}`)
    await env.DB.batch(hashes.map((hash, at) => insert.bind(hash, site.id, 1000 + Math.floor(at / 70))))
    const seen: string[] = []
    let after: string | undefined
    for (let page = 0; page < 6; page++) {
      const { suppressed, next } = await readMailRoom(ctx, site, after)
      seen.push(...suppressed.map(({ mark }) => mark))
      if (next === null) break
      after = next
    }
    expect(seen).toHaveLength(210)
    expect(new Set(seen).size).toBe(210)
    expect(atob(after!.replaceAll('-', '+').replaceAll('_', '/')), 'the hash in the cursor').not.toMatch(
      /\d{8}-s/,
    )
  })

  it('reads about what it shows, however much there is', async ({ expect }) => {
    const [site, ctx] = [await aSite(), testContext()]
    const days = env.DB.prepare('INSERT INTO mail_days (site_id, day, state, count) VALUES (?1, ?2, ?3, 9)')
    const today = Math.floor(ctx.clock.now() / DAY_MS)
    await env.DB.batch(
      Array.from({ length: 600 }, (_, at) =>
        days.bind(site.id, today - Math.floor(at / 3), ['sent', 'refused', 'suppressed'][at % 3]!),
      ),
    )
    const suppress = env.DB.prepare(
      `INSERT INTO suppressions (address_hash, site_id, reason, source, by_site, created_at)
       VALUES (?1, '*', 'bounce', 'resend', ?2, ?3)`,
    )
    await env.DB.batch(Array.from({ length: 500 }, (_, at) => suppress.bind(`${at}-${site.id}`, site.id, at)))
    const { counts, suppressed } = await readMailRoom(ctx, site, undefined)
    expect([counts.get('sent'), suppressed.length]).toEqual([30 * 9, 50])
    // 90 rows of days, read and grouped, 51 suppressions, and the list of kinds.
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(240)
    expect(ctx.db.usage.roundTrips).toBe(1)
  })

  it('refuses a cursor of another list, or one that somebody made', async ({ expect }) => {
    const desk = await aDesk()
    for (const after of [
      'x',
      btoa('["suppressed:other",5,0]'),
      btoa(`["suppressed:${desk.site.id}",5,-1]`),
    ]) {
      const cursor = after.replaceAll('=', '')
      expect((await visit(desk.member, `${desk.path}?after=${cursor}`)).status, after).toBe(422)
    }
  })

  it('speaks German', async ({ expect }) => {
    const desk = await aDesk()
    await aSuppressed(desk.site)
    const { text } = await visit(desk.member, `${desk.path}?done=lift`, { 'accept-language': 'de' })
    for (const words of ['Letzte 30 Tage', 'kein solches Postfach', 'E-Mails wieder erlauben', 'Erlaubt.']) {
      expect(text).toContain(words)
    }
  })
})

describe('putting a mail back', () => {
  it('lets it go again with all its attempts, once, and the log says who', async ({ expect }) => {
    const desk = await aDesk('moderator')
    const id = await aParkedJob(desk.site)
    const answer = await send(desk.member, `${desk.path}/parked/${id}`, {})
    expect(answer.headers.get('location')).toBe(`${desk.path}?done=put-back`)
    expect(await jobOf(id)).toEqual({
      kind: 'subscribers.send-confirmation',
      payload: JSON.stringify({ siteId: desk.site.id, consentId: 1 }),
      attempts: 0,
    })
    expect(await isParked(id)).toBe(false)
    const again = await send(desk.member, `${desk.path}/parked/${id}`, {})
    expect([again.status, again.text.includes('Somebody may have put it back.')]).toEqual([404, true])
    expect(await auditOf(desk.site)).toEqual([
      {
        actor: `person:${desk.member.personId}`,
        action: 'mail.put-back',
        subject: `job:${id}`,
        before: null,
      },
    ])
    expect((await visit(desk.member, `/desk/${desk.site.id}/log`)).text).toContain('put a mail back')
    expect((await visit(desk.member, `${desk.path}?done=put-back`)).text).toContain(
      '<p class="flash" role="status">Put back. It goes again in a moment.</p>',
    )
  })

  it('reaches no job of another site, nor one that is no mail', async ({ expect }) => {
    const [desk, other] = [await aDesk(), await aSite()]
    for (const id of [await aParkedJob(other), await aParkedJob(desk.site, 'search.index-comment')]) {
      expect((await send(desk.member, `${desk.path}/parked/${id}`, {})).status).toBe(404)
      expect([await isParked(id), await jobOf(id)]).toEqual([true, undefined])
    }
    for (const id of ['0', '-1', 'x', '9'.repeat(20)]) {
      expect((await send(desk.member, `${desk.path}/parked/${id}`, {})).status, id).toBe(404)
    }
    expect(await auditOf(desk.site)).toEqual([])
  })
})

describe('lifting a suppression', () => {
  it('lets mail go again, for all sites, and the log says who and why it was stopped', async ({ expect }) => {
    const desk = await aDesk()
    const about = await aSuppressed(desk.site)
    expect((await lift(desk, about)).headers.get('location')).toBe(`${desk.path}?done=lift`)
    const transport = { send: async () => 'id' }
    for (const site of [desk.site, await aSite()]) {
      expect(await sendMail(now(), aLetter(site.id, about.email), { transport })).toBe('sent')
    }
    expect(await auditOf(desk.site)).toEqual([
      {
        actor: `person:${desk.member.personId}`,
        action: 'mail.lift',
        subject: `suppression:${about.hash.slice(0, 8)}`,
        before: '{"reason":"bounce"}',
      },
    ])
    expect((await visit(desk.member, `/desk/${desk.site.id}/log`)).text).toContain('allowed mail again')
    expect((await visit(desk.member, desk.path)).text).not.toContain(about.hash.slice(0, 8))
  })

  it('is not undone by the same news told again, but by later news', async ({ expect }) => {
    const desk = await aDesk()
    const about = await aMailedAddress(now(), desk.site.id)
    const event = EVENTS.postmark('hard', about, Date.now() - HOUR_MS)
    await tell('postmark', event)
    await lift(desk, about)
    await tell('postmark', event)
    expect(await reasonsOf(about.hash)).toEqual([])
    const later = testContext({ now: Date.now() + HOUR_MS })
    const { email: address, tag } = about
    const bounce = {
      kind: 'hard',
      address,
      tag,
      at: undefined,
      provider: 'postmark',
      providerId: 'm',
    } as const
    await recordBounce(later, bounce)
    expect(await reasonsOf(about.hash)).toEqual(['bounce'])
  })

  it('begins the count of soft bounces anew', async ({ expect }) => {
    const desk = await aDesk()
    const ctx = now()
    const about = await aMailedAddress(ctx, desk.site.id)
    const soft = (at: number, by: TestCtx = ctx) =>
      recordBounce(by, {
        kind: 'soft',
        address: about.email,
        tag: about.tag,
        at,
        provider: 'resend',
        providerId: 'e',
      })
    for (let ago = 7; ago > 0; ago--) await soft(ctx.clock.now() - ago * DAY_MS)
    expect(await reasonsOf(about.hash)).toEqual(['soft-bounce'])
    expect((await lift(desk, about, 'soft-bounce')).status).toBe(303)
    const tomorrow = testContext({ now: Date.now() + DAY_MS })
    await soft(tomorrow.clock.now(), tomorrow)
    await soft(ctx.clock.now() - 3 * DAY_MS, tomorrow)
    expect(await reasonsOf(about.hash)).toEqual([])
    for (let ahead = 2; ahead <= 7; ahead++) {
      const day = testContext({ now: Date.now() + ahead * DAY_MS })
      await soft(day.clock.now(), day)
    }
    expect(await reasonsOf(about.hash)).toEqual(['soft-bounce'])
  })

  it('leaves the reader’s own word, entries of other sites and what does not fit', async ({ expect }) => {
    const [desk, other] = [await aDesk(), await aSite()]
    const complained = await aSuppressed(desk.site, 'complaint')
    const both = await aSuppressed(desk.site)
    const theirs = await aSuppressed(other)
    expect((await lift(desk, complained, 'complaint')).status).toBe(422)
    expect((await lift(desk, complained, 'complaint', { reason: 'bounce' })).status).toBe(404)
    expect((await lift(desk, theirs)).status).toBe(404)
    expect((await lift(desk, both, 'bounce', { at: '1' })).status).toBe(404)
    expect((await lift(desk, both, 'bounce', { at: 'x' })).status).toBe(422)
    expect((await lift(desk, both, 'bounce', { mark: both.hash.slice(0, 7) })).status).toBe(404)
    expect((await lift(desk, both, 'bounce', { mark: '' })).status).toBe(422)
    expect(await reasonsOf(complained.hash)).toEqual(['complaint'])
    expect(await reasonsOf(both.hash)).toEqual(['bounce'])
    expect(await reasonsOf(theirs.hash)).toEqual(['bounce'])
    expect(await auditOf(desk.site)).toEqual([])
  })
})

describe('mail that stands still', () => {
  const stand = (sender: string, reason = 'Resend 401: check MAIL_API_KEY') =>
    env.DB.prepare(
      `INSERT INTO mail_senders (sender, next_at, stopped_at, stop_reason, stop_mark, retry_at)
       VALUES (?1, 0, ?2, ?3, 'x', 0)
       ON CONFLICT DO UPDATE SET stopped_at = excluded.stopped_at, stop_reason = excluded.stop_reason`,
    )
      .bind(sender, Date.now() - HOUR_MS, reason)
      .run()
  const park = async (site: Site, gate: string) => {
    const id = await aParkedJob(site)
    await env.DB.prepare('UPDATE parked_jobs SET gate = ?2, attempts = 1 WHERE id = ?1').bind(id, gate).run()
    return id
  }

  it('is said above everything else, with the code and what to do', async ({ expect }) => {
    const desk = await aDesk('moderator')
    await stand('news')
    await park(desk.site, 'mail:news')
    const { text } = await visit(desk.member, desk.path)
    expect(text).toContain('News stands still since')
    expect(text).toContain('Resend 401: check MAIL_API_KEY')
    expect(text).toContain('waits until mail goes on')
    expect(text.indexOf('News stands still')).toBeLessThan(text.indexOf('<h2'))
    await send(desk.member, `${desk.path}/go-on`, { sender: 'news' })
  })

  it('goes on by one press: the sender, and all that waited for it, of every site', async ({ expect }) => {
    const [desk, other] = [await aDesk('moderator'), await aDesk()]
    await stand('news')
    const ids = [await park(desk.site, 'mail:news'), await park(other.site, 'mail:news')]
    const alone = await aParkedJob(desk.site)
    const answer = await send(desk.member, `${desk.path}/go-on`, { sender: 'news' })
    expect(answer.headers.get('location')).toBe(`${desk.path}?done=go-on`)
    for (const id of ids) expect(await isParked(id)).toBe(false)
    expect(await isParked(alone), 'what failed for its own reasons stays').toBe(true)
    expect((await visit(desk.member, desk.path)).text).not.toContain('stands still')
    expect(await auditOf(desk.site)).toMatchObject([{ action: 'mail.go-on', subject: 'sender:news' }])
    await send(desk.member, `${desk.path}/go-on`, { sender: 'news' })
    expect(await auditOf(desk.site), 'twice is once').toHaveLength(1)
  })

  it('names why each mail lies there', async ({ expect }) => {
    const desk = await aDesk()
    await aParkedJob(desk.site)
    await env.DB.prepare('UPDATE parked_jobs SET attempts = 1 WHERE id = ?1')
      .bind(await aParkedJob(desk.site))
      .run()
    const { text } = await visit(desk.member, desk.path)
    expect(text).toContain('given up after seven tries')
    expect(text).toContain('cannot go as it is')
  })

  it('takes no sender that is none', async ({ expect }) => {
    const desk = await aDesk()
    expect((await send(desk.member, `${desk.path}/go-on`, { sender: 'spam' })).status).toBe(422)
  })
})

describe('what another site brought about', () => {
  it('shows at the site whose mail was held back, as of the install, and not where it was', async ({
    expect,
  }) => {
    const [cause, desk] = [await aSite(), await aDesk()]
    const about = await aSuppressed(cause)
    const ctx = now()
    expect(await sendMail(ctx, aLetter(desk.site.id, about.email))).toBe('suppressed')
    expect(await sendMail(ctx, aLetter(desk.site.id, about.email)), 'again').toBe('suppressed')
    const { text } = await visit(desk.member, desk.path)
    expect(text).toContain('suppressed by the install')
    expect(text.match(new RegExp(about.hash.slice(0, 8), 'g'))).toHaveLength(1)
    expect(text).not.toContain(cause.id)
    expect(text, 'nor what it was').not.toContain('no such mailbox')
    expect(text).not.toContain('/mail/lift')
  })

  it('cannot be lifted there, and is gone once it is lifted where it happened', async ({ expect }) => {
    const [cause, desk] = [await aDesk(), await aDesk()]
    const about = await aSuppressed(cause.site)
    await sendMail(now(), aLetter(desk.site.id, about.email))
    expect((await lift(desk, about)).status).toBe(404)
    expect((await lift(cause, about)).status).toBe(303)
    expect((await visit(desk.member, desk.path)).text).not.toContain('suppressed by the install')
  })

  it('is not shown twice at the site that brought it about itself', async ({ expect }) => {
    const desk = await aDesk()
    const about = await aSuppressed(desk.site)
    await sendMail(now(), aLetter(desk.site.id, about.email))
    const { text } = await visit(desk.member, desk.path)
    expect(text).toContain('no such mailbox')
    expect(text).not.toContain('suppressed by the install')
  })

  it('a reader’s “not me” is lifted by no owner, neither here nor there', async ({ expect }) => {
    const [cause, desk] = [await aDesk(), await aDesk()]
    const about = await aMailedAddress(now(), cause.site.id)
    await now().db.run(insertSuppression(about.hash, '*', 'not-me', Date.now(), 'reader', cause.site.id))
    await sendMail(now(), aLetter(desk.site.id, about.email))
    for (const each of [cause, desk]) {
      expect((await lift(each, about, 'not-me')).status).toBe(422)
    }
    expect(await reasonsOf(about.hash)).toEqual(['not-me'])
    expect((await visit(cause.member, cause.path)).text).toContain('The reader’s own word: it stays.')
    expect((await visit(desk.member, desk.path)).text).toContain('suppressed by the install')
  })
})
