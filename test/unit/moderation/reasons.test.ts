import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { editComment } from '../../../src/comments/own/edit-comment'
import { readOwnComment } from '../../../src/comments/own/read-own-comment'
import { MINUTE_MS } from '../../../src/kernel/time'
import {
  applyAction,
  applyBulkAction,
  type ModerationAction,
  readItem,
  tellAuthor,
  undoAction,
  undoBulkAction,
} from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { mailsTo } from '../../support/kept-mail'
import { testContext } from '../../support/test-context'

const OFF_TOPIC = '@off-topic'

async function aDecision(
  action: ModerationAction,
  why: { reason?: string; tell?: boolean } = {},
  settings: Parameters<typeof aSite>[0] = {},
) {
  const site = await aSite(settings)
  const { personId } = await aMember(site)
  const email = `ada-${site.id}@mail.example`
  const posted = await aComment(site, { email, name: 'Evil <b>', title: 'Click evil.example' })
  const decided = await applyAction(testContext(), site, personId, posted.id, {
    action,
    revision: 1,
    from: 'held',
    ...why,
  })
  return { site, personId, email, ...posted, actionId: decided.actionId! }
}

const own = (site: Site, { id, token }: { id: number; token: string }) =>
  readOwnComment(testContext(), site, id, token)

const logOf = (site: Site) =>
  env.DB.prepare('SELECT action, before, after FROM audit WHERE site_id = ?1 ORDER BY id')
    .bind(site.id)
    .all<{ action: string; before: string; after: string }>()
    .then(({ results }) => results)

/** The jobs that would tell authors of this site, and when they are due. */
const jobsOf = (site: Site) =>
  env.DB.prepare("SELECT payload, run_at FROM jobs WHERE kind = 'moderation.tell-author' AND payload LIKE ?1")
    .bind(`%${site.id}%`)
    .all<{ payload: string; run_at: number }>()
    .then(({ results }) => results)

const tell = async (site: Site, ctx = testContext()) => {
  for (const { payload } of await jobsOf(site)) await tellAuthor(ctx, JSON.parse(payload))
}

describe('a reason (C11)', () => {
  it('goes with a rejection and a return: to the author, to the desk, into the log', async ({ expect }) => {
    for (const [action, status] of [
      ['reject', 'rejected'],
      ['return', 'returned'],
    ] as const) {
      const { site, ...comment } = await aDecision(action, { reason: OFF_TOPIC })
      expect(await own(site, comment)).toMatchObject({ status, reason: OFF_TOPIC })
      expect((await readItem(testContext(), site, comment.id)).reason).toBe(OFF_TOPIC)
      const [entry] = await logOf(site)
      expect(entry!.action).toBe(`comment.${action}`)
      expect(JSON.parse(entry!.after)).toEqual({ status, revision: 1, reason: OFF_TOPIC })
    }
  })

  it('is left out with any other decision, and may be left out with these', async ({ expect }) => {
    const approved = await aDecision('approve', { reason: OFF_TOPIC, tell: true })
    expect((await own(approved.site, approved)).reason).toBeNull()
    expect(await jobsOf(approved.site)).toEqual([])
    const rejected = await aDecision('reject')
    expect((await own(rejected.site, rejected)).reason).toBeNull()
  })

  it('has to be in the list of the site, by whatever way it comes', async ({ expect }) => {
    const site = await aSite({ reasons: ['Write in rhyme.'] })
    const member = await aMember(site)
    const { id } = await aComment(site)
    const fields = { action: 'reject', revision: '1', reason: OFF_TOPIC }
    const answer = await send(member, `/desk/${site.id}/comments/${id}`, fields, {
      accept: 'application/json',
    })
    expect(answer.status).toBe(422)
    expect(answer.json.errors[0].field).toBe('reason')
    const many = await send(
      member,
      `/desk/${site.id}/comments`,
      { ...fields, [`pick-${id}`]: '1' },
      {
        accept: 'application/json',
      },
    )
    expect(many.status).toBe(422)
    const good = await send(
      member,
      `/desk/${site.id}/comments/${id}`,
      { ...fields, reason: 'Write in rhyme.' },
      {
        accept: 'application/json',
      },
    )
    expect(good.status).toBe(200)
    // Taken off the list later, it is shown as it was said.
    const pane = await visit(member, `/desk/${site.id}/comments/${id}/pane?status=rejected`)
    expect(pane.text).toContain('Write in rhyme.')
  })

  it('goes when the decision goes, and comes back with it', async ({ expect }) => {
    const { site, personId, ...comment } = await aDecision('reject', { reason: OFF_TOPIC })
    const restored = await applyAction(testContext(), site, personId, comment.id, {
      action: 'restore',
      revision: 1,
      from: 'rejected',
    })
    expect(await own(site, comment)).toMatchObject({ status: 'held', reason: null })
    await undoAction(testContext(), site, personId, restored.actionId!)
    expect(await own(site, comment)).toMatchObject({ status: 'rejected', reason: OFF_TOPIC })
    expect((await logOf(site)).map(({ action }) => action)).toEqual([
      'comment.reject',
      'comment.restore',
      'comment.undo',
    ])
  })

  it('is one for all of a bulk, and an undo puts back what each had', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const comments = await Promise.all(['One.', 'Two.', 'Three.'].map((body) => aComment(site, { body })))
    const picks = comments.map(({ id }) => ({ id, revision: 1 }))
    await applyAction(testContext(), site, personId, picks[0]!.id, {
      action: 'return',
      revision: 1,
      from: 'held',
      reason: '@unclear',
    })
    const many = { action: 'reject', from: 'held', reason: OFF_TOPIC } as const
    await applyBulkAction(testContext(), site, personId, many, picks.slice(1))
    const reasons = async () =>
      (await Promise.all(comments.map((comment) => own(site, comment)))).map(({ reason }) => reason)
    expect(await reasons()).toEqual(['@unclear', OFF_TOPIC, OFF_TOPIC])

    const both = { action: 'restore', from: 'rejected' } as const
    const { bulk } = await applyBulkAction(testContext(), site, personId, both, picks.slice(1))
    expect(await reasons()).toEqual(['@unclear', null, null])
    await undoBulkAction(testContext(), site, personId, bulk!)
    expect(await reasons()).toEqual(['@unclear', OFF_TOPIC, OFF_TOPIC])
  })
})

