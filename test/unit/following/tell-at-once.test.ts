import { env } from 'cloudflare:workers'
import { afterAll, describe, it } from 'vitest'
import { editComment } from '../../../src/comments/own/edit-comment'
import { sendDigests } from '../../../src/following/send-digests'
import { AT_ONCE_A_DAY, tellAtOnce } from '../../../src/following/tell-at-once'
import { DAY_MS } from '../../../src/kernel/time'
import { insertSuppression } from '../../../src/mail/public'
import { applyAction, applyBulkAction, undoAction } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import {
  aFollower,
  announced,
  emptyOutbox,
  jobsOf,
  newsOf,
  newsTo,
  runChanged,
  tellAll,
} from '../../support/a-follower'
import { aMember } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { hashOf, newsContext } from '../../support/a-subscriber'
import { setStatus } from '../../support/set-status'
import type { TestCtx } from '../../support/test-context'

afterAll(emptyOutbox)

const holding = (site: Site): Site => ({ ...site, settings: { ...site.settings, hold: 'all' } })

/** A comment of somebody else that is up, and everybody told. */
const aWord = async (site: Site, ctx: TestCtx, fields: Parameters<typeof aComment>[1] = {}) => {
  const comment = await aComment(site, { name: 'Bob', body: 'Another word.', ...fields }, { ctx })
  await runChanged(site, ctx)
  await tellAll(site, ctx)
  return comment
}

const aStage = async () => {
  const [site, ctx] = [await aSite({ hold: 'none' }), newsContext()]
  return { site, ctx }
}

describe('who follows a page', () => {
  it('gets one mail for a comment that came up, with its words, its page and the ways out', async ({
    expect,
  }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { id } = await aWord(site, ctx, { body: 'The lamp at the harbour is new.' })
    const [mail, ...more] = await newsTo(ctx, email)
    expect(more).toEqual([])
    expect(mail!.subject).toBe(`A new comment at ${site.name}`)
    expect(mail!.text).toContain('Bob wrote:')
    expect(mail!.text).toContain('> The lamp at the harbour is new.')
    expect(mail!.text).toContain(`${aPage(site)}#c-${id}`)
    expect(mail!.text).toContain('Stop these mails:')
    expect(mail!.text).toContain(`Stop all mails about comments at ${site.name}:`)
    expect(mail!.text).toContain('See what you follow, and how often mails come:')
  })

  it('gets none about their own words, from this device or another', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    await aWord(site, ctx, { email, name: 'Ada' })
    await aWord(site, ctx, { email: email.toUpperCase(), name: 'Ada' })
    expect(await newsTo(ctx, email)).toEqual([])
  })

  it('gets none about what was there before they confirmed', async ({ expect }) => {
    const { site, ctx } = await aStage()
    await aWord(site, ctx)
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toEqual([])
  })

  it('gets none about another page or another site with the same page', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    await aWord(site, ctx, { page: aPage(site, '/other') })
    const other = await aSite({ hold: 'none', origins: [`https://${site.id}.example`] })
    await aWord(other, ctx, { page: aPage(site) })
    expect(await newsTo(ctx, email)).toEqual([])
  })
})

describe('who asked for replies', () => {
  it('is told of replies to that comment and of nothing else', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email, id } = await aFollower(site, ctx, { notify: 'replies' })
    const reply = await aWord(site, ctx, { parentId: String(id), body: 'To you.' })
    await aWord(site, ctx, { body: 'To nobody.' })
    await aWord(site, ctx, { parentId: String(reply.id), body: 'To the reply.' })
    const mails = await newsTo(ctx, email)
    expect(mails.map(({ subject }) => subject)).toEqual([`A reply to your comment at ${site.name}`])
    expect(mails[0]!.text).toContain('> To you.')
  })

  it('is told once if they follow the whole page, too', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email, id } = await aFollower(site, ctx, { notify: 'replies' })
    ctx.sleep(DAY_MS)
    await aFollower(site, ctx, { notify: 'all', email })
    await aWord(site, ctx, { parentId: String(id) })
    expect(await newsTo(ctx, email)).toHaveLength(1)
  })
})

