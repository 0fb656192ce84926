import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../../../src/kernel/time'
import { DIGEST_SHOWN } from '../../../../src/moderation/notices/send-digest'
import { NOTICE_PAUSE_MS, notifyModerators, sendDigest, sendDigests } from '../../../../src/moderation/public'
import { type Notices, type Site, setNotices } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember, type Member } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { mailsTo } from '../../../support/kept-mail'
import { setStatus } from '../../../support/set-status'
import { type TestCtx, testContext } from '../../../support/test-context'

interface Digest {
  readonly siteId: string
  readonly personId: number
  readonly mailId: number
}

/** A site, somebody who moderates it, and a clock of its own, far from other tests' turns. */
async function aDesk(notices: Notices = 'gathered') {
  const ctx = testContext()
  const site = await aSite()
  const member = await aMember(site)
  await ctx.db.run(setNotices(site.id, member.personId, notices))
  return { ctx, site, member }
}

/** A comment is held, and its job runs. */
async function held(ctx: TestCtx, site: Site, fields = {}): Promise<number> {
  const { id } = await aComment(site, fields, { ctx })
  await notifyModerators(ctx, { siteId: site.id, commentId: id })
  return id
}

const digestsOf = async (site: Site): Promise<Digest[]> => {
  const { results } = await env.DB.prepare(
    `SELECT payload FROM jobs WHERE kind = 'moderation.send-digest' AND payload ->> 'siteId' = ?1 ORDER BY id`,
  )
    .bind(site.id)
    .all<{ payload: string }>()
  return results.map(({ payload }) => JSON.parse(payload) as Digest)
}

/** What the clock and the queue do: makes what is due, and runs the jobs of this site. @returns how many ran */
async function tick(ctx: TestCtx, site: Site): Promise<number> {
  await sendDigests(ctx)
  const due = await digestsOf(site)
  for (const digest of due) await sendDigest(ctx, digest)
  await env.DB.prepare(`DELETE FROM jobs WHERE payload ->> 'siteId' = ?1`).bind(site.id).run()
  return due.length
}

const turnOf = (site: Site, member: Member) =>
  env.DB.prepare('SELECT last_at, due_at FROM notice_turns WHERE site_id = ?1 AND person_id = ?2')
    .bind(site.id, member.personId)
    .first<{ last_at: number; due_at: number | null }>()