describe('a comment that was returned (C11)', () => {
  it('is its author’s to edit at any time, and then waits again, without the reason', async ({ expect }) => {
    for (const hold of ['all', 'none'] as const) {
      const site = await aSite({ hold, editMinutes: 0 })
      const { personId } = await aMember(site)
      const comment = await aComment(site)
      const from = hold === 'all' ? 'held' : 'published'
      const why = { action: 'return', revision: 1, from, reason: '@unclear' } as const
      await applyAction(testContext(), site, personId, comment.id, why)
      expect(await own(site, comment)).toMatchObject({ status: 'returned', editable: true, deletable: true })

      // The same words again are no change, and no way back into the queue.
      const same = await editComment(testContext(), site, comment.id, comment.token, {
        body: 'A word on this.',
      })
      expect(same).toMatchObject({ status: 'returned', changed: false })
      const words = { body: 'Clearer words.' }
      const edited = await editComment(testContext(), site, comment.id, comment.token, words)
      expect(edited).toMatchObject({ status: 'held', revision: 2 })
      expect(await own(site, comment)).toMatchObject({ status: 'held', reason: null, body: 'Clearer words.' })
      const { results } = await env.DB.prepare(
        "SELECT kind FROM jobs WHERE payload LIKE ?1 AND kind = 'comments.tell-moderators'",
      )
        .bind(`%${site.id}%`)
        .all()
      expect(results.length).toBeGreaterThan(0)
    }
  })

  it('is in a list of its own at the desk, and in no reader’s thread', async ({ expect }) => {
    const { site } = await aDecision('return', { reason: '@unclear' })
    const member = await aMember(site)
    const list = await visit(member, `/desk/${site.id}?status=returned`)
    expect(list.text).toContain('A word on this.')
    expect(list.text).toContain('It cannot be understood as it is written.')
    const page = `https://${site.id}.example/post/1`
    const thread = await visit(undefined, `/embed/${site.id}/thread?page=${encodeURIComponent(page)}`)
    expect(thread.text).not.toContain('A word on this.')
  })
})

