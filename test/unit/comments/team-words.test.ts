import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { editComment } from '../../../src/comments/own/edit-comment'
import { ReadThread } from '../../../src/comments/schema'
import { editAsTeam } from '../../../src/comments/team/edit-as-team'
import { replyAsTeam } from '../../../src/comments/team/reply-as-team'
import { undoTeamEdit } from '../../../src/comments/team/undo-team-edit'
import { readThread } from '../../../src/comments/thread/read-thread'
import { answerComment, setPage } from '../../../src/moderation/public'
import { addRule } from '../../../src/rules/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { at, call } from '../../support/api'
import { setStatus } from '../../support/set-status'
import { type TestCtx, testContext } from '../../support/test-context'

interface Row {
  readonly id: number
  readonly status: number
  readonly revision: number
  readonly body: string
  readonly html: string
  readonly edited_at: number | null
  readonly edited_by: number | null
  readonly author_name: string
  readonly author_email: string | null
  readonly badge: number
  readonly parent_id: number | null
}

const rowOf = async (id: number) =>
  (await env.DB.prepare('SELECT * FROM comments WHERE id = ?1').bind(id).first<Row>())!
const all = async <T>(sql: string, ...values: unknown[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<T>()
  ).results
const logOf = (site: Site) =>
  all<{ actor: string; action: string; before: string; after: string }>(
    "SELECT actor, action, before, after FROM audit WHERE site_id = ?1 AND action <> 'comment.page' ORDER BY id",
    site.id,
  )
const read = (site: Site) => readThread(testContext(), site.id, v.parse(ReadThread, { page: aPage(site) }))
const codeOf = (work: Promise<unknown>) => work.then(String, ({ code }: { code: string }) => code)

const edit = (
  site: Site,
  id: number,
  body: string,
  { revision = 1, ctx = testContext(), ack = undefined as string | undefined } = {},
) => editAsTeam(ctx, site, 7, id, { body, revision, ack })

async function aPublished(body = 'My words.') {
  const site = await aSite({ hold: 'none' })
  const own = await aComment(site, { body })
  return { site, ...own }
}

describe('an edit by the team', () => {
  it('changes the words where they stand, says so to readers, and keeps those before with who wrote them', async ({
    expect,
  }) => {
    const { site, id } = await aPublished()
    const ctx = testContext()
    const done = await edit(site, id, 'Kinder *words*.', { ctx })
    expect(done).toMatchObject({ id, revision: 2, changed: true })
    expect(await rowOf(id)).toMatchObject({
      status: 1,
      revision: 2,
      html: '<p>Kinder <em>words</em>.</p>',
      edited_at: ctx.clock.now(),
      edited_by: 7,
    })
    expect((await read(site)).items[0]).toMatchObject({ editedAt: ctx.clock.now(), editedByTeam: true })
    await edit(site, id, 'Kindest words.', { revision: 2 })
    expect(
      await all(
        'SELECT revision, body, edited_by FROM comment_revisions WHERE comment_id = ?1 ORDER BY revision',
        id,
      ),
    ).toEqual([
      { revision: 1, body: 'My words.', edited_by: null },
      { revision: 2, body: 'Kinder *words*.', edited_by: 7 },
    ])
    expect((await logOf(site))[0]).toMatchObject({
      actor: 'person:7',
      action: 'comment.edit',
      before: '{"status":"published","revision":1,"edited":null}',
      after: '{"status":"published","revision":2}',
    })
    expect(ctx.purged.length).toBe(2)
    expect(ctx.wakeUps.count).toBe(1)
  })

  it('is told in ten languages as the team’s, and as data', async ({ expect }) => {
    const { site, id } = await aPublished()
    await edit(site, id, 'Kinder words.')
    const query = { page: aPage(site) }
    expect((await call(at(`/${site.id}/thread`, { ...query, lang: 'en' }))).text).toContain(
      'edited by the team',
    )
    expect((await call(at(`/embed/${site.id}/thread`, { ...query, lang: 'de' }))).text).toContain(
      'vom Team bearbeitet',
    )
    const { items } = (await call(at(`/v1/${site.id}/comments`, query))).json
    expect(items[0]).toMatchObject({ editedBy: 'team' })
  })

  it('is the author’s again once they edit it themselves', async ({ expect }) => {
    const { site, id, token } = await aPublished()
    await edit(site, id, 'Kinder words.')
    await editComment(testContext(), site, id, token, { body: 'Mine after all.', revision: 2 })
    expect(await rowOf(id)).toMatchObject({ revision: 3, edited_by: null, body: 'Mine after all.' })
  })

  it.for(['held', 'returned', 'rejected', 'spam'] as const)(
    'leaves one that is %s where it is',
    async (status, { expect }) => {
      const site = await aSite()
      const { id } = await aComment(site)
      if (status !== 'held') await setStatus(id, status)
      const before = await rowOf(id)
      await edit(site, id, 'Other words.')
      expect(await rowOf(id)).toMatchObject({ status: before.status, revision: 2, body: 'Other words.' })
    },
  )

  it('holds for the words that were read, once, of this site only, and of nothing deleted', async ({
    expect,
  }) => {
    const { site, id, token } = await aPublished()
    await editComment(testContext(), site, id, token, { body: 'Changed meanwhile.', revision: 1 })
    expect(await codeOf(edit(site, id, 'By the team.'))).toBe('comments/edited-meanwhile')
    await edit(site, id, 'By the team.', { revision: 2 })
    const again = testContext()
    expect(await edit(site, id, 'By the team.', { revision: 2, ctx: again })).toMatchObject({
      changed: false,
      actionId: null,
    })
    expect(again.db.usage.rowsWritten).toBe(0)
    expect(await codeOf(edit(await aSite(), id, 'From elsewhere.'))).toBe('comments/unknown')
    await setStatus(id, 'deleted')
    expect(await codeOf(edit(site, id, 'More.', { revision: 3 }))).toBe('comments/not-editable')
  })

  it('of two at once lets one through and tells the other', async ({ expect }) => {
    const { site, id } = await aPublished()
    const done = await Promise.all([codeOf(edit(site, id, 'One.')), codeOf(edit(site, id, 'Other.'))])
    expect(done.filter((code) => code === 'comments/edited-meanwhile')).toHaveLength(1)
    expect((await rowOf(id)).revision).toBe(2)
  })

  it('is held against the owner’s rules as anybody’s words are', async ({ expect }) => {
    const { site, id } = await aPublished()
    const rule = { field: 'text', pattern: 'casino', note: '' } as const
    await addRule(testContext(), site, 7, { ...rule, action: 'reject' })
    expect(await codeOf(edit(site, id, 'A casino.'))).toBe('comments/not-taken')
    await addRule(testContext(), site, 7, { ...rule, pattern: 'lottery', action: 'nudge' })
    const told = await edit(site, id, 'A lottery.').catch(
      (error: unknown) => error as { code: string; details: { more: { ack: string } } },
    )
    expect(told).toMatchObject({ code: 'comments/nudge' })
    const { ack } = (told as { details: { more: { ack: string } } }).details.more
    expect(await edit(site, id, 'A lottery.', { ack })).toMatchObject({ changed: true })
    expect((await rowOf(id)).status).toBe(1)
  })

  it('keeps out what the renderer keeps out', async ({ expect }) => {
    const { site, id } = await aPublished()
    await edit(site, id, '<script>alert(1)</script> [x](javascript:alert(1))')
    expect((await rowOf(id)).html).not.toMatch(/<script|href="javascript/)
  })
})

describe('taking an edit back', () => {
  it('brings the words and the mark before it, as a revision of its own', async ({ expect }) => {
    const { site, id } = await aPublished()
    const { actionId } = await edit(site, id, 'By the team.')
    await undoTeamEdit(testContext(), site, 7, actionId!)
    expect(await rowOf(id)).toMatchObject({
      revision: 3,
      body: 'My words.',
      edited_at: null,
      edited_by: null,
    })
    expect((await logOf(site)).map(({ action }) => action)).toEqual(['comment.edit', 'comment.undo'])
  })

  it('is for whoever made it, while nobody edited since', async ({ expect }) => {
    const { site, id } = await aPublished()
    const { actionId } = await edit(site, id, 'By the team.')
    expect(await codeOf(undoTeamEdit(testContext(), site, 8, actionId!))).toBe('comments/edit-unknown')
    expect(await codeOf(undoTeamEdit(testContext(), await aSite(), 7, actionId!))).toBe(
      'comments/edit-unknown',
    )
    await edit(site, id, 'Once more.', { revision: 2 })
    expect(await codeOf(undoTeamEdit(testContext(), site, 7, actionId!))).toBe('comments/edited-meanwhile')
  })
})

const answer = (
  site: Site,
  personId: number,
  id: number,
  more: { approve?: boolean; body?: string; revision?: number; key?: string; ctx?: TestCtx } = {},
) =>
  answerComment(more.ctx ?? testContext(), site, personId, id, {
    body: more.body ?? 'We are on it.',
    revision: more.revision ?? 1,
    ack: undefined,
    approve: more.approve ?? false,
    key: more.key,
  })

describe('an answer by the team', () => {
  it('is up at once, below what it answers, under the name of whoever wrote it, with the badge and no address', async ({
    expect,
  }) => {
    const { site, id } = await aPublished()
    const { personId, name } = await aMember(site)
    const ctx = testContext()
    const done = await answer(site, personId, id, { ctx })
    expect(await rowOf(done.id)).toMatchObject({
      status: 1,
      parent_id: id,
      author_name: name,
      author_email: null,
      badge: 1,
    })
    const { items, thread } = await read(site)
    expect(thread.count).toBe(2)
    expect(items[0]!.children).toMatchObject([{ name, badge: 'team', depth: 1 }])
    expect(await logOf(site)).toMatchObject([
      { actor: `person:${personId}`, action: 'comment.reply', after: `{"answers":"${id}"}` },
    ])
    await ctx.settle()
    expect(ctx.purged).toHaveLength(1)
  })

  it('publishes one that waits only where that is said, both or neither', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const { id } = await aComment(site)
    expect(await codeOf(answer(site, personId, id))).toBe('comments/parent-waits')
    expect(await codeOf(answer(site, personId, id, { approve: true, revision: 2 }))).toBe(
      'comments/edited-meanwhile',
    )
    expect((await rowOf(id)).status).toBe(0)
    const done = await answer(site, personId, id, { approve: true })
    expect([(await rowOf(id)).status, (await rowOf(done.id)).status]).toEqual([1, 1])
    expect((await logOf(site)).map(({ action }) => action)).toEqual(['comment.approve', 'comment.reply'])
    expect((await read(site)).thread.count).toBe(2)
  })

  it('posts once for a double click', async ({ expect }) => {
    const { site, id } = await aPublished()
    const key = crypto.randomUUID()
    const first = await answer(site, 7, id, { key })
    const again = testContext()
    expect(await answer(site, 7, id, { key, ctx: again })).toMatchObject({ id: first.id, repeated: true })
    expect(again.db.usage.rowsWritten).toBe(0)
    expect(await codeOf(answer(site, 7, id, { key, body: 'Other words.' }))).toBe('comments/key-reused')
  })

  it('is refused below what nobody sees, on a closed page, and at another site', async ({ expect }) => {
    const { site, id } = await aPublished()
    expect(await codeOf(answer(await aSite(), 7, id))).toBe('comments/unknown')
    expect(await codeOf(answer(await aSite(), 7, id, { approve: true }))).toBe('moderation/unknown')
    await setPage(testContext(), site, 7, id, 'closed')
    expect(await codeOf(answer(site, 7, id))).toBe('comments/thread-closed')
    await setPage(testContext(), site, 7, id, 'site')
    await setStatus(id, 'spam')
    expect(await codeOf(answer(site, 7, id, { approve: true }))).toBe('comments/parent-waits')
  })

  it('bears the site’s name where its writer has none', async ({ expect }) => {
    const { site, id } = await aPublished()
    const done = await replyAsTeam(testContext(), site, 7, id, {
      body: 'So it is.',
      revision: 1,
      ack: undefined,
    })
    expect((await rowOf(done.id)).author_name).toBe(site.name)
  })
})
