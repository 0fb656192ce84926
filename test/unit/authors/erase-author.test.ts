import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { noteErasedComments } from '../../../src/audit/erased-queries'
import { FRESH_MS } from '../../../src/auth/find-session'
import { eraseAuthor, goOnErasing, PART } from '../../../src/authors/erase-author'
import { ERASED_AT_ONCE, eraseAuthorsAgain } from '../../../src/authors/erase-authors-again'
import { findAuthorKey } from '../../../src/authors/find-author-key'
import type { EraseAuthor } from '../../../src/authors/schema'
import { editComment } from '../../../src/comments/own/edit-comment'
import { ReadThread } from '../../../src/comments/schema'
import { readThread } from '../../../src/comments/thread/read-thread'
import { JOB_HANDLERS } from '../../../src/jobs'
import { parseEmail } from '../../../src/kernel/email-address'
import { DAY_MS } from '../../../src/kernel/time'
import { addNote } from '../../../src/notes/public'
import { addRule } from '../../../src/rules/public'
import type { Site } from '../../../src/sites/public'
import { aBan } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aFollower, emptyOutbox, followerOf, jobsOf } from '../../support/a-follower'
import { aMember, dumpDatabase, send, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { anAddress } from '../../support/a-subscriber'
import { aTeam, liveContext, loggedAt } from '../../support/a-team'
import { indexSite } from '../../support/index-site'
import { type TestCtx, testContext } from '../../support/test-context'

const OWNER = 1
const asked = (email: string, words: EraseAuthor['words'] = 'stay'): EraseAuthor => ({
  typed: parseEmail(email)!,
  words,
})

type Rows = Readonly<Record<string, unknown>>
const rowsOf = async (table: string, site: Site) =>
  (await env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?1 ORDER BY id`).bind(site.id).all<Rows>())
    .results
const commentOf = async (id: number) =>
  (await env.DB.prepare('SELECT * FROM comments WHERE id = ?1').bind(id).first<Rows>())!
const isClean = (row: Rows) => row.author_email === null && row.author_url === null && row.network === null
const ledger = async (ids: readonly number[]) =>
  (
    await env.SEARCH.prepare('SELECT * FROM erased_comments').all<{
      day: number
      id: number
      words: number
    }>()
  ).results
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) => a.id - b.id)

/** Somebody who has written twice at a site and follows, and somebody else who answered. */
async function anAuthor(site: Site, ctx: TestCtx) {
  const email = anAddress()
  const first = await aFollower(site, ctx, { email, name: 'Ada Lovelace', url: 'https://ada.example' })
  const second = await aComment(site, { email: email.toUpperCase(), name: 'A. L.' }, { ctx })
  const answer = await aComment(site, { name: 'Bo', parentId: String(first.id), email: anAddress() }, { ctx })
  return { email, first, second, answer }
}

/** What Time Travel does to a site's comments and its follower: they are as they were. */
async function aCopy(site: Site) {
  const tables = ['comments', 'followers'] as const
  const copy = await Promise.all(tables.map(async (table) => [table, await rowsOf(table, site)] as const))
  return async () => {
    for (const [table, rows] of copy)
      for (const row of rows) {
        const names = Object.keys(row)
        await env.DB.prepare(
          `INSERT OR REPLACE INTO ${table} (${names}) VALUES (${names.map((_, at) => `?${at + 1}`)})`,
        )
          .bind(...Object.values(row))
          .run()
      }
  }
}

/** The ledger is the whole install's, so a test begins at its own line. */
const lineBefore = (ctx: TestCtx, ids: readonly number[]) => ({
  day: Math.floor(ctx.clock.now() / DAY_MS),
  id: Math.min(...ids) - 1,
})

describe('erasing who wrote a comment (S-84)', () => {
  it('takes name, address and website from everything of the address, in each spelling, and leaves the words', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const { email, first, second, answer } = await anAuthor(site, ctx)
    await indexSite(site)
    await eraseAuthor(ctx, site, OWNER, first.id, asked(email))
    for (const { id } of [first, second]) {
      const row = await commentOf(id)
      expect(isClean(row)).toBe(true)
      expect(row).toMatchObject({
        author_name: 'Guest',
        status: 1,
        verified: 0,
        body: 'A word on this.',
        revision: 2,
      })
    }
    expect(await commentOf(answer.id)).toMatchObject({ author_name: 'Bo', status: 1, revision: 1 })
    const thread = JSON.stringify(
      await readThread(testContext(), site.id, v.parse(ReadThread, { page: aPage(site) })),
    )
    expect(thread).toContain('A word on this.')
    expect(thread).not.toMatch(/Lovelace|A\. L\.|ada\.example/)
    await emptyOutbox()
    const left = (await dumpDatabase(['kept_mail'])).toLowerCase()
    expect(left).not.toContain(email.toLowerCase())
    expect(left).not.toContain('lovelace')
  })

  it('takes what a rule found in name, website or address, too; that it found something, and in what words, stays', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const email = `ada@${crypto.randomUUID().slice(0, 13)}.example`
    const rule = { action: 'hold', note: '' } as const
    const rules = [
      { ...rule, field: 'name', pattern: 'lovelace*' },
      { ...rule, field: 'link', pattern: 'ada.example' },
      { ...rule, field: 'domain', pattern: email.slice(4) },
      { ...rule, field: 'text', pattern: 'casino' },
    ] as const
    for (const one of rules) await addRule(ctx, site, OWNER, one)
    const written = { name: 'Ada Lovelace', url: 'https://ada.example', body: 'A casino.' }
    const { id } = await aComment(site, { ...written, email }, { ctx })
    const other = await aComment(site, { ...written, email: `x${email}` }, { ctx })
    const found = async (of: number) =>
      JSON.parse(String((await commentOf(of)).doubts)) as { about: string }[]
    const before = await found(id)
    expect(before.map(({ about }) => about).sort()).toEqual(rules.map(({ pattern }) => pattern).sort())
    await eraseAuthor(ctx, site, OWNER, id, asked(email))
    const after = await found(id)
    expect(after).toEqual(
      before.map((doubt) => (doubt.about === 'casino' ? doubt : { ...doubt, about: '…' })),
    )
    expect(await found(other.id)).toEqual(before)
    const { text } = await visit(await aMember(site), `/desk/${site.id}?item=${id}`)
    expect(text).toContain('rule: …')
    expect(text).toContain('rule: casino')
  })

  it('takes the words, too, with every earlier version, where that was asked; answers stay where they are', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const { email, first, answer } = await anAuthor(site, ctx)
    const lone = await aComment(site, { email, body: 'Quincunx one.' }, { ctx })
    await editComment(ctx, site, lone.id, lone.token, { body: 'Quincunx two.', revision: 1 })
    await eraseAuthor(ctx, site, OWNER, first.id, asked(email, 'go'))
    expect(await commentOf(first.id)).toMatchObject({ status: 4, shown: 1, body: '', html: '' })
    expect(await commentOf(lone.id)).toMatchObject({ status: 4, shown: 0, body: '', html: '' })
    expect(await commentOf(answer.id)).toMatchObject({ status: 1, shown: 1 })
    expect(await dumpDatabase()).not.toContain('Quincunx')
    const { results } = await env.DB.prepare('SELECT published, held FROM threads WHERE site_id = ?1')
      .bind(site.id)
      .all()
    const counted = (await rowsOf('comments', site)).filter(({ status }) => status === 1).length
    expect(results.reduce((sum, row) => sum + Number(row.published), 0)).toBe(counted)
  })

  it('ends what the address follows, bans by it and notes on it, at this site alone', async ({ expect }) => {
    const [site, other, ctx] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' }), testContext()]
    const { email, first } = await anAuthor(site, ctx)
    const there = await aFollower(other, ctx, { email })
    for (const at of [site, other]) await aBan(at, { address: email, silent: true }, ctx)
    await addNote(ctx, site, OWNER, await findAuthorKey(ctx, site, first.id), 'Knows trams.')
    await eraseAuthor(ctx, site, OWNER, first.id, asked(email))
    expect(await followerOf(site, ctx, email)).toBeNull()
    expect(await rowsOf('bans', site)).toEqual([])
    expect(await rowsOf('author_notes', site)).toEqual([])
    expect(await followerOf(other, ctx, email)).not.toBeNull()
    expect(await rowsOf('bans', other)).toHaveLength(1)
    expect(await commentOf(there.id)).toMatchObject({ author_email: email })
  })

  it('wants the address typed, of a comment that is here and has one', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const { email, first } = await anAuthor(site, ctx)
    await expect(eraseAuthor(ctx, site, OWNER, first.id, asked(anAddress()))).rejects.toMatchObject({
      code: 'web/fields-refused',
      details: { issues: [{ field: 'typed' }] },
    })
    const nameless = await aComment(site, {}, { ctx })
    await expect(eraseAuthor(ctx, site, OWNER, nameless.id, asked(email))).rejects.toMatchObject({
      code: 'authors/no-address',
    })
    await expect(eraseAuthor(ctx, await aSite(), OWNER, first.id, asked(email))).rejects.toMatchObject({
      code: 'authors/unknown',
    })
    expect(await commentOf(first.id)).toMatchObject({ author_email: email, revision: 1 })
  })

  it('is in the log once, names nobody there, and leaves no address in a job', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const { email, first } = await anAuthor(site, ctx)
    await eraseAuthor(ctx, site, 7, first.id, asked(email, 'go'))
    expect((await loggedAt(site)).filter((action) => action === 'author.erase')).toHaveLength(1)
    const row = await env.DB.prepare("SELECT * FROM audit WHERE site_id = ?1 AND action = 'author.erase'")
      .bind(site.id)
      .first<Rows>()
    expect(row).toMatchObject({ actor: 'person:7', subject: `comment:${first.id}`, after: '{"words":"go"}' })
    const [job] = await jobsOf(site, 'authors.erase')
    expect(JSON.parse(job!.payload)).toEqual({ siteId: site.id, commentId: first.id, words: 'go' })
    // The job finds nothing left to do.
    const written = ctx.db.usage.rowsWritten
    await goOnErasing(ctx, JSON.parse(job!.payload))
    expect(ctx.db.usage.rowsWritten).toBe(written)
  })

  it('goes on by a job until nothing of hundreds is left, and leaves in peace what comes later', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const email = anAddress()
    const { id } = await aComment(site, { email }, { ctx })
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
       INSERT INTO comments (id, site_id, thread_id, root_id, depth, path, status, shown, author_name, author_email, body, html, renderer, created_at)
       SELECT ?1 - i, site_id, thread_id, ?1 - i, 0, '', 1, 1, 'Mo', ?3, 'Text', '<p>Text</p>', 1, created_at FROM comments, n WHERE id = ?1`,
    )
      .bind(id, 3 * PART + 20, email)
      .run()
    const left = async () => (await rowsOf('comments', site)).filter((row) => row.author_email !== null)
    await eraseAuthor(ctx, site, OWNER, id, asked(email))
    // The comment it was asked at is the last, so that a job knows whose they are.
    expect((await left()).length).toBe(21)
    expect(await commentOf(id)).toMatchObject({ author_email: email })
    const wish = { siteId: site.id, commentId: id, words: 'stay' } as const
    // One job, and not one for each who began.
    expect(await jobsOf(site, 'authors.erase')).toHaveLength(1)
    await goOnErasing(ctx, wish)
    expect(await left()).toEqual([])
    const later = await aComment(site, { email }, { ctx })
    await goOnErasing(ctx, wish)
    expect(await commentOf(later.id)).toMatchObject({ author_email: email })
  })
})

