import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { forgetAddress } from '../../../../src/authors/forget-address'
import { deleteOwnComment } from '../../../../src/comments/own/delete-own-comment'
import { editComment } from '../../../../src/comments/own/edit-comment'
import { ANSWERS_DAILY, answerNotice } from '../../../../src/comments/reports/answer-notice'
import { answerNotices, KEEP_NOTIFIER_MS } from '../../../../src/comments/reports/answer-notices'
import { REPORTS_HOURLY_MAX } from '../../../../src/comments/reports/report-comment'
import { NoticeToAnswer } from '../../../../src/comments/schema'
import { MINUTE_MS } from '../../../../src/kernel/time'
import {
  applyAction,
  readItem,
  SearchComments,
  searchComments,
  undoAction,
} from '../../../../src/moderation/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember, visit } from '../../../support/a-member'
import { aReport, reportedOf } from '../../../support/a-report'
import { aSite } from '../../../support/a-site'
import { anAddress } from '../../../support/a-subscriber'
import { aNetwork } from '../../../support/a-vote'
import { aNetwork as aNetworkHeader, postForm, postJson } from '../../../support/api'
import { mailsTo } from '../../../support/kept-mail'
import { type TestCtx, testContext } from '../../../support/test-context'

const REASON = '@off-topic'
const NOTE = 'It denies what a court found, in words the law forbids.'

const aThread = async () => {
  const site = await aSite({ hold: 'none' })
  return { site, ctx: testContext({ ip: aNetwork() }), email: anAddress('notifier') }
}

/** Gives notice of a comment of its own. */
async function aNotice(site: Site, { ctx, email }: { ctx?: TestCtx; email?: string } = {}) {
  const { id, token } = await aComment(site, { body: 'Words that are against the law.' })
  const more = { ...(ctx && { ctx }), ...(email && { email }) }
  const { reference } = await aReport(site, id, { reason: 'illegal', note: NOTE, ...more })
  return { id, token, reference: reference! }
}

/** What was mailed, without the ends of its lines. */
const mailed = async (email: string) =>
  (await mailsTo({ email })).map(({ subject, text }) => ({ subject, text: text.replace(/\s+/g, ' ') }))

const addressOf = (reference: string) =>
  env.DB.prepare('SELECT email FROM reports WHERE reference = ?1').bind(Number(reference)).first('email')

/** Does what the clock and the queue would: each job once. */
async function answer(ctx: TestCtx, site: Site): Promise<number> {
  await answerNotices(ctx)
  return runJobs(ctx, site)
}

async function runJobs(ctx: TestCtx, site: Site): Promise<number> {
  const { results } = await env.DB.prepare(
    `DELETE FROM jobs WHERE kind = 'comments.answer-notice' AND payload LIKE '%' || ?1 || '%' RETURNING payload`,
  )
    .bind(site.id)
    .all<{ payload: string }>()
  for (const { payload } of results) await answerNotice(ctx, v.parse(NoticeToAnswer, JSON.parse(payload)))
  return results.length
}

/** A moderator's decision, and so long after it that it is hardly undone any more. */
async function decide(ctx: TestCtx, site: Site, id: number, how: 'approve' | 'reject' | 'delete') {
  const { personId } = await aMember(site)
  const { status } = await reportedOf(id)
  const decided = await applyAction(ctx, site, personId, id, {
    action: how,
    revision: 1,
    from: status === 1 ? 'published' : 'held',
    ...(how === 'reject' && { reason: REASON }),
  })
  ctx.sleep(3 * MINUTE_MS)
  return { personId, actionId: decided.actionId! }
}

