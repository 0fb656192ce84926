import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { readDoubts } from '../../../src/comments/checks/assess'
import { submitComment } from '../../../src/comments/form/submit-comment'
import { SubmitComment } from '../../../src/comments/schema'
import { DAY_MS } from '../../../src/kernel/time'
import { issueChallenge } from '../../../src/limits/issue-challenge'
import { listBrakes } from '../../../src/limits/queries'
import type { Site } from '../../../src/sites/public'
import { aPage, aSite } from '../../support/a-site'
import { postForm, postJson } from '../../support/api'
import { aSolution, postSolving } from '../../support/solving'
import { type TestCtx, testContext } from '../../support/test-context'

const BODY = 'A word on this.'

/** A context that keeps nothing of an earlier count, and a clock of its own year. */
const calmMemory = (now = Date.UTC(2033, 2, 3, 12)): TestCtx => ({
  ...testContext({ now }),
  memory: { get: () => undefined, put: () => {}, forget: () => {} },
})

const words = (site: Site, body = BODY) =>
  v.parse(SubmitComment, { page: aPage(site), name: 'Ada', body: `${body} ${crypto.randomUUID()}` })

const effort = (content: string, solution?: string) => ({ content, solution, canSolve: true })

const doubtsOf = async (id: number) =>
  readDoubts(
    await env.DB.prepare('SELECT doubts FROM comments WHERE id = ?1').bind(id).first<string>('doubts'),
  ).map(({ code }) => code)

describe('F1: a comment', () => {
  it('of an ordinary day and pace is asked nothing, and pays no row for its limits', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const before = ctx.db.usage.rowsWritten
    const input = words(site)
    const { status } = await submitComment(ctx, site, input, undefined, 'en', effort(input.body))
    expect(status).toBe('published')
    expect(ctx.db.usage.rowsWritten - before).toBeLessThanOrEqual(7)
  })

  it('that is doubted costs a script a sum before it reaches the queue, once', async ({ expect }) => {
    const site = await aSite({ hold: 'none', doubts: 'hold' })
    const path = `/v1/${site.id}/comments`
    const fields = { page: aPage(site), name: 'Ada', body: 'THIS IS THE WORST IDEA THEY EVER HAD.' }
    const asked = await postJson(path, fields)
    expect([asked.status, asked.json.code]).toEqual([403, 'limits/challenge-needed'])
    const solution = await aSolution(asked.json, fields.body)
    const taken = await postJson(path, { ...fields, solution })
    expect([taken.status, taken.json.status]).toEqual([202, 'held'])
    const again = await postJson(path, { ...fields, solution })
    expect([again.status, again.json.code, again.json.why]).toEqual([403, 'limits/challenge-failed', 'spent'])
    const otherWords = await postJson(path, { ...fields, body: `${fields.body}!`, solution })
    expect(otherWords.json.why).toBe('unsolved')
  })

  it('with a spent solution is told so on a page without a thread too', async ({ expect }) => {
    const site = await aSite({ hold: 'none', doubts: 'hold' })
    const path = `/v1/${site.id}/comments`
    const fields = { page: aPage(site), name: 'Ada', body: 'THIS IS THE WORST IDEA THEY EVER HAD.' }
    const solution = await aSolution((await postJson(path, fields)).json, fields.body)
    expect((await postJson(path, { ...fields, solution })).status).toBe(202)
    const elsewhere = await postJson(path, { ...fields, page: aPage(site, '/nobody-yet'), solution })
    expect([elsewhere.status, elsewhere.json.why]).toEqual([403, 'spent'])
  })

  it('repeated under its key after a lost answer gets the first answer, though its solution is spent', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none', doubts: 'hold' })
    const path = `/v1/${site.id}/comments`
    const key = { 'idempotency-key': crypto.randomUUID() }
    const fields = { page: aPage(site), name: 'Ada', body: 'THIS IS THE WORST IDEA THEY EVER HAD.' }
    const solution = await aSolution((await postJson(path, fields, key)).json, fields.body)
    const [first, second] = [
      await postJson(path, { ...fields, solution }, key),
      await postJson(path, { ...fields, solution }, key),
    ]
    expect(second.json).toEqual(first.json)
  })

  it('of a hurried network is asked, waits where no script runs, and goes its way when solved', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = { ...testContext(), isUnhurried: async () => false }
    const input = words(site)
    await expect(submitComment(ctx, site, input, undefined, 'en', effort(input.body))).rejects.toMatchObject({
      code: 'limits/challenge-needed',
    })
    const waits = await submitComment(ctx, site, input)
    expect([waits.status, await doubtsOf(waits.id)]).toEqual(['held', ['busy']])
    const solution = await aSolution(await issueChallenge(ctx, site.id, 'comment'), input.body)
    const solved = await submitComment(ctx, site, input, undefined, 'en', effort(input.body, solution))
    expect([solved.status, await doubtsOf(solved.id)]).toEqual(['published', []])
  })

  it('is asked each time where the owner wants that, by the element’s way too', async ({ expect }) => {
    const site = await aSite({ hold: 'none', challenge: 'always' })
    const fields = { page: aPage(site), name: 'Ada', body: BODY }
    expect((await postJson(`/embed/${site.id}/comments`, fields)).status).toBe(403)
    expect((await postSolving(`/embed/${site.id}/comments`, fields)).status).toBe(201)
    // Who cannot is not asked, and waits.
    expect((await postForm(`/${site.id}/thread`, fields)).status).toBe(202)
    for (const path of [`/embed/${site.id}/comments`, `/v1/${site.id}/comments`]) {
      const cannot = await postJson(path, { ...fields, body: `${BODY} By ${path}.`, solution: 'none' })
      expect(cannot.status, path).toBeLessThan(300)
      const held = env.DB.prepare(
        'SELECT count(*) AS n FROM comments WHERE site_id = ?1 AND status = 0 AND body LIKE ?2',
      )
      expect(await held.bind(site.id, `%${path}.`).first('n'), path).toBe(1)
    }
    const waits = await submitComment(testContext(), site, words(site))
    expect([waits.status, await doubtsOf(waits.id)]).toEqual(['held', ['busy']])
  })
})