describe('the ledger of a day', () => {
  it('keeps the wish for more, whichever came first', async ({ expect }) => {
    const { search } = testContext()
    for (const [id, wishes] of [
      [7_001, [0, 1]],
      [7_002, [1, 0]],
    ] as const) {
      for (const words of wishes) await search.run(noteErasedComments(20_000, JSON.stringify([id]), words))
      expect(await ledger([id])).toEqual([{ day: 20_000, id, words: 1 }])
    }
  })
})

describe('a database that is turned back to before an author was erased (S-85)', () => {
  it.for(['stay', 'go'] as const)(
    'has them again, until the ledger erases them again as the first time: the words %s',
    async (words, { expect }) => {
      const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
      const { email, first, second, answer } = await anAuthor(site, ctx)
      await indexSite(site)
      const turnBack = await aCopy(site)
      await eraseAuthor(ctx, site, OWNER, first.id, asked(email, words))
      const erased = await rowsOf('comments', site)
      await turnBack()
      expect(await commentOf(first.id)).toMatchObject({ author_email: email, author_name: 'Ada Lovelace' })
      expect(await followerOf(site, ctx, email)).not.toBeNull()

      const ids = [first.id, second.id]
      for (let run = 0; run < ids.length; run++) await eraseAuthorsAgain(ctx, lineBefore(ctx, ids))
      const texts = (rows: readonly Rows[]) =>
        rows.map(({ id, author_name, status, body }) => [id, author_name, status, body])
      expect(texts(await rowsOf('comments', site))).toEqual(texts(erased))
      for (const id of ids) expect(isClean(await commentOf(id))).toBe(true)
      expect(await commentOf(answer.id)).toMatchObject({ author_name: 'Bo', status: 1 })
      expect(await followerOf(site, ctx, email)).toBeNull()
      const { results } = await env.DB.prepare(
        "SELECT actor FROM audit WHERE site_id = ?1 AND action = 'author.erase' ORDER BY id",
      )
        .bind(site.id)
        .all()
      expect(results.map(({ actor }) => actor)).toEqual(['person:1', 'system', 'system'])
    },
  )

  it('leaves in peace what the same person wrote after being erased, and whom they follow since', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const { email, first, second } = await anAuthor(site, ctx)
    const turnBack = await aCopy(site)
    await eraseAuthor(ctx, site, OWNER, first.id, asked(email))
    ctx.sleep(2 * DAY_MS)
    await env.DB.prepare('DELETE FROM followers WHERE site_id = ?1').bind(site.id).run()
    const line = { ...lineBefore(ctx, [first.id, second.id]), day: Math.floor(ctx.clock.now() / DAY_MS) - 2 }
    await turnBack()
    await env.DB.prepare('DELETE FROM followers WHERE site_id = ?1').bind(site.id).run()
    const anew = await aFollower(site, ctx, { email, name: 'Ada again' })
    for (let run = 0; run < 2; run++) await eraseAuthorsAgain(ctx, line)
    expect(isClean(await commentOf(first.id))).toBe(true)
    expect(await commentOf(anew.id)).toMatchObject({ author_email: email, author_name: 'Ada again' })
    expect(await followerOf(site, ctx, email)).not.toBeNull()
  })

  it('is done at an archived site as well', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const { email, first } = await anAuthor(site, ctx)
    const turnBack = await aCopy(site)
    await eraseAuthor(ctx, site, OWNER, first.id, asked(email))
    await turnBack()
    await env.DB.prepare('UPDATE sites SET archived_at = 5 WHERE id = ?1').bind(site.id).run()
    await eraseAuthorsAgain(ctx, lineBefore(ctx, [first.id]))
    expect(isClean(await commentOf(first.id))).toBe(true)
  })

  it('writes nothing where nobody is back, and reads a part at a time', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const { email, first } = await anAuthor(site, ctx)
    await eraseAuthor(ctx, site, OWNER, first.id, asked(email))
    const written = ctx.db.usage.rowsWritten
    expect(await eraseAuthorsAgain(ctx, lineBefore(ctx, [first.id]))).toBe(0)
    expect(ctx.db.usage.rowsWritten).toBe(written)
    expect(ERASED_AT_ONCE).toBeLessThanOrEqual(PART)
  })

  it('is one of the jobs that a restore puts into the table, and of those of the night', async ({
    expect,
  }) => {
    expect(JOB_HANDLERS.map(({ kind }) => kind.name)).toEqual(
      expect.arrayContaining(['authors.erase', 'authors.erase-again']),
    )
  })
})