describe('V-81: a notice of illegal content', () => {
  it('has a reference, and its arrival is mailed at once, without a word that anybody typed', async ({
    expect,
  }) => {
    const { site, ctx, email } = await aThread()
    const { id, reference } = await aNotice(site, { ctx, email })
    expect(reference).toMatch(/^\d{12,16}$/)
    expect(ctx.wakeUps.count).toBe(1)
    expect(await runJobs(ctx, site)).toBe(1)
    const [mail, ...others] = await mailed(email)
    expect([mail?.subject, others]).toEqual([`Your notice ${reference} to ${site.name}`, []])
    expect(mail?.text).toContain('It has arrived.')
    expect(mail?.text).toContain(`/${site.id}/thread?comment=${id}`)
    expect(mail?.text).not.toMatch(/Ada|against the law|a court found/)
    // Nobody has decided: nothing more to say.
    ctx.sleep(60 * MINUTE_MS)
    expect(await answer(ctx, site)).toBe(0)
  })

  it.for([
    ['reject', ['not public any more', 'The reason:', 'dispute settlement body'], []],
    ['delete', ['not public any more', 'dispute settlement body'], ['The reason:']],
    ['approve', ['stays public', 'dispute settlement body'], ['The reason:', 'not public']],
  ] as const)(
    'is answered by what is decided (%s), once, and then nobody knows the address',
    async ([how, said, unsaid], { expect }) => {
      const { site, ctx, email } = await aThread()
      const { id, reference } = await aNotice(site, { ctx, email })
      await runJobs(ctx, site)
      await decide(ctx, site, id, how)
      expect(await answer(ctx, site)).toBe(1)
      const mails = await mailed(email)
      expect(mails).toHaveLength(2)
      for (const words of said) expect(mails[1]!.text).toContain(words)
      for (const words of unsaid) expect(mails[1]!.text).not.toContain(words)
      expect(await addressOf(reference)).toBeNull()
      expect(await answer(ctx, site)).toBe(0)
    },
  )

  it('is not answered within the minutes in which a decision is taken back, nor by one that was', async ({
    expect,
  }) => {
    const { site, ctx, email } = await aThread()
    const { id } = await aNotice(site, { ctx, email })
    await runJobs(ctx, site)
    const { personId, actionId } = await decide(ctx, site, id, 'reject')
    await answerNotices(ctx)
    // On its way already: the job looks again.
    await undoAction(ctx, site, personId, actionId)
    expect(await runJobs(ctx, site)).toBe(1)
    expect(await mailed(email)).toHaveLength(1)
    expect(await answer(ctx, site)).toBe(0)
    const again = applyAction(ctx, site, personId, id, { action: 'delete', revision: 1, from: 'published' })
    expect((await again).changed).toBe(true)
    expect(await answer(ctx, site)).toBe(0)
    ctx.sleep(3 * MINUTE_MS)
    expect(await answer(ctx, site)).toBe(1)
    expect((await mailed(email))[1]!.text).toContain('not public any more')
  })

  it('is answered where the author was quicker than the team', async ({ expect }) => {
    const { site, ctx, email } = await aThread()
    const { id, token, reference } = await aNotice(site, { ctx, email })
    await runJobs(ctx, site)
    await deleteOwnComment(ctx, site, id, token)
    ctx.sleep(3 * MINUTE_MS)
    expect(await answer(ctx, site)).toBe(1)
    const { text } = (await mailed(email))[1]!
    expect(text).toContain('Its author took the comment back: it is not public any more.')
    expect(text).not.toContain('The team of')
    expect(await addressOf(reference)).toBeNull()
  })

  it('is not told of words that wait again: they are decided anew', async ({ expect }) => {
    const { site, ctx, email } = await aThread()
    const { id } = await aNotice(site, { ctx, email })
    await runJobs(ctx, site)
    await decide(ctx, site, id, 'approve')
    await answerNotices(ctx)
    await env.DB.prepare('UPDATE comments SET status = 0, shown = 0 WHERE id = ?1').bind(id).run()
    expect(await runJobs(ctx, site)).toBe(1)
    expect(await mailed(email)).toHaveLength(1)
  })

  it('keeps the words it is about, whatever their author makes of them, for whoever decides', async ({
    expect,
  }) => {
    const { site, ctx, email } = await aThread()
    const { id, token, reference } = await aNotice(site, { ctx, email })
    const noticeOf = async () => (await readItem(ctx, site, id)).reports[0]!.notice
    expect(await noticeOf()).toEqual({ reference, words: null, awaited: true })
    await editComment(ctx, site, id, token, { body: 'Nothing to see.', revision: 1, ack: undefined })
    const words = 'Words that are against the law.'
    expect(await noticeOf()).toEqual({ reference, words, awaited: true })
    await editComment(ctx, site, id, token, { body: 'Nothing at all.', revision: 2, ack: undefined })
    expect(await noticeOf()).toEqual({ reference, words, awaited: true })
    await deleteOwnComment(ctx, site, id, token)
    expect(await noticeOf()).toEqual({ reference, words, awaited: true })
    expect(JSON.stringify(await readItem(ctx, site, id))).not.toContain(email)
  })

  it('is at the desk with its reference and the words it is about, and no address', async ({ expect }) => {
    const { site, ctx, email } = await aThread()
    const { id, token, reference } = await aNotice(site, { ctx, email })
    await editComment(ctx, site, id, token, { body: 'Nothing to see.', revision: 1, ack: undefined })
    const member = await aMember(site)
    const { text } = await visit(member, `/desk/${site.id}?status=reported&item=${id}`)
    expect(text).toContain(`Notice ${reference} of illegal content`)
    expect(text).toContain('its sender is mailed what you decide')
    expect(text).toContain('Words that are against the law.')
    expect(text).not.toContain(email)
  })

  it('needs no address; then its reference is all there is', async ({ expect }) => {
    const { site, ctx } = await aThread()
    const { id, reference } = await aNotice(site, { ctx })
    await decide(ctx, site, id, 'reject')
    expect([await answer(ctx, site), await addressOf(reference)]).toEqual([0, null])
  })

  it('takes the place of a report that was none, and opens what was settled', async ({ expect }) => {
    const { site, ctx } = await aThread()
    const { id } = await aComment(site)
    const { token } = await aReport(site, id, { reason: 'spam', ctx })
    await decide(ctx, site, id, 'approve')
    expect(await reportedOf(id)).toMatchObject({ reports: 0, open: 0 })
    const notice = { reason: 'illegal', note: NOTE, token: token! } as const
    const { reference } = await aReport(site, id, notice)
    expect(await reportedOf(id)).toMatchObject({ reports: 1, open: 1, all_of_them: 1 })
    // A second one gets the reference of the first.
    expect(await aReport(site, id, { ...notice, note: 'Again.' })).toEqual({ id, reference })
    expect(await reportedOf(id)).toMatchObject({ reports: 1, all_of_them: 1 })
  })

  it('takes an address that comes later, or another one, under the same reference, and mails it', async ({
    expect,
  }) => {
    const { site, ctx, email } = await aThread()
    const { id } = await aComment(site)
    const { token, reference } = await aReport(site, id, { reason: 'illegal', note: NOTE, ctx })
    const again = { reason: 'illegal', note: 'As I said.', token: token!, ctx } as const
    for (const address of [email, email, anAddress('corrected')]) {
      expect(await aReport(site, id, { ...again, email: address })).toEqual({ id, reference })
      expect(await addressOf(reference!)).toBe(address)
      await runJobs(ctx, site)
      expect((await mailed(address)).map(({ subject }) => subject)).toEqual([
        `Your notice ${reference} to ${site.name}`,
      ])
    }
    expect((await readItem(ctx, site, id)).reports.map(({ note }) => note)).toEqual([NOTE])
    // Without one, the address that was given stays.
    expect(await aReport(site, id, again)).toEqual({ id, reference })
    await decide(ctx, site, id, 'approve')
    expect(await answer(ctx, site)).toBe(1)
    expect([(await mailed(email)).length, await addressOf(reference!)]).toEqual([1, null])
  })

  it('is a new one where the last was decided, as its mail says: "report it anew"', async ({ expect }) => {
    const { site, ctx, email } = await aThread()
    const { id } = await aComment(site)
    const notice = { reason: 'illegal', note: NOTE, ctx } as const
    const first = await aReport(site, id, { ...notice, email })
    await decide(ctx, site, id, 'approve')
    const anew = { ...notice, note: 'The court of appeal says so, too.', token: first.token! }
    // Nobody was told yet what became of the first.
    expect((await aReport(site, id, { ...anew, email })).reference).toBe(first.reference)
    await answer(ctx, site)
    expect((await mailed(email)).at(-1)?.text).toContain('report it anew with your reasons')
    const second = await aReport(site, id, { ...anew, email })
    expect(second.reference).not.toBe(first.reference)
    expect((await readItem(ctx, site, id)).reports).toEqual([
      expect.objectContaining({
        note: anew.note,
        open: true,
        notice: expect.objectContaining(second.reference ? { reference: second.reference } : {}),
      }),
    ])
    await decide(ctx, site, id, 'reject')
    await answer(ctx, site)
    expect((await mailed(email)).at(-1)?.subject).toContain(second.reference)
  })

  it('has a reference of its own, even where two Workers made the same one at once', async ({ expect }) => {
    const { site, ctx, email } = await aThread()
    const taken = await aNotice(site, { ctx })
    const { id } = await aComment(site)
    const ids = [Number(taken.reference)]
    const colliding = { ...ctx, newId: () => ids.shift() ?? ctx.newId() }
    const { reference } = await aReport(site, id, { reason: 'illegal', note: NOTE, email, ctx: colliding })
    expect(ids).toEqual([])
    expect(reference).not.toBe(taken.reference)
    expect(await runJobs(ctx, site)).toBe(1)
    expect((await mailed(email)).map(({ subject }) => subject)).toEqual([
      `Your notice ${reference} to ${site.name}`,
    ])
  })

  it('is not hidden by any number of other reports, of which the newest are told', async ({ expect }) => {
    const site = await aSite({ hold: 'none', reportsToHold: 0 })
    const { id } = await aComment(site)
    const notices: string[] = []
    for (let at = 0; at < 60; at++) {
      const isNotice = at === 3 || at === 30
      const how = { note: `Number ${at}.`, reason: isNotice ? 'illegal' : 'spam' } as const
      const { reference } = await aReport(site, id, how)
      if (isNotice) notices.push(reference!)
    }
    const ctx = testContext()
    const { reports } = await readItem(ctx, site, id)
    expect(reports).toHaveLength(50)
    expect(reports.flatMap(({ notice }) => notice?.reference ?? [])).toEqual(notices.reverse())
    const others = reports.filter(({ notice }) => notice === null).map(({ note }) => note)
    const newest = Array.from({ length: 60 }, (_, at) => 59 - at).filter((at) => at !== 30)
    expect(others).toEqual(newest.slice(0, 48).map((at) => `Number ${at}.`))
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(150)
  })

  it('is found at the desk by the reference its sender quotes, at its own site alone', async ({ expect }) => {
    const [{ site }, other] = [await aThread(), await aThread()]
    const { id, reference } = await aNotice(site)
    const found = async (at: Site, asked: Record<string, string>) =>
      (await searchComments(testContext(), at, v.parse(SearchComments, asked))).items.map((item) => item.id)
    expect(await found(site, { q: reference })).toEqual([id])
    expect(await found(site, { q: ` ${reference} ` })).toEqual([id])
    expect(await found(other.site, { q: reference })).toEqual([])
    expect(await found(site, { q: reference, author: 'nobody' })).toEqual([])
    expect(await found(site, { q: String(Number(reference) + 1) })).toEqual([])
  })

  it('fills no mailbox: an address gets five answers a day', async ({ expect }) => {
    const { site, email } = await aThread()
    const ctx = testContext()
    for (let at = 0; at <= ANSWERS_DAILY; at++) await aNotice(site, { email })
    expect(await runJobs(ctx, site)).toBe(ANSWERS_DAILY + 1)
    expect(await mailed(email)).toHaveLength(ANSWERS_DAILY)
  })

  it('fills no mailboxes either: another address counts as another report of the network’s ten an hour', async ({
    expect,
  }) => {
    const { site, ctx } = await aThread()
    const { id } = await aComment(site)
    const notice = { reason: 'illegal', note: NOTE, ctx } as const
    const { token } = await aReport(site, id, { ...notice, email: anAddress('first') })
    for (let at = 1; at < REPORTS_HOURLY_MAX; at++)
      await aReport(site, id, { ...notice, token: token!, email: anAddress('more') })
    const more = aReport(site, id, { ...notice, token: token!, email: anAddress('more') })
    await expect(more).rejects.toMatchObject({ code: 'comments/reports-many', status: 429 })
    // Nothing is mailed, so nothing is counted.
    expect(await aReport(site, id, { ...notice, token: token! })).toMatchObject({ id })
    expect(await runJobs(ctx, site)).toBe(REPORTS_HOURLY_MAX)
  })

  it.for([
    ['is held again', 0, REPORTS_HOURLY_MAX - 1],
    ['is deleted', 4, 0],
  ] as const)('nor where the comment %s meanwhile', async ([, status, mails], { expect }) => {
    const { site, ctx } = await aThread()
    const { id } = await aComment(site)
    const notice = { reason: 'illegal', note: NOTE, ctx } as const
    const { token } = await aReport(site, id, { ...notice, email: anAddress('first') })
    await env.DB.prepare('UPDATE comments SET status = ?2, shown = 0 WHERE id = ?1').bind(id, status).run()
    const mailbox = `many-${crypto.randomUUID().slice(0, 8)}`
    let count = 0
    const more = () =>
      aReport(site, id, { ...notice, token: token!, email: `${count++}.${mailbox}@example.org` })
    while (count < REPORTS_HOURLY_MAX - 1) await more()
    await expect(more()).rejects.toMatchObject({ code: 'comments/reports-many', status: 429 })
    await runJobs(ctx, site)
    expect((await mailed(mailbox)).length).toBeLessThanOrEqual(mails)
  })

  it('is told what was decided however many there were; beyond the bound nothing is promised, and the address goes', async ({
    expect,
  }) => {
    const { site, ctx, email } = await aThread()
    const notices = []
    for (let at = 0; at <= ANSWERS_DAILY; at++) {
      notices.push(await aNotice(site, { ctx: testContext(), email }))
      await runJobs(ctx, site)
    }
    expect(await addressOf(notices[ANSWERS_DAILY]!.reference)).toBeNull()
    for (const { id } of notices) await decide(ctx, site, id, 'reject')
    expect(await answer(ctx, site)).toBe(ANSWERS_DAILY)
    expect(await mailed(email)).toHaveLength(2 * ANSWERS_DAILY)
  })

  it('is forgotten by half a year without a decision, but for its words', async ({ expect }) => {
    const { site, ctx, email } = await aThread()
    const { id, reference } = await aNotice(site, { ctx, email })
    ctx.sleep(KEEP_NOTIFIER_MS - MINUTE_MS)
    await answerNotices(ctx)
    expect(await addressOf(reference)).toBe(email)
    ctx.sleep(2 * MINUTE_MS)
    await answerNotices(ctx)
    expect(await addressOf(reference)).toBeNull()
    expect(await reportedOf(id)).toMatchObject({ reports: 1, open: 1 })
  })
})

