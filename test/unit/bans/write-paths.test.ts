import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { marksOfWriter } from '../../../src/bans/marks-of-writer'
import { changeBan } from '../../../src/bans/public'
import { deleteOwnComment } from '../../../src/comments/own/delete-own-comment'
import { editComment } from '../../../src/comments/own/edit-comment'
import { readStatus } from '../../../src/comments/own/read-status'
import { listWaiting } from '../../../src/moderation/notices/notice-queries'
import { findForgotten } from '../../../src/moderation/public'
import { networkForgottenAt } from '../../../src/platform/network'
import type { Site } from '../../../src/sites/public'
import { aBan } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aReport, reportedOf } from '../../support/a-report'
import { aPage, aSite } from '../../support/a-site'
import { aNetwork, aVote, votesOf } from '../../support/a-vote'
import { aNetwork as aHousehold, call, postForm, postJson } from '../../support/api'
import { type TestCtx, testContext } from '../../support/test-context'

const BANNED = { code: 'bans/banned', status: 403 }

const rowOf = async (id: number) =>
  (await env.DB.prepare('SELECT status, revision, body, doubts FROM comments WHERE id = ?1').bind(id).first<{
    status: number
    revision: number
    body: string
    doubts: string | null
  }>())!
const jobsAbout = async (id: number) =>
  (
    await env.DB.prepare('SELECT kind FROM jobs WHERE payload LIKE ?1 ORDER BY id')
      .bind(`%${id}%`)
      .all<{ kind: string }>()
  ).results.map(({ kind }) => kind)
const countAt = async (site: Site) =>
  (await env.DB.prepare('SELECT count(*) AS n FROM comments WHERE site_id = ?1')
    .bind(site.id)
    .first<{ n: number }>())!.n
const edit = (site: Site, own: { id: number; token: string }, body: string, ctx: TestCtx = testContext()) =>
  editComment(ctx, site, own.id, own.token, { body, revision: undefined })

describe('an open ban', () => {
  it('refuses a comment and writes nothing, not even its page', async ({ expect }) => {
    const site = await aSite()
    await aBan(site, { name: 'Mo' })
    const ctx = testContext()
    await expect(aComment(site, { name: 'Mo' }, { ctx })).rejects.toMatchObject(BANNED)
    expect(ctx.db.usage.rowsWritten).toBe(0)
    expect(await countAt(site)).toBe(0)
  })

  it('refuses a reply, and an edit of what was written before; taking back is always free', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site, { name: 'Mo' })
    await aBan(site, { name: 'Mo' })
    await expect(aComment(site, { name: 'Mo', parentId: String(own.id) })).rejects.toMatchObject(BANNED)
    await expect(edit(site, own, 'Other words.')).rejects.toMatchObject(BANNED)
    expect(await rowOf(own.id)).toMatchObject({ revision: 1, body: 'A word on this.' })
    expect(await deleteOwnComment(testContext(), site, own.id, own.token)).toBe(true)
  })

  it('refuses an edit by the domain it would lead to', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site)
    await aBan(site, { domain: 'shop.example' })
    await expect(edit(site, own, 'Buy at https://shop.example/')).rejects.toMatchObject(BANNED)
    expect(await edit(site, own, 'Buy nothing.')).toMatchObject({ status: 'published', revision: 2 })
  })

  it('speaks to scripts as a problem with its end, and to a form on a page in the site’s language', async ({
    expect,
  }) => {
    const site = await aSite({ locale: 'fr' })
    const endsAt = Date.UTC(2099, 0, 31, 12)
    await aBan(site, { name: 'Mo', endsAt })
    const fields = { page: aPage(site), name: 'Mo', body: 'Hi' }
    const answer = await postJson(`/v1/${site.id}/comments`, fields, aHousehold())
    expect(answer.status).toBe(403)
    expect(answer.json).toMatchObject({ code: 'bans/banned-until', until: '2099-01-31T12:00:00.000Z' })
    expect(answer.json.detail).toContain('31 janvier 2099')
    const page = await postForm(`/${site.id}/thread`, fields, aHousehold())
    expect(page.status).toBe(403)
    expect(page.text).toContain('31 janvier 2099')
    // Nothing that was written is lost.
    expect(page.text).toContain('>Hi</textarea>')
    expect((await postForm(`/embed/${site.id}/comments`, fields, aHousehold())).status).toBe(403)
    expect(await countAt(site)).toBe(0)
  })

  it('by network refuses votes and reports too', async ({ expect }) => {
    const site = await aSite({ hold: 'none', votes: 'up' })
    const { id } = await aComment(site)
    const ctx = testContext({ ip: aNetwork() })
    const hash = (await ctx.networks.current())!
    await aBan(site, { network: { hash, until: networkForgottenAt(ctx.clock.now()) } }, ctx)
    await expect(aVote(site, id, 1, undefined, ctx)).rejects.toMatchObject(BANNED)
    await expect(aReport(site, id, { ctx })).rejects.toMatchObject(BANNED)
    expect(await votesOf(id)).toEqual({ score: 0, values: [] })
    expect(await reportedOf(id)).toMatchObject({ all_of_them: 0 })
    const other = testContext({ ip: '192.0.2.7' })
    expect(await aVote(site, id, 1, undefined, other)).toMatchObject({ score: 1 })
  })
})

