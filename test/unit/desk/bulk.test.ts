import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { applyAction, PICKS_MAX } from '../../../src/moderation/public'
import type { Role, Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aCrowd, tally } from '../../support/a-crowd'
import { aMember, dumpDatabase, type Member, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

/** A context whose ids fit the real clock, by which the Worker under test lives. */
const now = () => testContext({ now: Date.now() })
const JSON_ANSWER = { accept: 'application/json' }

async function aDesk(count: number, role: Role = 'moderator') {
  const site = await aSite()
  const member = await aMember(site, role)
  const ctx = now()
  const ids: number[] = []
  for (let at = 0; at < count; at++) {
    ctx.sleep(1)
    ids.push((await aComment(site, { name: `Ada ${at}`, body: `Number ${at}.` }, { ctx })).id)
  }
  return { site, member, ids }
}

const bulk = (
  member: Member | undefined,
  site: Site,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) => send(member, `/desk/${site.id}/comments`, { from: 'held', ...fields }, headers)

const picks = (ids: readonly number[], revision = 1) =>
  Object.fromEntries(ids.map((id) => [`pick-${id}`, String(revision)]))

const manyPicks = (count: number) => picks(Array.from({ length: count }, (_, at) => at + 1))

const statuses = async (site: Site) =>
  (
    await env.DB.prepare('SELECT status FROM comments WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all<{ status: number }>()
  ).results.map(({ status }) => status)

describe('a form for many comments', () => {
  it('has a checkbox for each row that belongs to it, with the revision shown', async ({ expect }) => {
    const { site, member, ids } = await aDesk(2)
    const { text } = await visit(member, `/desk/${site.id}`)
    const boxes = [...text.matchAll(/<input type="checkbox" form="bulk" name="([^"]+)" value="1"\/>/g)]
    expect(boxes.map(([, name]) => name)).toEqual(ids.map((id) => `pick-${id}`))
    expect(text).toContain(`<form id="bulk" class="bulk" method="post" action="/desk/${site.id}/comments">`)
    expect(text).toContain('Pick the comment of Ada 0')
  })

  it('is not there for who only reads, nor where nothing is', async ({ expect }) => {
    const { site, member } = await aDesk(1, 'reader')
    const { text } = await visit(member, `/desk/${site.id}`)
    expect(text).not.toContain('id="bulk"')
    expect(text).not.toContain('name="pick-')
    const empty = await aDesk(0)
    expect((await visit(empty.member, `/desk/${empty.site.id}`)).text).not.toContain('id="bulk"')
  })

  it('decides, leads back to the list and offers one undo for all', async ({ expect }) => {
    const { site, member, ids } = await aDesk(3)
    const { status, headers } = await bulk(member, site, { action: 'spam', ...picks(ids.slice(0, 2)) })
    expect(status).toBe(303)
    const back = headers.get('location')!
    expect(back).toMatch(new RegExp(`^/desk/${site.id}\\?bulk=\\d+$`))
    expect(await statuses(site)).toEqual([3, 3, 0])
    const { text } = await visit(member, back)
    expect(text).toContain('2 marked as spam.')
    const undo = /action="(\/desk\/[^"]+\/bulk\/\d+\/undo)"/.exec(text)![1]!
    const undone = await send(member, undo, {})
    expect([undone.status, undone.headers.get('location')]).toEqual([303, `/desk/${site.id}`])
    expect(await statuses(site)).toEqual([0, 0, 0])
  })

  it('keeps the list and the place it was on', async ({ expect }) => {
    const { site, member, ids } = await aDesk(1)
    await setStatus(ids[0]!, 'spam')
    const fields = { from: 'spam', action: 'delete', after: 'abc', ...picks(ids) }
    const { headers } = await bulk(member, site, fields)
    expect(headers.get('location')).toMatch(/\?status=spam&after=abc&bulk=\d+$/)
  })

  it('says beside the list what it left, and why', async ({ expect }) => {
    const { site, member, ids } = await aDesk(4)
    const mo = await aMember(site)
    const spam = { action: 'spam', revision: 1, from: 'held' } as const
    await applyAction(now(), site, mo.personId, ids[0]!, spam)
    await applyAction(now(), site, mo.personId, ids[1]!, spam)
    await env.DB.prepare('UPDATE comments SET revision = 2 WHERE id = ?1').bind(ids[2]).run()
    const { status, text } = await bulk(member, site, { action: 'approve', ...picks([...ids, 5]) })
    expect(status).toBe(200)
    expect(text).toContain('1 approved.')
    expect(text).toContain(
      `2 had been decided by ${mo.name}. 1 changed after this list was shown: read it again. 1 is not of this site.`,
    )
    expect(text).toContain('/undo"')
    expect(await statuses(site)).toEqual([3, 3, 0, 1])
  })

  it('says the same in German', async ({ expect }) => {
    const { site, member, ids } = await aDesk(2)
    const mo = await aMember(site)
    await applyAction(now(), site, mo.personId, ids[0]!, { action: 'spam', revision: 1, from: 'held' })
    const german = { 'accept-language': 'de' }
    const { text } = await bulk(member, site, { action: 'approve', ...picks(ids) }, german)
    expect(text).toContain(`Über 1 hatte ${mo.name} schon entschieden.`)
    expect(text).toContain('1 freigegeben.')
  })

  it.for([
    ['nothing picked', {}, 'Pick at least one comment first.'],
    ['one too many', manyPicks(101), 'At most 100 comments go at a time.'],
    ['ten thousand picked by hand', manyPicks(10_000), '“Decide all that match…” below the queue'],
  ] as const)('answers 422 for %s, on the page and as data', async ([, fields, words], { expect }) => {
    const { site, member } = await aDesk(1)
    const before = await dumpDatabase()
    const page = await bulk(member, site, { action: 'spam', ...fields })
    expect(page.status).toBe(422)
    expect(page.text).toContain(words)
    expect(page.text).toContain('id="rows"')
    const data = await bulk(member, site, { action: 'spam', ...fields }, JSON_ANSWER)
    expect(data.status).toBe(422)
    expect(data.json).toMatchObject({
      code: 'web/fields-refused',
      errors: [{ field: 'pick', message: expect.stringContaining(words) }],
    })
    expect(await dumpDatabase()).toBe(before)
  })

  it('decides as many as may be picked at once, and takes all of them back', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const { ids } = await aCrowd(site, PICKS_MAX)
    const { status, headers } = await bulk(member, site, { action: 'spam', ...picks(ids) })
    expect(status).toBe(303)
    expect(await tally(site)).toEqual({ 3: PICKS_MAX })
    const { text } = await visit(member, headers.get('location')!)
    expect(text).toContain('100 marked as spam.')
    await send(member, /action="(\/desk\/[^"]+\/bulk\/\d+\/undo)"/.exec(text)![1]!, {})
    expect(await tally(site)).toEqual({ 0: PICKS_MAX })
  })

  it('answers 422 for an action or a list that is none', async ({ expect }) => {
    const { site, member, ids } = await aDesk(1)
    for (const wrong of [
      { action: 'explode', from: 'held' },
      { action: 'spam', from: 'nowhere' },
    ]) {
      const { status } = await bulk(member, site, { ...wrong, ...picks(ids) }, JSON_ANSWER)
      expect(status).toBe(422)
    }
    expect(await statuses(site)).toEqual([0])
  })

  it('takes nothing from another origin', async ({ expect }) => {
    const { site, member, ids } = await aDesk(1)
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await bulk(member, site, { action: 'spam', ...picks(ids) }, foreign)).status).toBe(403)
    expect(await statuses(site)).toEqual([0])
  })

  it('is refused to who only reads, for deciding and for undoing', async ({ expect }) => {
    const { site, member, ids } = await aDesk(1)
    const reader = await aMember(site, 'reader')
    expect((await bulk(reader, site, { action: 'spam', ...picks(ids) })).status).toBe(403)
    const { json } = await bulk(member, site, { action: 'spam', ...picks(ids) }, JSON_ANSWER)
    expect((await send(reader, `/desk/${site.id}/bulk/${json.undo}/undo`, {})).status).toBe(403)
    expect(await statuses(site)).toEqual([3])
  })
})