describe('notices that are gathered (C4, M-52)', () => {
  it('come at once for the first comment, with its words and its link', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site, { body: 'The first words.' })
    const [mail, ...more] = await mailsTo(member)
    expect(more).toEqual([])
    expect(mail!.text).toContain('The first words.')
    expect(mail!.text).toMatch(/\/moderate\/[\w.-]+/)
    expect(mail!.text).toContain(`/desk/${site.id}/notices`)
  })

  it('bring all that came meanwhile in one mail when the pause is over', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site)
    ctx.sleep(MINUTE_MS)
    for (const body of ['The second.', 'The third.']) await held(ctx, site, { body, name: 'Grace' })
    expect(await mailsTo(member)).toHaveLength(1)
    ctx.sleep(NOTICE_PAUSE_MS)
    expect(await tick(ctx, site)).toBe(1)
    const [, digest, ...more] = await mailsTo(member)
    expect(more).toEqual([])
    expect(digest!.subject).toBe(`3 comments wait at ${site.name}`)
    expect(digest!.text.indexOf('The second.')).toBeGreaterThan(0)
    expect(digest!.text.indexOf('The third.')).toBeGreaterThan(digest!.text.indexOf('The second.'))
    expect(digest!.text).not.toContain('A word on this.')
    expect(digest!.text.match(/\/moderate\//g)).toHaveLength(2)
  })

  it('decide by their links what they show, and only for whom they were sent to', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site)
    ctx.sleep(MINUTE_MS)
    const id = await held(ctx, site)
    ctx.sleep(NOTICE_PAUSE_MS)
    await tick(ctx, site)
    const [, digest] = await mailsTo(member)
    const tokens = [...digest!.text.matchAll(/\/moderate\/([\w.-]+)/g)].map(([, token]) => token!)
    const read = await Promise.all(tokens.map((token) => ctx.tokens.read('moderate', token)))
    expect(read).toEqual([{ state: 'good', value: [site.id, id, 1, member.personId] }])
  })

  it('make two mails of five hundred comments in five minutes, not five hundred', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    for (let n = 0; n < 40; n++) {
      await held(ctx, site, { body: `Word ${n}` })
      ctx.sleep((5 * MINUTE_MS) / 40)
      await tick(ctx, site)
    }
    ctx.sleep(NOTICE_PAUSE_MS)
    await tick(ctx, site)
    await tick(ctx, site)
    const mails = await mailsTo(member)
    expect(mails).toHaveLength(2)
    expect(mails[1]!.subject).toBe(`40 comments wait at ${site.name}`)
    expect(mails[1]!.text.match(/\/moderate\//g)).toHaveLength(DIGEST_SHOWN)
  })

  it('say “100 or more” instead of counting a flood', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site)
    ctx.sleep(MINUTE_MS)
    for (let n = 0; n < 101; n++) await aComment(site, {}, { ctx })
    await held(ctx, site)
    ctx.sleep(NOTICE_PAUSE_MS)
    await tick(ctx, site)
    expect((await mailsTo(member))[1]!.subject).toBe(`100 comments or more wait at ${site.name}`)
  })

  it('wait for quiet, but not for ever', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site)
    const rounds: number[] = []
    for (let minute = 0; minute < 60 && rounds.length === 0; minute += 2) {
      ctx.sleep(2 * MINUTE_MS)
      await held(ctx, site)
      if ((await tick(ctx, site)) > 0) rounds.push(minute)
    }
    // Due after 15 minutes; half an hour later patience ends.
    expect(rounds).toEqual([44])
    expect(await mailsTo(member)).toHaveLength(2)
  })

  it('are not sent when others have decided everything meanwhile', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site)
    ctx.sleep(MINUTE_MS)
    const id = await held(ctx, site)
    await setStatus(id, 'published')
    ctx.sleep(NOTICE_PAUSE_MS)
    await tick(ctx, site)
    expect(await mailsTo(member)).toHaveLength(1)
  })

  it('begin anew after a quiet hour: at once again', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site)
    ctx.sleep(HOUR_MS)
    await held(ctx, site, { body: 'An hour later.' })
    expect((await mailsTo(member))[1]!.text).toContain('An hour later.')
    expect(await turnOf(site, member)).toEqual({ last_at: expect.any(Number), due_at: null })
  })

  it('tell of one that waits alone as of any single comment', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    const first = await held(ctx, site)
    await setStatus(first, 'published')
    ctx.sleep(MINUTE_MS)
    await held(ctx, site, { name: 'Grace', page: `https://${site.id}.example/other`, title: 'The post' })
    ctx.sleep(NOTICE_PAUSE_MS)
    await tick(ctx, site)
    expect((await mailsTo(member))[1]!.subject).toBe('New comment by Grace on “The post”')
  })

  it('are sent once when the job runs twice, and once when two clocks tick at once', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site)
    ctx.sleep(MINUTE_MS)
    await held(ctx, site)
    await held(ctx, site)
    ctx.sleep(NOTICE_PAUSE_MS)
    await Promise.all([sendDigests(ctx), sendDigests(ctx)])
    const due = await digestsOf(site)
    for (const digest of [...due, ...due]) await sendDigest(ctx, digest)
    expect(await mailsTo(member)).toHaveLength(2)
  })

  it('tell of words an author changed again, though their comment was told of', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    const id = await held(ctx, site)
    await env.DB.prepare("UPDATE comments SET revision = 2, body = 'Other words.' WHERE id = ?1")
      .bind(id)
      .run()
    ctx.sleep(MINUTE_MS)
    await notifyModerators(ctx, { siteId: site.id, commentId: id })
    ctx.sleep(NOTICE_PAUSE_MS)
    await tick(ctx, site)
    const mails = await mailsTo(member)
    expect(mails).toHaveLength(2)
    expect(mails[1]!.text).toContain('Other words.')
  })

  it('hold no address of an author, and quote markup as the text it is', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site)
    ctx.sleep(MINUTE_MS)
    for (const n of [1, 2]) {
      await held(ctx, site, {
        email: 'ada@lovelace.example',
        body: `<img src=x onerror=alert(${n})>`,
        name: '<b>A',
      })
    }
    ctx.sleep(NOTICE_PAUSE_MS)
    await tick(ctx, site)
    const mails = await mailsTo(member)
    expect(mails).toHaveLength(2)
    expect(JSON.stringify(mails)).not.toContain('lovelace')
    expect(mails[1]!.html).not.toMatch(/<img|<b>A/)
  })

  it('speak the language of the site', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await env.DB.prepare('UPDATE sites SET settings = ?2 WHERE id = ?1')
      .bind(site.id, JSON.stringify({ ...site.settings, locale: 'de' }))
      .run()
    await held(ctx, site)
    ctx.sleep(MINUTE_MS)
    await held(ctx, site)
    ctx.sleep(NOTICE_PAUSE_MS)
    await tick(ctx, site)
    const [, digest] = await mailsTo(member)
    expect(digest!.subject).toBe(`2 Kommentare warten bei ${site.name}`)
    expect(digest!.text).toContain('Liste öffnen')
  })

  it('cost a rush three round trips a comment, and one row written in all', async ({ expect }) => {
    const { ctx, site, member } = await aDesk()
    await held(ctx, site)
    ctx.sleep(MINUTE_MS)
    const ids = [await aComment(site, {}, { ctx }), await aComment(site, {}, { ctx })].map(({ id }) => id)
    const before = { ...ctx.db.usage }
    for (const commentId of ids) await notifyModerators(ctx, { siteId: site.id, commentId })
    const after = ctx.db.usage
    expect(after.roundTrips - before.roundTrips).toBe(6)
    // The moment the next mail is due, with its place in the index; the second comment finds it there.
    expect(after.rowsWritten - before.rowsWritten).toBeLessThanOrEqual(2)
    expect((await turnOf(site, member))!.due_at).toBe((await turnOf(site, member))!.last_at + NOTICE_PAUSE_MS)
  })

  it('know nothing of another site', async ({ expect }) => {
    const [here, there] = [await aDesk(), await aDesk()]
    await held(here.ctx, here.site)
    await held(there.ctx, there.site)
    here.ctx.sleep(MINUTE_MS)
    await held(here.ctx, here.site, { body: 'Of the first site.' })
    await held(here.ctx, here.site, { body: 'Of the first site too.' })
    here.ctx.sleep(NOTICE_PAUSE_MS)
    await tick(here.ctx, here.site)
    expect(await mailsTo(here.member)).toHaveLength(2)
    expect(await mailsTo(there.member)).toHaveLength(1)
  })

  it('lose nobody, however comments, decisions and ticks follow one another', async ({ expect }) => {
    const step = fc.constantFrom('comment', 'decide', 'tick', 'minute', 'pause')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { ctx, site, member } = await aDesk()
        const waiting: number[] = []
        let comments = 0
        for (const what of steps) {
          if (what === 'comment') {
            waiting.push(await held(ctx, site, { body: `Number ${comments++}.` }))
          }
          if (what === 'decide') {
            const id = waiting.shift()
            if (id !== undefined) await setStatus(id, 'rejected')
          }
          if (what === 'tick') {
            await tick(ctx, site)
          }
          if (what === 'minute') ctx.sleep(MINUTE_MS)
          if (what === 'pause') ctx.sleep(NOTICE_PAUSE_MS)
        }
        ctx.sleep(HOUR_MS)
        await tick(ctx, site)
        const told = (await env.DB.prepare(
          `SELECT count(*) AS count FROM comments c WHERE c.site_id = ?1 AND c.status = 0
           AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.comment_id = c.id AND n.person_id = ?2)`,
        )
          .bind(site.id, member.personId)
          .first<{ count: number }>())!.count
        expect(told).toBe(0)
        expect((await mailsTo(member)).length).toBeLessThanOrEqual(comments)
      }),
      { numRuns: 25 },
    )
  })
})