describe('V-81: an address that asked to be forgotten', () => {
  it.for([
    ['Größe', 'GRÖSSE', false],
    ['größe', 'GRÖßE', true],
    ['ОЛЬГА', 'ольга', true],
    ['İclal', 'i\u0307clal', true],
    ['José', 'Jose\u0301', true],
    ['ada', 'ada+news', false],
  ] as const)('is known in each spelling: %s and %s', async ([typed, asked, isSame], { expect }) => {
    const { site, ctx } = await aThread()
    const name = crypto.randomUUID().slice(0, 13)
    const { reference } = await aNotice(site, { ctx, email: `${typed}-${name}@bücher.example` })
    const forgotten = `${asked}-${name.toUpperCase()}@BÜCHER.example`
    await ctx.db.batch(await forgetAddress(ctx, site.id, forgotten, ctx.clock.now()))
    expect((await addressOf(reference)) === null).toBe(isSame)
  })

  it('gets no answer of that site, and those of another', async ({ expect }) => {
    const email = `Notifier-${crypto.randomUUID().slice(0, 13)}@Example.org`
    const [here, there] = [await aThread(), await aThread()]
    const gone = await aNotice(here.site, { ctx: here.ctx, email })
    const kept = await aNotice(there.site, { ctx: there.ctx, email })
    await here.ctx.db.batch(await forgetAddress(here.ctx, here.site.id, email, here.ctx.clock.now()))
    expect(await addressOf(gone.reference)).toBeNull()
    expect(await addressOf(kept.reference)).toBe(email.replace('@Example', '@example'))
    expect(await runJobs(here.ctx, here.site)).toBe(1)
    expect(await mailed(email.slice(0, 22))).toEqual([])
  })
})