describe('the ledger of comments', () => {
  it('holds numbers, days and whether the words went; and is written before anything is done', async ({
    expect,
  }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const { email, first, second } = await anAuthor(site, ctx)
    await indexSite(site)
    let batches = 0
    const dying = {
      ...ctx,
      db: {
        ...ctx.db,
        usage: ctx.db.usage,
        batch: (queries: Parameters<TestCtx['db']['batch']>[0]) =>
          ++batches > 1 ? Promise.reject(new Error('gone')) : ctx.db.batch(queries),
      } as unknown as TestCtx['db'],
    }
    await expect(eraseAuthor(dying, site, OWNER, first.id, asked(email, 'go'))).rejects.toThrow('gone')
    expect(await commentOf(second.id)).toMatchObject({ author_name: 'A. L.' })
    const day = Math.floor(ctx.clock.now() / DAY_MS)
    expect(await ledger([first.id, second.id])).toEqual([{ day, id: second.id, words: 1 }])
    await eraseAuthorsAgain(ctx, lineBefore(ctx, [second.id]))
    expect(isClean(await commentOf(second.id))).toBe(true)
  })

  it('forgets after four hundred days', async ({ expect }) => {
    const [site, ctx] = [await aSite({ hold: 'none' }), testContext()]
    const { email, first } = await anAuthor(site, ctx)
    await eraseAuthor(ctx, site, OWNER, first.id, asked(email))
    ctx.sleep(400 * DAY_MS)
    await eraseAuthorsAgain(ctx)
    expect(await ledger([first.id])).toHaveLength(1)
    ctx.sleep(DAY_MS)
    await eraseAuthorsAgain(ctx)
    expect(await ledger([first.id])).toEqual([])
  })
})