describe('a silent ban', () => {
  it('makes a comment wait where nothing else would; its author sees it wait, and nobody is told', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const ban = await aBan(site, { name: 'Mo', silent: true })
    const ctx = testContext()
    const own = await aComment(site, { name: 'Mo' }, { ctx })
    expect(own).toMatchObject({ status: 'held' })
    expect(await rowOf(own.id)).toMatchObject({
      status: 0,
      doubts: JSON.stringify([{ code: 'banned', ban }]),
    })
    expect(await jobsAbout(own.id)).toEqual(['comments.index'])
    expect(await readStatus(ctx, site, own.id, own.token)).toMatchObject({ status: 'held', reason: null })
  })

  it('answers like any site that reads first, letter for letter', async ({ expect }) => {
    const [banned, reads] = [await aSite({ hold: 'none' }), await aSite({ hold: 'all' })]
    await aBan(banned, { name: 'Mo', silent: true })
    const post = (site: Site) =>
      postJson(`/v1/${site.id}/comments`, { page: aPage(site), name: 'Mo', body: 'Hi' }, aHousehold())
    // Nothing else may differ than which site and which comment it is, and when.
    const told = (site: Site, { status, text }: { readonly status: number; readonly text: string }) => ({
      status,
      text: text
        .replaceAll(site.id, 'SITE')
        .replaceAll(site.name, 'NAME')
        .replace(/\b\w+\.[\w-]{20,}\.[\w-]{43}/g, 'TOKEN')
        .replace(/\be?\d{16}\b/g, 'ID')
        .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'KEY')
        .replace(/<svg.*?<\/svg>/g, 'FACE')
        .replace(/data-path="\w{11}"/g, 'PATH')
        .replace(/data-now="\d+"|<time .*?<\/time>/g, 'TIME'),
    })
    const ofBanned = told(banned, await post(banned))
    expect(ofBanned.text).toMatch(/"id":"ID".*TOKEN/)
    expect(ofBanned).toEqual(told(reads, await post(reads)))
    for (const door of ['thread', 'comments'] as const) {
      const form = async (site: Site) =>
        told(
          site,
          await postForm(
            door === 'thread' ? `/${site.id}/thread` : `/embed/${site.id}/comments`,
            { page: aPage(site), name: 'Mo', body: 'Hi' },
            aHousehold(),
          ),
        )
      const theirs = await form(banned)
      expect(theirs.text).toContain('PATH data-done="comment" data-status="held"')
      expect(theirs).toEqual(await form(reads))
    }
  })

  it('makes an edit of a published comment wait, and one of a waiting comment stay', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site, { name: 'Mo' })
    await aBan(site, { name: 'Mo', silent: true })
    expect(await edit(site, own, 'Other words.')).toMatchObject({ status: 'held', revision: 2 })
    expect(await edit(site, own, 'Others again.')).toMatchObject({ status: 'held', revision: 3 })
    expect((await jobsAbout(own.id)).filter((kind) => kind !== 'comments.index')).toEqual([])
    expect((await rowOf(own.id)).doubts).toContain('"code":"banned"')
  })

  it('says nothing in mails: neither gathered nor after two days', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { name: 'Mo', silent: true })
    const ctx = testContext()
    await aComment(site, { name: 'Mo' }, { ctx })
    expect(await ctx.db.all(listWaiting(site.id, 1, 1, 100))).toEqual([])
    ctx.sleep(2 * 86_400_000 + 1000)
    await findForgotten(ctx)
    const { results } = await env.DB.prepare(
      `SELECT 1 FROM jobs WHERE kind = 'moderation.send-reminder' AND payload ->> 'siteId' = ?1`,
    )
      .bind(site.id)
      .all()
    expect(results).toEqual([])
  })

  it('gives way to an open one', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { name: 'Mo', silent: true })
    await aBan(site, { address: 'mo@mail.example' })
    await expect(aComment(site, { name: 'Mo', email: 'mo@mail.example' })).rejects.toMatchObject(BANNED)
    expect(await aComment(site, { name: 'Mo' })).toMatchObject({ status: 'held' })
  })

  it('takes votes and reports of its network as it takes others, and counts none', async ({ expect }) => {
    const site = await aSite({ hold: 'none', votes: 'up', reportsToHold: 1 })
    const { id } = await aComment(site)
    const ctx = testContext({ ip: aNetwork() })
    const hash = (await ctx.networks.current())!
    await aBan(site, { silent: true, network: { hash, until: networkForgottenAt(ctx.clock.now()) } }, ctx)
    const voted = await aVote(site, id, 1, undefined, ctx)
    expect(voted).toMatchObject({ value: 1, token: expect.any(String) })
    expect(await aReport(site, id, { ctx })).toMatchObject({ id, token: expect.any(String) })
    // A notice of illegal content has a reference as everybody's has, and the same when it is sent again.
    const notice = { reason: 'illegal', note: 'Why.', email: 'ada@mail.example', ctx } as const
    const { token, reference } = await aReport(site, id, notice)
    expect(reference).toMatch(/^\d{16}$/)
    ctx.sleep(90_000)
    expect(await aReport(site, id, { ...notice, token: token! })).toEqual({ id, reference })
    expect((await aReport(site, id, notice)).reference).not.toBe(reference)
    expect(await votesOf(id)).toEqual({ score: 0, values: [] })
    expect(await reportedOf(id)).toMatchObject({ status: 1, all_of_them: 0 })
    await expect(aReport(site, 12_345, { ctx })).rejects.toMatchObject({ code: 'comments/unknown' })
    await expect(aVote(site, 12_345, 1, undefined, ctx)).rejects.toMatchObject({ code: 'comments/unknown' })
  })

  it('holds on a page that is closed, or held otherwise, as the page says', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site, { name: 'Ada' })
    await aBan(site, { name: 'Mo', silent: true })
    const set = (column: string, value: string | number | null) =>
      env.DB.prepare(`UPDATE threads SET ${column} = ?2 WHERE site_id = ?1`).bind(site.id, value).run()
    await set('hold', 'none')
    expect(await aComment(site, { name: 'Mo' })).toMatchObject({ status: 'held' })
    expect(await aComment(site, { name: 'Mo', parentId: String(id) })).toMatchObject({ status: 'held' })
    await set('closed_at', 1)
    await expect(aComment(site, { name: 'Mo' })).rejects.toMatchObject({ code: 'comments/thread-closed' })
  })
})

