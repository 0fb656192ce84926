import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { indexComments } from '../../../src/comments/records/index-comments'
import type { Role, Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, type Member, SAME_ORIGIN, send, visit } from '../../support/a-member'
import { settleMoves, threadAt } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { aTeam, liveContext } from '../../support/a-team'
import { aToken } from '../../support/a-token'
import { call } from '../../support/api'

/** A team with two pages, both up and in the list, and a move that is done. */
async function aStage() {
  const { site, owner } = await aTeam()
  const ctx = liveContext()
  const ids: number[] = []
  for (const path of ['/one', '/two', '/three']) {
    ids.push((await aComment(site, { page: aPage(site, path), title: `Page ${path}` }, { ctx })).id)
  }
  await env.DB.prepare('UPDATE comments SET status = 1, shown = 1 WHERE site_id = ?1').bind(site.id).run()
  await indexComments(ctx, { siteId: site.id, ids })
  const one = await threadAt(site, '/one')
  const moved = await send(owner, `/desk/${site.id}/pages/${await threadAt(site, '/three')}/move`, {
    to: aPage(site, '/two'),
  })
  await settleMoves(site, liveContext())
  const move = /\/moves\/(\d+)$/.exec(moved.headers.get('location') ?? '')?.[1] ?? ''
  return { site, owner, ids, one, move }
}

type Stage = Awaited<ReturnType<typeof aStage>>
type Ask = readonly [method: 'GET' | 'POST', path: string, fields?: Record<string, string>]

const ask = (who: Member | undefined, site: Site, [method, path, fields = {}]: Ask) =>
  method === 'GET' ? visit(who, `/desk/${site.id}${path}`) : send(who, `/desk/${site.id}${path}`, fields)

const readings = ({ one, ids, move, site }: Stage): readonly (Ask & readonly [string, string])[] =>
  [
    ['GET', '/pages'],
    ['GET', `/pages/${one}`],
    ['GET', `/pages/${one}/move?to=${encodeURIComponent(aPage(site, '/new'))}`],
    ['GET', `/comments/${ids[0]}/move`],
    ['GET', `/comments/${ids[0]}/edit`],
    ['GET', `/comments/${ids[0]}/reply`],
    ['GET', `/moves/${move}`],
  ] as const
const acts = ({ one, ids, move, site }: Stage): readonly Ask[] => [
  ['POST', '/pages', { act: 'close', [`page-${one}`]: 'yes' }],
  ['POST', `/pages/${one}`, { page: 'all' }],
  ['POST', `/comments/${ids[0]}/edit`, { body: 'Other words.', revision: '1' }],
  ['POST', `/comments/${ids[0]}/reply`, { body: 'An answer.', revision: '1' }],
  ['POST', `/comments/${ids[0]}/move`, { page: aPage(site, '/new') }],
  ['POST', `/pages/${one}/move`, { to: aPage(site, '/new') }],
  ['POST', `/moves/${move}/undo`],
]

/** What of a site these acts could change. */
const stateOf = async (site: Site) =>
  JSON.stringify(
    await env.DB.batch([
      env.DB.prepare('SELECT * FROM comments WHERE site_id = ?1 ORDER BY id').bind(site.id),
      env.DB.prepare('SELECT * FROM threads WHERE site_id = ?1 ORDER BY id').bind(site.id),
      env.DB.prepare('SELECT * FROM thread_moves WHERE site_id = ?1 ORDER BY id').bind(site.id),
      env.DB.prepare('SELECT * FROM audit WHERE site_id = ?1 ORDER BY id').bind(site.id),
    ]).then((answers) => answers.map(({ results }) => results)),
  )