describe('erasing an author at the desk', () => {
  const live = () => ({ ctx: liveContext() })

  it('is offered beside the address to owners alone', async ({ expect }) => {
    const { site, owner, members } = await aTeam('moderator')
    const { id } = await aComment(site, { email: anAddress() }, live())
    const pane = `/desk/${site.id}/comments/${id}/pane`
    expect((await visit(owner, pane)).text).toContain(`/comments/${id}/erase`)
    expect((await visit(members[0], pane)).text).not.toContain('/erase')
  })

  it('says what goes and stays, wants the address typed, and tells that it is done', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const email = anAddress()
    const { id } = await aComment(site, { email, name: '<b>Mo</b>' }, live())
    await aComment(site, { email }, live())
    const path = `/desk/${site.id}/comments/${id}/erase`
    const { text } = await visit(owner, path)
    expect(text).toMatch(/Comments<\/dt>\s*<dd>2</)
    expect(text).toContain(email)
    expect(text).not.toContain('<b>Mo</b>')
    const wrong = await send(owner, path, { words: 'go', typed: anAddress() })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch(/id="typed-error"[\s\S]*This is not the address above\./)
    expect(wrong.text).toMatch(/value="go" checked/)
    expect((await send(owner, path, { words: 'perhaps', typed: email })).status).toBe(422)
    const done = await send(owner, path, { words: 'stay', typed: ` ${email} `, list: 'published' })
    expect(done.status).toBe(303)
    const after = await visit(owner, done.headers.get('location')!)
    expect(after.text).toContain('Erased.')
    expect(after.text).not.toContain(email)
    expect((await visit(owner, path)).text).toContain('This comment has no address')
    expect((await visit(owner, `/desk/${site.id}/log?area=author`)).text).toContain(
      'erased who wrote a comment',
    )
  })

  it('asks who has not signed in lately for their key first, before they type', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const { id } = await aComment(site, { email: anAddress() }, live())
    const path = `/desk/${site.id}/comments/${id}/erase`
    expect((await visit(owner, path)).status).toBe(200)
    await env.DB.prepare('UPDATE sessions SET created_at = created_at - ?2 WHERE person_id = ?1')
      .bind(owner.personId, FRESH_MS)
      .run()
    const answer = await visit(owner, path)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toContain('/desk/confirm?next=')
    expect((await send(owner, path, { words: 'stay', typed: 'x@mail.example' })).status).toBe(303)
  })
})