describe('notices as a moderator wants them', () => {
  it('come for each comment by itself', async ({ expect }) => {
    const { ctx, site, member } = await aDesk('each')
    for (let n = 0; n < 3; n++) await held(ctx, site)
    expect(await mailsTo(member)).toHaveLength(3)
    expect(await turnOf(site, member)).toBeNull()
  })

  it('come never', async ({ expect }) => {
    const { ctx, site, member } = await aDesk('none')
    for (let n = 0; n < 3; n++) await held(ctx, site)
    ctx.sleep(HOUR_MS)
    await tick(ctx, site)
    expect(await mailsTo(member)).toEqual([])
  })

  it('stop at once for whoever has chosen so while a mail was due, and for whoever has left the team', async ({
    expect,
  }) => {
    for (const how of ['none', 'left'] as const) {
      const { ctx, site, member } = await aDesk()
      await held(ctx, site)
      ctx.sleep(MINUTE_MS)
      await held(ctx, site)
      if (how === 'none') await ctx.db.run(setNotices(site.id, member.personId, 'none'))
      else await env.DB.prepare('DELETE FROM members WHERE person_id = ?1').bind(member.personId).run()
      ctx.sleep(NOTICE_PAUSE_MS)
      await tick(ctx, site)
      expect(await mailsTo(member), how).toHaveLength(1)
    }
  })

  it('are each one’s own: one is told at once, one later, one never', async ({ expect }) => {
    const { ctx, site, member } = await aDesk('each')
    const [gathered, never] = [await aMember(site), await aMember(site)]
    await ctx.db.run(setNotices(site.id, never.personId, 'none'))
    for (let n = 0; n < 3; n++) await held(ctx, site)
    const counts = await Promise.all(
      [member, gathered, never].map(async (who) => (await mailsTo(who)).length),
    )
    expect(counts).toEqual([3, 1, 0])
  })
})