describe('pages and moves at the desk', () => {
  it('are read by whoever may decide; readers see the pages', async ({ expect }) => {
    const stage = await aStage()
    const moderator = await aMember(stage.site, 'moderator')
    const reader = await aMember(stage.site, 'reader')
    for (const reading of readings(stage)) {
      expect((await ask(moderator, stage.site, reading)).status, reading[1]).toBe(200)
      const open = /^\/pages(\/[\w-]{22})?$/.test(reading[1])
      expect((await ask(reader, stage.site, reading)).status, reading[1]).toBe(open ? 200 : 403)
    }
  })

  it('change nothing when they are only read', async ({ expect }) => {
    const stage = await aStage()
    const before = await stateOf(stage.site)
    for (const reading of readings(stage)) await ask(stage.owner, stage.site, reading)
    expect(await stateOf(stage.site)).toBe(before)
  })

  it.for(['reader', 'elsewhere', 'nobody'] as const)('are changed by no %s', async (who, { expect }) => {
    const stage = await aStage()
    const person =
      who === 'nobody'
        ? undefined
        : await aMember(who === 'reader' ? stage.site : await aSite(), who === 'reader' ? 'reader' : 'owner')
    const before = await stateOf(stage.site)
    for (const act of acts(stage)) {
      const { status } = await ask(person, stage.site, act)
      expect(status, act[1]).toBe({ reader: 403, elsewhere: 404, nobody: 303 }[who])
    }
    expect(await stateOf(stage.site)).toBe(before)
  })

  it.for(['moderator', 'owner'] as const satisfies readonly Role[])(
    'are changed by a %s, each act once',
    async (role, { expect }) => {
      const stage = await aStage()
      const person = role === 'owner' ? stage.owner : await aMember(stage.site, role)
      for (const act of acts(stage)) {
        const before = await stateOf(stage.site)
        const answer = await ask(person, stage.site, act)
        expect([303, 409], `${act[1]}: ${answer.status}`).toContain(answer.status)
        if (answer.status === 303) expect(await stateOf(stage.site), act[1]).not.toBe(before)
      }
    },
  )

  it('are changed by no form of another site', async ({ expect }) => {
    const stage = await aStage()
    const before = await stateOf(stage.site)
    for (const [, path, fields] of acts(stage)) {
      for (const headers of [
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        { origin: 'null', 'sec-fetch-site': 'cross-site' },
      ]) {
        const { status } = await send(stage.owner, `/desk/${stage.site.id}${path}`, fields ?? {}, headers)
        expect(status, path).toBe(403)
      }
    }
    expect(await stateOf(stage.site)).toBe(before)
    expect(SAME_ORIGIN.origin).toBeTruthy()
  })

  it('know nothing of pages, comments and moves of another site', async ({ expect }) => {
    const [mine, other] = [await aStage(), await aStage()]
    const foreign = { ...other, site: mine.site }
    const before = await stateOf(other.site)
    for (const act of [...readings(foreign).slice(1), ...acts(foreign).slice(1)]) {
      const { status } = await ask(mine.owner, mine.site, act)
      expect(status, act.slice(0, 2).join(' ')).toBe(404)
    }
    expect((await ask(mine.owner, mine.site, acts(foreign)[0]!)).status).toBe(303)
    expect(await stateOf(other.site)).toBe(before)
  })

  it('show nothing made of an address', async ({ expect }) => {
    const { site, owner } = await aTeam()
    const { id } = await aComment(site, { email: 'ada@lovelace.example' }, { ctx: liveContext() })
    for (const path of ['edit', 'reply', 'move']) {
      const { text } = await visit(owner, `/desk/${site.id}/comments/${id}/${path}`)
      expect(text, path).not.toContain('lovelace.example')
    }
  })
})

describe('pages and moves for scripts', () => {
  it.for([
    [['read'], 403],
    [['read', 'moderate'], 200],
  ] as const)('want the scope moderate: %o', async ([scopes, least], { expect }) => {
    const stage = await aStage()
    const token = await aToken(stage.site, stage.owner, scopes)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const get = (path: string) => call(`/v1/desk/${stage.site.id}${path}`, { headers })
    expect((await get('/pages')).status).toBe(200)
    expect((await get(`/moves/${stage.move}`)).status).toBe(least)
    expect(
      (await get(`/pages/${stage.one}/move?to=${encodeURIComponent(aPage(stage.site, '/new'))}`)).status,
    ).toBe(least)
    expect(
      (await get(`/comments/${stage.ids[0]}/move?page=${encodeURIComponent(aPage(stage.site, '/new'))}`))
        .status,
    ).toBe(least)
  })

  it('move a comment and take it back', async ({ expect }) => {
    const stage = await aStage()
    const token = await aToken(stage.site, stage.owner, ['read', 'moderate'])
    const ask = (path: string, body: object) =>
      call(`/v1/desk/${stage.site.id}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const before = await env.DB.prepare('SELECT thread_id FROM comments WHERE id = ?1')
      .bind(stage.ids[0])
      .first()
    const moved = await ask(`/comments/${stage.ids[0]}/move`, { page: aPage(stage.site, '/two') })
    expect(moved.json).toMatchObject({ moved: 1 })
    const again = await ask(`/comments/${stage.ids[0]}/move`, { page: aPage(stage.site, '/two') })
    expect([again.status, again.json.code]).toEqual([409, 'comments/stands-there'])
    expect((await ask(`/moves/${moved.json.move}/undo`, {})).status).toBe(202)
    expect(
      await env.DB.prepare('SELECT thread_id FROM comments WHERE id = ?1').bind(stage.ids[0]).first(),
    ).toEqual(before)
    expect((await ask(`/moves/${moved.json.move}/undo`, {})).json.code).toBe('threads/undo-too-late')
  })

  it('take no page of nonsense, and no id that is none', async ({ expect }) => {
    const stage = await aStage()
    const token = await aToken(stage.site, stage.owner, ['read', 'moderate'])
    const headers = { authorization: `Bearer ${token}` }
    for (const path of ['/moves/x', '/moves/0', '/comments/x/move', `/moves/${'9'.repeat(20)}`])
      expect((await call(`/v1/desk/${stage.site.id}${path}`, { headers })).status, path).toBe(404)
    for (const path of [
      '/pages?limit=0',
      '/pages?limit=51',
      '/pages?after=nonsense',
      `/pages/${stage.one}/move?to=x`,
    ])
      expect((await call(`/v1/desk/${stage.site.id}${path}`, { headers })).status, path).toBe(422)
  })
})