describe('the mail to its author', () => {
  it('goes two minutes later, with the reason and nothing that was typed', async ({ expect }) => {
    const { site, email, id } = await aDecision('reject', { reason: OFF_TOPIC, tell: true })
    const [job] = await jobsOf(site)
    expect(job!.run_at - testContext().clock.now()).toBeGreaterThan(MINUTE_MS)
    await tell(site)
    const mails = await mailsTo({ email })
    expect(mails.map(({ subject }) => subject)).toEqual([`Your comment on ${site.name} was not published`])
    const { text, html } = mails[0]!
    expect(text).toContain('It is about something else than this page.')
    expect(text).toMatch(new RegExp(`/${site.id}/comments/${id}/status#\\S+`))
    for (const part of [text, html]) expect(part).not.toMatch(/Evil|evil\.example|A word on this/)
    // Once, however often the job runs.
    await tell(site)
    expect(await mailsTo({ email })).toHaveLength(1)
  })

  it('goes only where the box was ticked and an address was given', async ({ expect }) => {
    const quiet = await aDecision('reject', { reason: OFF_TOPIC })
    expect(await jobsOf(quiet.site)).toEqual([])
    const site = await aSite()
    const { personId } = await aMember(site)
    const { id } = await aComment(site)
    const why = { action: 'return', revision: 1, from: 'held', tell: true } as const
    await applyAction(testContext(), site, personId, id, why)
    expect(await jobsOf(site)).toEqual([])
  })

  it('does not go once the decision was taken back, changed, or the words edited', async ({ expect }) => {
    const undone = await aDecision('reject', { reason: OFF_TOPIC, tell: true })
    await undoAction(testContext(), undone.site, undone.personId, undone.actionId)
    const changed = await aDecision('reject', { reason: OFF_TOPIC, tell: true })
    const again = { action: 'return', revision: 1, from: 'rejected', reason: '@hate' } as const
    await applyAction(testContext(), changed.site, changed.personId, changed.id, again)
    const edited = await aDecision('return', { reason: OFF_TOPIC, tell: true })
    await editComment(testContext(), edited.site, edited.id, edited.token, { body: 'Other words.' })
    for (const { site, email } of [undone, changed, edited]) {
      await tell(site)
      expect(await mailsTo({ email })).toEqual([])
    }
  })

  it('is one job for a bulk, one mail an author with an address, and five a day at most', async ({
    expect,
  }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const email = `ada-${site.id}@mail.example`
    const signed = await Promise.all(
      Array.from({ length: 7 }, (_, at) => aComment(site, { body: `Words ${at}.`, email })),
    )
    const comments = [...signed, await aComment(site)]
    const picks = comments.map(({ id }) => ({ id, revision: 1 }))
    const many = { action: 'reject', from: 'held', reason: OFF_TOPIC, tell: true } as const
    await applyBulkAction(testContext(), site, personId, many, picks)
    const jobs = await jobsOf(site)
    expect(jobs.map(({ payload }) => JSON.parse(payload).comments.length)).toEqual([7])
    await tell(site)
    expect(await mailsTo({ email })).toHaveLength(5)
  })

  it('speaks the language of the site, and carries a way out that one click finishes', async ({ expect }) => {
    const { site, email } = await aDecision('return', { reason: OFF_TOPIC, tell: true }, { locale: 'de' })
    await tell(site)
    const [mail] = await mailsTo({ email })
    expect(mail!.subject).toBe(`Ihr Kommentar bei ${site.name} kam zu Ihnen zurück`)
    const path = /\/not-mine\/[\w.-]+/.exec(mail!.text)![0]
    const shown = await visit(undefined, path)
    expect([shown.status, shown.headers.get('x-robots-tag')]).toEqual([200, 'noindex'])
    const stopped = () =>
      env.DB.prepare('SELECT reason FROM suppressions WHERE site_id = ?1').bind(site.id).all()
    expect((await stopped()).results).toEqual([])

    // What a scanner posts is neither our button nor a mail program's click.
    expect((await send(undefined, path, { other: 'x' })).status).toBe(400)
    expect((await stopped()).results).toEqual([])
    expect((await send(undefined, path, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect((await send(undefined, path, { pressed: 'yes' })).status).toBe(200)
    expect((await stopped()).results).toEqual([{ reason: 'not-me' }])
    expect((await visit(undefined, `${path}x`)).status).toBe(403)

    const member = await aMember(site)
    const next = await aComment(site, { email })
    const fields = { action: 'reject', revision: '1', reason: OFF_TOPIC, tell: 'yes' }
    expect((await send(member, `/desk/${site.id}/comments/${next.id}`, fields)).status).toBe(303)
    await tell(site)
    expect(await mailsTo({ email })).toHaveLength(1)
  })
})