describe('a ban that is made while somebody posts', () => {
  /** A context in which something happens right before the batch that writes. */
  const meanwhile = (happens: () => Promise<unknown>): TestCtx => {
    const ctx = testContext()
    let done = false
    return {
      ...ctx,
      db: {
        ...ctx.db,
        usage: ctx.db.usage,
        batch: async (queries) => {
          if (
            !done &&
            queries.some(({ name }) => name === 'comments.insert' || name === 'comments.revise-words')
          ) {
            done = true
            await happens()
          }
          return ctx.db.batch(queries)
        },
      },
    }
  }

  it('stops the comment that was already looked at', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = meanwhile(() => aBan(site, { name: 'Mo' }))
    await expect(aComment(site, { name: 'Mo' }, { ctx })).rejects.toMatchObject(BANNED)
    expect(await countAt(site)).toBe(0)
  })

  it('stops an edit the same way, and a silent one makes both wait', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site, { name: 'Mo' })
    const other = await aComment(site, { name: 'Jo' })
    await expect(
      edit(
        site,
        own,
        'New.',
        meanwhile(() => aBan(site, { name: 'Mo' })),
      ),
    ).rejects.toMatchObject(BANNED)
    const silently = meanwhile(() => aBan(site, { name: 'Jo', silent: true }))
    expect(await edit(site, other, 'New.', silently)).toMatchObject({ status: 'held' })
    const late = meanwhile(() => aBan(site, { name: 'Zo', silent: true }))
    expect(await aComment(site, { name: 'Zo' }, { ctx: late })).toMatchObject({ status: 'held' })
  })

  it('stops nobody if it was lifted between the look and the answer', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const id = await aBan(site, { name: 'Mo', personId: 5 })
    const ctx = testContext()
    let looks = 0
    const lifted: TestCtx = {
      ...ctx,
      db: {
        ...ctx.db,
        usage: ctx.db.usage,
        batch: async (queries) => {
          if (queries.some(({ name }) => name === 'bans.list-standing') && ++looks === 1)
            await changeBan(testContext(), site, { personId: 5, mayAll: false }, id, {
              change: 'lift',
              end: 'week',
              until: undefined,
              how: 'open',
            })
          return ctx.db.batch(queries)
        },
      },
    }
    // The page had nothing yet, so there is one more look, and then the way is free.
    await aComment(site, { name: 'Ada' })
    expect(await aComment(site, { name: 'Mo' }, { ctx: lifted })).toMatchObject({ status: 'published' })
    expect(looks).toBe(1)
  })
})