describe('only what is approved is mailed', () => {
  it('held comments are no news until a moderator says yes, by whichever way', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { personId } = await aMember(site)
    const posted = []
    for (const body of ['One.', 'Two.', 'Three.']) posted.push(await aWord(holding(site), ctx, { body }))
    expect(await newsOf(site)).toEqual([])
    // By hand (the same use case as from the mail), in bulk.
    await applyAction(ctx, site, personId, posted[0]!.id, { action: 'approve', revision: 1, from: 'held' })
    const picks = posted.slice(1).map(({ id }) => ({ id, revision: 1 }))
    await applyBulkAction(ctx, site, personId, { action: 'approve', from: 'held' }, picks)
    await runChanged(site, ctx)
    await tellAll(site, ctx)
    const mails = await newsTo(ctx, email)
    const all = mails.map(({ text }) => text).join()
    for (const words of ['> One.', '> Two.', '> Three.']) expect(all.split(words)).toHaveLength(2)
  })

  it('taken for spam and released: it is told as any other, once, one by one and in bulk (M-17)', async ({
    expect,
  }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { personId } = await aMember(site)
    const ids: number[] = []
    for (const body of ['One.', 'Two.']) ids.push((await aWord(holding(site), ctx, { body })).id)
    const picks = ids.map((id) => ({ id, revision: 1 }))
    await applyBulkAction(ctx, site, personId, { action: 'spam', from: 'held' }, picks)
    await runChanged(site, ctx)
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toEqual([])
    ctx.sleep(3 * DAY_MS)
    await applyAction(ctx, site, personId, ids[0]!, { action: 'approve', revision: 1, from: 'spam' })
    await applyBulkAction(ctx, site, personId, { action: 'approve', from: 'spam' }, picks.slice(1))
    await runChanged(site, ctx)
    await tellAll(site, ctx)
    const all = (await newsTo(ctx, email)).map(({ text }) => text).join()
    for (const words of ['> One.', '> Two.']) expect(all.split(words)).toHaveLength(2)
  })

  it('a bulk of comments is one mail', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { personId } = await aMember(site)
    const picks = []
    for (let number = 0; number < 14; number++) {
      const { id } = await aComment(holding(site), { name: 'Bob', body: `Word ${number}.` }, { ctx })
      picks.push({ id, revision: 1 })
    }
    await applyBulkAction(ctx, site, personId, { action: 'approve', from: 'held' }, picks)
    await runChanged(site, ctx)
    await tellAll(site, ctx)
    const [mail, ...more] = await newsTo(ctx, email)
    expect(more).toEqual([])
    expect(mail!.subject).toBe(`14 new comments at ${site.name}`)
    expect(mail!.text.match(/^> Word/gm)).toHaveLength(10)
    expect(mail!.text).toContain('There are 4 more on the page.')
  })

  it('taken back before the mail goes: nothing is mailed; approved again: it is news again', async ({
    expect,
  }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { personId } = await aMember(site)
    const { id } = await aComment(holding(site), { name: 'Bob' }, { ctx })
    const approve = () =>
      applyAction(ctx, site, personId, id, { action: 'approve', revision: 1, from: 'held' })
    const { actionId } = await approve()
    await runChanged(site, ctx)
    await undoAction(ctx, site, personId, actionId!)
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toEqual([])
    await runChanged(site, ctx)
    expect(await newsOf(site)).toEqual([])
    await approve()
    await runChanged(site, ctx)
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toHaveLength(1)
  })

  it('held again by reports or an edit before a digest, and approved later: it is told then, once', async ({
    expect,
  }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { notify: 'all', frequency: 'hourly' })
    const digest = () =>
      sendDigests(ctx, { slot: -1, startId: ctx.newId(), after: followerId - 1, one: true })
    const { id } = await aWord(site, ctx, { body: 'Reported.' })
    await aWord(site, ctx, { body: 'Harmless.' })
    // Whoever holds it again leaves the news where it is: another job than the one that announces.
    await setStatus(id, 'held')
    await digest()
    ctx.sleep(1000)
    await env.DB.prepare('UPDATE comments SET status = 1, shown = 1, decided_at = ?2 WHERE id = ?1')
      .bind(id, ctx.clock.now())
      .run()
    await announced(site, ctx, id)
    await announced(site, ctx, id)
    await digest()
    await digest()
    const mails = await newsTo(ctx, email)
    expect(mails.map(({ text }) => /> (\w+)\./.exec(text)?.[1])).toEqual(['Harmless', 'Reported'])
    expect(await newsOf(site)).toHaveLength(2)
  })

  it('taken back after the mail went and approved again: nobody is told twice', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { id } = await aWord(site, ctx)
    for (const status of ['held', 'published'] as const) {
      await setStatus(id, status)
      await announced(site, ctx, id)
    }
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toHaveLength(1)
  })

  it('an edit is no news, also of a comment from long ago', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const old = await aComment(site, { name: 'Bob' }, { ctx })
    ctx.sleep(40 * DAY_MS)
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const patient = { ...site, settings: { ...site.settings, editMinutes: 10_000_000 } }
    await editComment(ctx, patient, old.id, old.token, { body: 'Otherwise.', revision: undefined })
    const fresh = await aWord(site, ctx)
    await editComment(ctx, patient, fresh.id, fresh.token, { body: 'Otherwise.', revision: undefined })
    await runChanged(site, ctx)
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toHaveLength(1)
    expect(await newsOf(site)).toHaveLength(1)
  })

  it('one that is approved a month after it was written is old', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { id } = await aComment(holding(site), { name: 'Bob' }, { ctx })
    ctx.sleep(31 * DAY_MS)
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { personId } = await aMember(site)
    await applyAction(ctx, site, personId, id, { action: 'approve', revision: 1, from: 'held' })
    await runChanged(site, ctx)
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toEqual([])
  })
})