describe('V-81: what is asked of who gives notice', () => {
  it('is what is illegal and why, and an address that is one', async ({ expect }) => {
    const { site } = await aThread()
    const { id } = await aComment(site)
    const path = `/v1/${site.id}/comments/${id}/reports`
    const wrong = async (fields: object) => {
      const { status, json } = await postJson(path, fields, aNetworkHeader())
      return [status, ...json.errors.map(({ field }: { field: string }) => field)]
    }
    expect(await wrong({ reason: 'illegal' })).toEqual([422, 'note'])
    expect(await wrong({ reason: 'illegal', note: ' ', email: 'nobody' })).toEqual([422, 'note', 'email'])
    const { status, json } = await postJson(path, { reason: 'illegal', note: NOTE }, aNetworkHeader())
    expect([status, json.reference]).toEqual([202, expect.stringMatching(/^\d+$/)])
  })

  it('is no address for any other reason: what is typed there is dropped', async ({ expect }) => {
    const { site } = await aThread()
    const { id } = await aComment(site)
    const path = `/v1/${site.id}/comments/${id}/reports`
    const fields = { reason: 'spam', email: 'not even one' }
    const { status, json } = await postJson(path, fields, aNetworkHeader())
    expect([status, json.reference]).toEqual([202, undefined])
    const { results } = await env.DB.prepare('SELECT email, reference FROM reports WHERE comment_id = ?1')
      .bind(id)
      .all()
    expect(results).toEqual([{ email: null, reference: null }])
  })

  it('is told its reference by the dialog and by the page, which keep what was typed', async ({ expect }) => {
    const { site, email } = await aThread()
    const { id } = await aComment(site)
    const typed = { reason: 'illegal', email }
    const refused = await postForm(`/${site.id}/report/${id}`, typed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(`value="${email}"`)
    expect(refused.text).toMatch(/<details [^>]*open/)
    const page = await postForm(`/${site.id}/report/${id}`, { ...typed, note: NOTE })
    expect([page.status, page.text]).toEqual([202, expect.stringMatching(/Your notice \d+ to /)])
    expect(page.text).toContain(`The team of ${site.name} reads it and mails you what it decides.`)
    const dialog = await postJson(
      `/embed/${site.id}/reports/${id}`,
      { ...typed, note: NOTE },
      aNetworkHeader(),
    )
    expect(dialog.text).toMatch(/Your notice \d+ to /)
    expect(dialog.text).toContain('mails you what it decides')
    const unanswered = await postForm(`/${site.id}/report/${id}`, { reason: 'illegal', note: NOTE })
    expect(unanswered.text).toMatch(/Your notice \d+ to /)
    expect(unanswered.text).not.toContain('mails you')
  })
})