describe('what bans cost', () => {
  it('whoever writes pays a row for each trait of theirs and no round trip, however many bans there are', async ({
    expect,
  }) => {
    // The limits count the comments of a day: each site has as many, so that only the bans differ.
    const cost = async (site: Site) => {
      await aComment(site)
      const ctx = testContext()
      await aComment(site, { name: 'Ada Lovelace', email: 'ada@mail.example', body: 'No link.' }, { ctx })
      return ctx.db.usage
    }
    // A third stands behind both in every index: where nothing follows, the last look costs a row less.
    const sites = await Promise.all([1, 2, 3].map(() => aSite({ hold: 'none' })))
    const [without, full, behind] = sites.toSorted((a, b) => (a.id < b.id ? -1 : 1)) as [Site, Site, Site]
    await cost(behind)
    for (let at = 0; at < 30; at++) await aBan(full, { name: `Spam ${at}`, domain: `s${at}.example` })
    const before = await cost(without)
    const after = await cost(full)
    const marks = await marksOfWriter(testContext().config.hashKey, {
      address: 'ada@mail.example',
      proven: false,
      name: 'Ada Lovelace',
      networks: ['one'],
      hosts: [],
    })
    console.log('submit, rows read:', after.rowsRead, 'of which for bans at most', marks.length)
    expect(after.rowsRead).toBe(before.rowsRead)
    expect(after.roundTrips).toBe(before.roundTrips)
    expect(after.rowsWritten).toBe(before.rowsWritten)
    expect(marks.length).toBeLessThanOrEqual(8)
    expect(after.rowsRead).toBeLessThanOrEqual(20)
  })
})

describe('reading', () => {
  it('is free to everybody', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aBan(site, { name: 'Mo' })
    expect((await call(`/v1/${site.id}/comments?page=${encodeURIComponent(aPage(site))}`)).status).toBe(200)
  })
})