describe('bad luck', () => {
  it('the job runs twice, or two at once: one mail', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    await aComment(site, { name: 'Bob' }, { ctx })
    await runChanged(site, ctx)
    const [job] = await jobsOf(site, 'following.tell-at-once')
    const payload = JSON.parse(job!.payload)
    await Promise.all([tellAtOnce(ctx, payload), tellAtOnce(ctx, payload), tellAtOnce(ctx, payload)])
    await tellAtOnce(ctx, payload)
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toHaveLength(1)
  })

  it('it died after taking a reader and before the mail: the next run sends that very mail', async ({
    expect,
  }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { id } = await aComment(site, { name: 'Bob', body: 'Lost and found.' }, { ctx })
    await runChanged(site, ctx)
    const [job] = await jobsOf(site, 'following.tell-at-once')
    // A sender that breaks the moment a mail is composed: everything before has been written.
    const { news } = ctx.config.senders
    const senders = { ...ctx.config.senders, news: { ...news, from: 'nobody' } }
    const broken = { ...ctx, config: { ...ctx.config, senders } }
    await expect(tellAtOnce(broken, JSON.parse(job!.payload))).rejects.toThrow('MAIL_FROM')
    expect(await newsTo(ctx, email)).toEqual([])
    await tellAtOnce(ctx, JSON.parse(job!.payload))
    const [mail] = await newsTo(ctx, email)
    expect(mail!.text).toContain(`#c-${id}`)
    await tellAtOnce(ctx, JSON.parse(job!.payload))
    expect(await newsTo(ctx, email)).toHaveLength(1)
  })

  it('jobs of two comments run in the wrong order: both are told, each once', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    for (const body of ['First.', 'Second.']) {
      await aComment(site, { name: 'Bob', body }, { ctx })
      await runChanged(site, ctx)
    }
    const jobs = await jobsOf(site, 'following.tell-at-once')
    for (const { payload } of [...jobs].reverse()) await tellAtOnce(ctx, JSON.parse(payload))
    const all = (await newsTo(ctx, email)).map(({ text }) => text).join()
    expect(all.split('> First.')).toHaveLength(2)
    expect(all.split('> Second.')).toHaveLength(2)
  })

  it('unfollowed between the comment and the mail: none goes (U12)', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { notify: 'all' })
    await aComment(site, { name: 'Bob' }, { ctx })
    await runChanged(site, ctx)
    await env.DB.prepare('DELETE FROM follows WHERE follower_id = ?1').bind(followerId).run()
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toEqual([])
  })

  it('the address is suppressed between: the log says so and nothing goes', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    await aComment(site, { name: 'Bob' }, { ctx })
    await runChanged(site, ctx)
    const hash = await hashOf(ctx, email)
    await ctx.db.run(insertSuppression(hash, '*', 'complaint', ctx.clock.now(), 'resend', site.id))
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toEqual([])
    const states = await env.DB.prepare(
      "SELECT state FROM mail_log WHERE address_hash = ?1 AND kind = 'following.news'",
    )
      .bind(hash)
      .all()
    expect(states.results).toEqual([{ state: 'suppressed' }])
  })

  it('the comment is deleted between: none goes', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { id } = await aComment(site, { name: 'Bob' }, { ctx })
    await runChanged(site, ctx)
    await setStatus(id, 'deleted')
    await tellAll(site, ctx)
    expect(await newsTo(ctx, email)).toEqual([])
  })

  it('the thread moved between: the mail leads to where it stands now', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const { id } = await aComment(site, { name: 'Bob' }, { ctx })
    await runChanged(site, ctx)
    const moved = aPage(site, '/moved')
    await env.DB.prepare('UPDATE threads SET page = ?2 WHERE site_id = ?1').bind(site.id, moved).run()
    await tellAll(site, ctx)
    expect((await newsTo(ctx, email))[0]!.text).toContain(`${moved}#c-${id}`)
  })

  it('the comment moved to another thread: the link follows it', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email } = await aFollower(site, ctx, { notify: 'all' })
    const elsewhere = await aComment(site, { name: 'Eve', page: aPage(site, '/elsewhere') }, { ctx })
    const { id } = await aComment(site, { name: 'Bob' }, { ctx })
    await runChanged(site, ctx)
    await env.DB.prepare(
      'UPDATE comments SET thread_id = (SELECT thread_id FROM comments WHERE id = ?2) WHERE id = ?1',
    )
      .bind(id, elsewhere.id)
      .run()
    await tellAll(site, ctx)
    expect((await newsTo(ctx, email))[0]!.text).toContain(`${aPage(site, '/elsewhere')}#c-${id}`)
  })

  it('the site is gone, or nothing is there to tell: nothing happens', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const job = { siteId: site.id, threadId: 'nowhere', commentId: 0, startId: 1, after: 0 }
    await tellAtOnce(ctx, job)
    await tellAtOnce(ctx, { ...job, siteId: 'gone' })
    await announced(site, ctx, 5)
    expect(await jobsOf(site, 'following.tell-at-once')).toEqual([])
  })
})