describe('the same for scripts', () => {
  it('tells what moved, what stayed and how to take it back', async ({ expect }) => {
    const { site, member, ids } = await aDesk(2)
    await env.DB.prepare('UPDATE comments SET revision = 2 WHERE id = ?1').bind(ids[0]).run()
    const { status, json } = await bulk(member, site, { action: 'approve', ...picks(ids) }, JSON_ANSWER)
    expect(status).toBe(200)
    expect(json).toEqual({
      said: '1 approved. 1 changed after this list was shown: read it again.',
      undo: expect.stringMatching(/^\d+$/),
      moved: [String(ids[1])],
      left: [{ id: String(ids[0]), why: 'changed' }],
    })
    const undone = await send(member, `/desk/${site.id}/bulk/${json.undo}/undo`, {}, JSON_ANSWER)
    expect(undone.json).toEqual({ said: '1 taken back.', undo: null, moved: [String(ids[1])], left: [] })
  })

  it('has nothing to take back where nothing moved', async ({ expect }) => {
    const { site, member } = await aDesk(1)
    const { json } = await bulk(member, site, { action: 'approve', ...picks([9]) }, JSON_ANSWER)
    expect(json).toEqual({
      said: '0 approved. 1 is not of this site.',
      undo: null,
      moved: [],
      left: [{ id: '9', why: 'unknown' }],
    })
  })

  it('names who was quicker when a bulk is taken back', async ({ expect }) => {
    const { site, member, ids } = await aDesk(2)
    const { json } = await bulk(member, site, { action: 'spam', ...picks(ids) }, JSON_ANSWER)
    const mo = await aMember(site)
    await applyAction(now(), site, mo.personId, ids[0]!, { action: 'delete', revision: 1, from: 'spam' })
    const { status, text } = await send(member, `/desk/${site.id}/bulk/${json.undo}/undo`, {})
    expect(status).toBe(200)
    expect(text).toContain(`1 taken back. 1 had been decided by ${mo.name}.`)
  })
})