describe('D5: a site’s comments of a day', () => {
  it('are asked for a sum from four fifths of the limit on, and all wait beyond it', async ({ expect }) => {
    const site = await aSite({ hold: 'none', commentsDaily: 5 })
    const ctx = calmMemory()
    const day = Math.floor(ctx.clock.now() / DAY_MS)
    const post = async (solve: boolean) => {
      ctx.sleep(1)
      const input = words(site)
      const solution = solve
        ? await aSolution(await issueChallenge(ctx, site.id, 'comment'), input.body)
        : undefined
      return submitComment(ctx, site, input, undefined, 'en', effort(input.body, solution))
    }
    for (let at = 0; at < 4; at++) expect((await post(false)).status).toBe('published')
    await expect(post(false)).rejects.toMatchObject({ code: 'limits/challenge-needed' })
    await ctx.settle()
    expect(await ctx.db.all(listBrakes(site.id, day))).toMatchObject([{ what: 'comment', level: 1 }])
    expect((await post(true)).status).toBe('published')
    const beyond = await post(true)
    expect([beyond.status, await doubtsOf(beyond.id)]).toEqual(['held', ['busy']])
    await ctx.settle()
    expect(await ctx.db.all(listBrakes(site.id, day))).toMatchObject([{ what: 'comment', level: 2 }])
    ctx.sleep(DAY_MS)
    expect((await post(false)).status).toBe('published')
  })

  it('are counted once in half a minute, whatever comes', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const live = testContext({ now: Date.UTC(2034, 2, 3, 12) })
    const ctx = { ...live, config: { ...live.config, development: false } }
    const counted = async () => {
      const before = ctx.db.usage.queries
      ctx.sleep(1)
      const input = words(site)
      await submitComment(ctx, site, input, undefined, 'en', effort(input.body))
      return ctx.db.usage.queries - before
    }
    const first = await counted()
    const second = await counted()
    // The count and the guard are remembered.
    expect(second).toBeLessThan(first)
  })
})