describe('a busy page', () => {
  it('mails twenty times a day at once, then the rest with the next hour’s digest', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { email, followerId } = await aFollower(site, ctx, { notify: 'all' })
    for (let number = 0; number < AT_ONCE_A_DAY + 3; number++) {
      ctx.sleep(1000)
      await aWord(site, ctx, { body: `Word ${number}.` })
    }
    expect(await newsTo(ctx, email)).toHaveLength(AT_ONCE_A_DAY)
    await sendDigests(ctx, { slot: -1, startId: ctx.newId(), after: followerId - 1 })
    const mails = await newsTo(ctx, email)
    expect(mails).toHaveLength(AT_ONCE_A_DAY + 1)
    expect(mails.at(-1)!.subject).toBe(`3 new comments at ${site.name}`)
    // Nothing of it comes a second time, and tomorrow mails come at once again.
    ctx.sleep(DAY_MS)
    await aWord(site, ctx, { body: 'Tomorrow.' })
    expect((await newsTo(ctx, email)).at(-1)!.subject).toBe(`A new comment at ${site.name}`)
  })

  it('where nobody follows costs nothing: no news, no job', async ({ expect }) => {
    const { site, ctx } = await aStage()
    const { id } = await aComment(site, { name: 'Bob' }, { ctx })
    const before = ctx.db.usage.rowsWritten
    await announced(site, ctx, id)
    expect(ctx.db.usage.rowsWritten).toBe(before)
    expect(await jobsOf(site, 'following.tell-at-once')).toEqual([])
  })

  it('announced twice is announced once', async ({ expect }) => {
    const { site, ctx } = await aStage()
    await aFollower(site, ctx, { notify: 'all' })
    const { id } = await aComment(site, { name: 'Bob' }, { ctx })
    await announced(site, ctx, id)
    await announced(site, ctx, id)
    expect(await newsOf(site)).toHaveLength(1)
    expect(await jobsOf(site, 'following.tell-at-once')).toHaveLength(1)
  })
})
