import { env } from 'cloudflare:workers'
import { beforeAll, describe, it } from 'vitest'
import { STATUS, type Status } from '../../src/comments/public'
import type { Role, Site } from '../../src/sites/public'
import { SCOPE_NAMES } from '../../src/team/public'
import { aComment } from '../support/a-comment'
import { aMember, dumpDatabase, type Member, SAME_ORIGIN } from '../support/a-member'
import { aSite } from '../support/a-site'
import { aToken } from '../support/a-token'
import { type Answer, aNetwork, call } from '../support/api'
import { DESK_ROUTES, routeOf } from '../support/desk-routes'
import { setStatus } from '../support/set-status'
import { testContext } from '../support/test-context'

/**
 * Every route of the desk and of its API, and what each of five answers them: signed out, owner of another site, reader, moderator, owner.
 * Then what is sent, if that is more than nothing. A new route is a new line; without one the first test fails and names it.
 * 303 of who is signed out leads to the sign-in. Parts of an address in `FILLED` are made for each line; others are "5".
 */
type Line = readonly [
  nobody: number,
  elsewhere: number,
  reader: number,
  moderator: number,
  owner: number,
  fields?: Readonly<Record<string, string>>,
]

const APPROVE = { action: 'approve', revision: '1', from: 'held' }

// biome-ignore format: a table is read by its columns
const TABLE: Readonly<Record<string, Line>> = {
  // The door: open to everybody, and the same for everybody.
  'GET /desk/sign-in':                       [200, 303, 303, 303, 303],
  'POST /desk/sign-in':                      [200, 200, 200, 200, 200, { email: 'somebody@who.example' }],
  'GET /desk/sign-in/:token':                [403, 403, 403, 403, 403],
  'POST /desk/sign-in/:token':               [403, 403, 403, 403, 403],
  'POST /desk/sign-in/code':                 [422, 422, 422, 422, 422],
  'POST /desk/sign-out':                     [303, 303, 303, 303, 303],
  'GET /desk/not-me/:token':                 [403, 403, 403, 403, 403],
  'POST /desk/not-me/:token':                [403, 403, 403, 403, 403],
  'POST /desk/passkey/options':              [200, 200, 200, 200, 200],
  'POST /desk/passkey':                      [422, 422, 422, 422, 422],
  'POST /desk/access':                       [403, 403, 403, 403, 403],
  // Of the person.
  'GET /desk/confirm':                       [303, 303, 303, 303, 303],
  'POST /desk/confirm':                      [303, 200, 200, 200, 200],
  'GET /desk/account':                       [303, 200, 200, 200, 200],
  'POST /desk/account/name':                 [303, 422, 422, 422, 422],
  'POST /desk/account/keys':                 [303, 422, 422, 422, 422],
  'POST /desk/account/sessions/:id/end':     [303, 404, 404, 404, 404],
  'POST /desk/account/sessions/end-others':  [303, 303, 303, 303, 303],
  'POST /desk/account/passkeys/options':     [303, 200, 200, 200, 200],
  'POST /desk/account/passkeys':             [303, 422, 422, 422, 422],
  'POST /desk/account/passkeys/remove':      [303, 422, 422, 422, 422],
  'GET /desk':                               [303, 303, 303, 303, 303],
  'GET /desk/all':                           [303, 200, 200, 200, 200],
  'GET /desk/all/news':                      [303, 204, 200, 200, 200],
  'POST /desk/all/comments':                 [303, 422, 422, 422, 422, APPROVE],
  'GET /desk/sites':                         [303, 200, 200, 200, 200],
  'GET /desk/sites/new':                     [303, 200, 403, 403, 200],
  'POST /desk/sites/new':                    [303, 422, 403, 403, 422],
  'POST /desk/sites/:site/join':             [303, 404, 404, 404, 404],
  'POST /desk/sites/:site/decline':          [303, 404, 404, 404, 404],
  'POST /desk/sites/:site/restore':          [303, 404, 404, 404, 404],
  'GET /desk/sites/:site/delete':            [303, 404, 404, 404, 200],
  'POST /desk/sites/:site/delete':           [303, 404, 404, 404, 422],
  'GET /desk/invite/:token':                 [403, 403, 403, 403, 403],
  'POST /desk/invite/:token':                [403, 403, 403, 403, 403],
  // Of a site.
  'GET /desk/:site':                         [303, 404, 200, 200, 200],
  'GET /desk/:site/news':                    [303, 404, 200, 200, 200],
  'GET /desk/:site/comments/:id/pane':       [303, 404, 200, 200, 200],
  'POST /desk/:site/comments/:id':           [303, 404, 403, 303, 303, APPROVE],
  'POST /desk/:site/comments/:id/pin':       [303, 404, 403, 422, 422],
  'POST /desk/:site/comments/:id/page':      [303, 404, 403, 422, 422],
  'GET /desk/:site/comments/:id/edit':       [303, 404, 403, 200, 200],
  'POST /desk/:site/comments/:id/edit':      [303, 404, 403, 303, 303, { body: 'Their words, shorter.', revision: '1' }],
  'GET /desk/:site/comments/:id/reply':      [303, 404, 403, 200, 200],
  'POST /desk/:site/comments/:id/reply':     [303, 404, 403, 303, 303, { body: 'An answer.', revision: '1', approve: 'yes' }],
  'POST /desk/:site/words/:action/undo':     [303, 404, 403, 404, 404],
  'GET /desk/:site/comments/:id/move':       [303, 404, 403, 200, 200],
  'POST /desk/:site/comments/:id/move':      [303, 404, 403, 409, 409],
  'GET /desk/:site/pages':                   [303, 404, 200, 200, 200],
  'POST /desk/:site/pages':                  [303, 404, 403, 303, 303, { act: 'close' }],
  'GET /desk/:site/pages/:page':             [303, 404, 404, 404, 404],
  'POST /desk/:site/pages/:page':            [303, 404, 403, 404, 404, { page: 'closed' }],
  'GET /desk/:site/pages/:page/move':        [303, 404, 403, 404, 404],
  'POST /desk/:site/pages/:page/move':       [303, 404, 403, 404, 404, { to: 'https://elsewhere.example/' }],
  'GET /desk/:site/moves/:move':             [303, 404, 403, 404, 404],
  'POST /desk/:site/moves/:move/undo':       [303, 404, 403, 404, 404],
  'POST /desk/:site/moves/:move/resume':     [303, 404, 403, 404, 404],
  'GET /desk/:site/comments/:id/erase':      [303, 404, 403, 403, 200],
  'POST /desk/:site/comments/:id/erase':     [303, 404, 403, 403, 409, { words: 'stay', typed: 'else@mail.example' }],
  'GET /desk/:site/comments/:id/ban':        [303, 404, 403, 200, 200],
  'POST /desk/:site/comments/:id/ban':       [303, 404, 403, 303, 303, { 'by-name': 'yes', decide: 'reject' }],
  'POST /desk/:site/comments/:id/time-out':  [303, 404, 403, 303, 303],
  'POST /desk/:site/comments/:id/notes':     [303, 404, 403, 422, 422],
  'POST /desk/:site/comments/:id/notes/:note': [303, 404, 403, 409, 409],
  'GET /desk/:site/bans':                    [303, 404, 403, 200, 200],
  'POST /desk/:site/bans':                   [303, 404, 403, 303, 303, { by: 'domain', what: 'spam.example', reason: 'Spam' }],
  'POST /desk/:site/bans/:id':               [303, 404, 403, 404, 404, { change: 'lift' }],
  'POST /desk/:site/bans/:id/undo':          [303, 404, 403, 404, 404],
  'POST /desk/:site/comments':               [303, 404, 403, 422, 422, APPROVE],
  'POST /desk/:site/undo/:action':           [303, 404, 403, 404, 404],
  'POST /desk/:site/bulk/:bulk/undo':        [303, 404, 403, 404, 404],
  'GET /desk/:site/sweeps/new':              [303, 404, 403, 200, 200],
  'POST /desk/:site/sweeps':                 [303, 404, 403, 422, 422],
  'GET /desk/:site/sweeps/:id':              [303, 404, 403, 404, 404],
  'POST /desk/:site/sweeps/:id/stop':        [303, 404, 403, 404, 404],
  'POST /desk/:site/sweeps/:id/undo':        [303, 404, 403, 404, 404],
  'POST /desk/:site/sweeps/:id/resume':      [303, 404, 403, 404, 404],
  'GET /desk/:site/overview':                [303, 404, 200, 200, 200],
  'GET /desk/:site/search':                  [303, 404, 200, 200, 200],
  'GET /desk/:site/log':                     [303, 404, 403, 200, 200],
  'GET /desk/:site/log.csv':                  [303, 404, 403, 403, 200],
  'GET /desk/:site/comments/export':         [303, 404, 403, 403, 200],
  'GET /desk/:site/mail':                    [303, 404, 403, 200, 200],
  'POST /desk/:site/mail/parked/:job':       [303, 404, 403, 404, 404],
  'GET /desk/:site/mail/look':                [303, 404, 403, 200, 200],
  'POST /desk/:site/mail/look':               [303, 404, 403, 403, 303],
  'GET /desk/:site/mail/look/preview':       [303, 404, 403, 200, 200],
  'GET /desk/:site/mail/check':              [303, 404, 403, 200, 200],
  'POST /desk/:site/mail/check':             [303, 404, 403, 303, 303],
  'POST /desk/:site/mail/test':              [303, 404, 403, 303, 303, { sender: 'notices' }],
  'POST /desk/:site/mail/go-on':            [303, 404, 403, 303, 303, { sender: 'news' }],
  'POST /desk/:site/mail/lift':              [303, 404, 403, 403, 422],
  'GET /desk/:site/notices':                 [303, 404, 403, 200, 200],
  'POST /desk/:site/notices':                [303, 404, 403, 303, 303, { notices: 'each' }],
  'GET /desk/:site/subscribers':             [303, 404, 200, 200, 200],
  'POST /desk/:site/subscribers':            [303, 404, 403, 422, 422],
  'GET /desk/:site/subscribers/growth':      [303, 404, 200, 200, 200],
  'GET /desk/:site/subscribers/import':      [303, 404, 403, 403, 200],
  'POST /desk/:site/subscribers/import/columns': [303, 404, 403, 403, 422],
  'POST /desk/:site/subscribers/import/check': [303, 404, 403, 403, 422],
  'POST /desk/:site/subscribers/imports':    [303, 404, 403, 403, 422],
  'GET /desk/:site/subscribers/imports/:import': [303, 404, 403, 403, 404],
  'POST /desk/:site/subscribers/imports/:import': [303, 404, 403, 403, 422],
  'GET /desk/:site/subscribers/imports/:import/parts': [303, 404, 403, 403, 404],
  'GET /desk/:site/subscribers/imports/:import/report.csv': [303, 404, 403, 403, 404],
  'POST /desk/:site/subscribers/imports/:import/undo': [303, 404, 403, 403, 404],
  'GET /desk/:site/subscribers/export.csv':  [303, 404, 403, 403, 200],
  'GET /desk/:site/subscribers/:id':         [303, 404, 404, 404, 404],
  'POST /desk/:site/subscribers/:id/ask':    [303, 404, 403, 404, 404],
  'POST /desk/:site/subscribers/:id/end':    [303, 404, 403, 404, 404],
  'POST /desk/:site/subscribers/:id/erase':  [303, 404, 403, 403, 404],
  'GET /desk/:site/subscribers/:id/export.json': [401, 404, 403, 403, 404],
  'GET /desk/:site/limits':                  [303, 404, 403, 200, 200],
  'GET /desk/:site/rules':                   [303, 404, 403, 403, 200],
  'POST /desk/:site/rules':                  [303, 404, 403, 403, 422],
  'POST /desk/:site/rules/:id':              [303, 404, 403, 403, 422],
  'GET /desk/:site/lists':                   [303, 404, 403, 403, 200],
  'GET /desk/:site/lists/new':               [303, 404, 403, 403, 200],
  'POST /desk/:site/lists/new':              [303, 404, 403, 403, 422],
  'GET /desk/:site/lists/:list':             [303, 404, 403, 403, 404],
  'POST /desk/:site/lists/:list':            [303, 404, 403, 403, 422],
  'GET /desk/:site/forms/new':               [303, 404, 403, 403, 200],
  'POST /desk/:site/forms/new':              [303, 404, 403, 403, 422],
  'GET /desk/:site/forms/:form':             [303, 404, 403, 403, 404],
  'POST /desk/:site/forms/:form':            [303, 404, 403, 403, 422],
  'GET /desk/:site/team':                    [303, 404, 200, 200, 200],
  'POST /desk/:site/team/invitations':       [303, 404, 403, 403, 303, { email: 'new@who.example', role: 'reader' }],
  'POST /desk/:site/team/invitations/:id/again': [303, 404, 403, 403, 404],
  'POST /desk/:site/team/invitations/:id/revoke': [303, 404, 403, 403, 404],
  'POST /desk/:site/team/leave':             [303, 404, 303, 303, 409],
  'POST /desk/:site/team/:person/role':      [303, 404, 403, 403, 404, { role: 'owner' }],
  'POST /desk/:site/team/:person/remove':    [303, 404, 403, 403, 404],
  'GET /desk/:site/tokens':                  [303, 404, 403, 403, 200],
  'POST /desk/:site/tokens':                 [303, 404, 403, 403, 422],
  'POST /desk/:site/tokens/:id/revoke':      [303, 404, 403, 403, 404],
  'GET /desk/:site/archive':                 [303, 404, 403, 403, 200],
  'POST /desk/:site/archive':                [303, 404, 403, 403, 422],
  'GET /desk/:site/set-up':                  [303, 404, 403, 200, 200],
  'POST /desk/:site/set-up':                 [303, 404, 403, 422, 422],
  'GET /desk/:site/snippet':                 [303, 404, 200, 200, 200],
  'GET /desk/:site/settings':                [303, 404, 403, 403, 200],
  'POST /desk/:site/settings':               [303, 404, 403, 403, 422],
}

/** Nothing of a site may be written by whoever is not let in, so these may not answer them with anything else. */
/**
 * The same for scripts: without a token; with one of another site; with scopes `read`, `moderate`, and all there are, made by an owner.
 * A session cookie opens none of them.
 */
// biome-ignore format: a table is read by its columns
const API: Readonly<Record<string, Line>> = {
  'GET /v1/desk/:site/comments':             [401, 404, 200, 200, 200],
  'GET /v1/desk/:site/search':               [401, 404, 200, 200, 200],
  'GET /v1/desk/:site/comments/:id':         [401, 404, 200, 200, 200],
  'POST /v1/desk/:site/comments/:id':        [401, 404, 403, 200, 200, APPROVE],
  'PATCH /v1/desk/:site/comments/:id':       [401, 404, 403, 200, 200, { body: 'Their words, shorter.', revision: '1' }],
  'POST /v1/desk/:site/comments/:id/replies': [401, 404, 403, 201, 201, { body: 'An answer.', revision: '1', approve: 'yes' }],
  'POST /v1/desk/:site/words/:action/undo':  [401, 404, 403, 404, 404],
  'GET /v1/desk/:site/comments/:id/move':    [401, 404, 403, 409, 409],
  'POST /v1/desk/:site/comments/:id/move':   [401, 404, 403, 409, 409],
  'GET /v1/desk/:site/pages':                [401, 404, 200, 200, 200],
  'POST /v1/desk/:site/pages':               [401, 404, 403, 200, 200, { act: 'close' }],
  'GET /v1/desk/:site/pages/:page/move':     [401, 404, 403, 422, 422],
  'POST /v1/desk/:site/pages/:page/move':    [401, 404, 403, 422, 422, { to: 'https://elsewhere.example/' }],
  'GET /v1/desk/:site/moves/:move':          [401, 404, 403, 404, 404],
  'POST /v1/desk/:site/moves/:move/undo':    [401, 404, 403, 404, 404],
  'POST /v1/desk/:site/moves/:move/resume':  [401, 404, 403, 404, 404],
  'GET /v1/desk/:site/bans':                 [401, 404, 403, 403, 200],
  'POST /v1/desk/:site/bans':                [401, 404, 403, 403, 201, { by: 'domain', what: 'spam.example', reason: 'Spam' }],
  'POST /v1/desk/:site/bans/:id':            [401, 404, 403, 403, 404, { change: 'lift' }],
  'POST /v1/desk/:site/comments/:id/ban':    [401, 404, 403, 403, 201, { 'by-name': 'yes', decide: 'spam' }],
  'POST /v1/desk/:site/comments':            [401, 404, 403, 422, 422, APPROVE],
  'POST /v1/desk/:site/undo/:action':        [401, 404, 403, 404, 404],
  'GET /v1/desk/:site/export/comments':      [401, 404, 403, 403, 200],
  'POST /v1/desk/:site/sweeps/count':        [401, 404, 403, 200, 200],
  'POST /v1/desk/:site/sweeps':              [401, 404, 403, 422, 422],
  'GET /v1/desk/:site/sweeps/:id':           [401, 404, 403, 404, 404],
  'POST /v1/desk/:site/sweeps/:id/stop':     [401, 404, 403, 404, 404],
  'POST /v1/desk/:site/sweeps/:id/undo':     [401, 404, 403, 404, 404],
  'POST /v1/desk/:site/sweeps/:id/resume':   [401, 404, 403, 404, 404],
  'GET /v1/desk/:site/log':                  [401, 404, 403, 403, 200],
  'GET /v1/desk/:site/settings':             [401, 404, 403, 403, 200],
  'PUT /v1/desk/:site/settings':             [401, 404, 403, 403, 200],
}

const OPEN = /^\w+ \/desk(\/(sign-in|sign-out|passkey|access|invite)\b.*)?$/

interface Stage {
  readonly site: Site
  readonly fill: Readonly<Record<string, string>>
}

/** People are shared by all lines: only what they are let to change is made anew. */
interface Cast {
  readonly outside: Readonly<Record<string, string | undefined>>
  readonly elsewhere: Readonly<Record<string, string>>
}

async function aCast(site: Site): Promise<Cast> {
  const [ended, idle, former, foreign, none] = [
    await aMember(site, 'owner'),
    await aMember(site, 'owner'),
    await aMember(site, 'owner'),
    await aMember(await aSite(), 'owner'),
    await aMember(),
  ]
  const person = (sql: string, { personId }: Member) => env.DB.prepare(sql).bind(personId).run()
  await person('DELETE FROM sessions WHERE person_id = ?1', ended)
  await person('UPDATE sessions SET seen_at = 0 WHERE person_id = ?1', idle)
  await person('DELETE FROM members WHERE person_id = ?1', former)
  return {
    outside: {
      'signed out': undefined,
      'with an ended session': ended.cookie,
      'with a session too long unused': idle.cookie,
      'with a cookie made up': `__Host-afterword=${'x'.repeat(43)}`,
    },
    elsewhere: {
      'owner of another site': foreign.cookie,
      'owner until they left the team': former.cookie,
      'member nowhere': none.cookie,
    },
  }
}

const ask = (
  route: string,
  { site, fill }: Stage,
  cookie: string | undefined,
  token?: string,
): Promise<Answer> => {
  const { method, path } = routeOf(route, { site: site.id, ...fill })
  const fields = (TABLE[route] ?? API[route])?.[5] ?? {}
  return call(path, {
    method,
    headers: {
      ...SAME_ORIGIN,
      ...aNetwork(),
      ...(cookie !== undefined && { cookie }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(method !== 'GET' && { body: new URLSearchParams(fields) }),
  })
}

async function aStage(site: Site): Promise<Stage> {
  const { id } = await aComment(site, {}, { ctx: testContext({ now: Date.now() }) })
  return { site, fill: { id: String(id), token: 'x'.repeat(43) } }
}

/** What an answer of the development server wrote (web/server-timing.ts). */
const rowsWritten = ({ headers }: Answer) =>
  Number(/rows_written=(\d+)/.exec(headers.get('server-timing') ?? '')?.[1])

describe('who may do what', () => {
  it('is said for every route that is served, and for none that is not', ({ expect }) => {
    expect(DESK_ROUTES.length).toBeGreaterThan(15)
    const lines = { ...TABLE, ...API }
    expect(DESK_ROUTES.filter((route) => !(route in lines))).toEqual([])
    expect(Object.keys(lines).filter((route) => !DESK_ROUTES.includes(route))).toEqual([])
  })

  const people: { site?: Site; cast?: Cast } = {}
  beforeAll(async () => {
    people.site = await aSite()
    people.cast = await aCast(people.site)
  })

  it.for(Object.entries(TABLE).filter(([route]) => !OPEN.test(route)))(
    '%s lets nobody in from outside, and changes nothing for them',
    async ([route, [nobody, elsewhere]], { expect }) => {
      const stage = await aStage(people.site!)
      const { outside, elsewhere: others } = people.cast!
      for (const [who, cookie] of Object.entries(outside)) {
        const answer = await ask(route, stage, cookie)
        expect(answer.status, who).toBe(nobody)
        if (nobody === 303) expect(answer.headers.get('location'), who).toMatch(/^\/desk\/sign-in(\?|$)/)
        expect(rowsWritten(answer), who).toBe(0)
      }
      for (const [who, cookie] of Object.entries(others)) {
        const answer = await ask(route, stage, cookie)
        const ofSite = /\/desk\/(sites\/)?:site/.test(route)
        if (ofSite || who === 'owner of another site') expect(answer.status, who).toBe(elsewhere)
        if (ofSite) expect(rowsWritten(answer), who).toBe(0)
      }
    },
  )

  it('leaves the whole database as it was, whatever strangers and readers ask for', async ({ expect }) => {
    const stage = await aStage(people.site!)
    const reader = await aMember(people.site!, 'reader')
    const { outside, elsewhere } = people.cast!
    const cookies = [...Object.values(outside), ...Object.values(elsewhere)]
    const before = await dumpDatabase()
    for (const [route, line] of Object.entries(TABLE).filter(([route]) => /:site/.test(route))) {
      const asking = line[2] === 403 ? [...cookies, reader.cookie] : cookies
      await Promise.all(asking.map((cookie) => ask(route, stage, cookie)))
    }
    expect(await dumpDatabase()).toBe(before)
    // A thousand requests, and more with every route.
  }, 60_000)

  it.for(Object.keys(STATUS) as Status[])(
    'is the same of a comment that is %s: whoever may not is refused, and nothing is written',
    async (status, { expect }) => {
      const stage = await aStage(people.site!)
      await setStatus(Number(stage.fill.id), status)
      const reader = await aMember(people.site!, 'reader')
      const foreign = people.cast!.elsewhere['owner of another site']
      const routes = Object.entries(TABLE).filter(([route]) => route.includes('/comments/:id'))
      expect(routes.length).toBeGreaterThan(15)
      for (const [route, line] of routes) {
        for (const [at, cookie] of [undefined, foreign, reader.cookie].entries()) {
          const answer = await ask(route, stage, cookie)
          expect(answer.status, `${route}, ${at}`).toBe(line[at])
          expect(rowsWritten(answer), `${route}, ${at}`).toBe(0)
        }
      }
    },
  )

  it.for(Object.entries(TABLE))('%s', async ([route, line], { expect }) => {
    const site = await aSite()
    const stage = await aStage(site)
    const roles: readonly Role[] = ['reader', 'moderator', 'owner']
    const got: number[] = []
    for (const role of roles) {
      const answer = await ask(route, stage, (await aMember(site, role)).cookie)
      got.push(answer.status)
      if (answer.status === 403) expect(rowsWritten(answer), role).toBe(0)
      if (route.startsWith('GET ')) expect(rowsWritten(answer), `${role} only looks`).toBe(0)
    }
    expect(got).toEqual(line.slice(2, 5))
  })

  it.for(Object.entries(API))('%s', async ([route, line], { expect }) => {
    const site = await aSite()
    const stage = await aStage(site)
    const owner = await aMember(site, 'owner')
    const got: number[] = []
    const elsewhere = await aSite()
    for (const token of [
      undefined,
      await aToken(elsewhere, await aMember(elsewhere, 'owner'), SCOPE_NAMES),
      await aToken(site, owner, ['read']),
      await aToken(site, owner, ['moderate']),
      await aToken(site, owner, SCOPE_NAMES),
    ]) {
      const answer = await ask(route, stage, owner.cookie, token)
      got.push(answer.status)
      if (answer.status >= 400) {
        // One row may be the hourly note that the token was used.
        expect(rowsWritten(answer)).toBeLessThanOrEqual(1)
        expect(answer.headers.get('content-type')).toBe('application/problem+json')
        expect(answer.headers.get('www-authenticate')).toBe(answer.status === 401 ? 'Bearer' : null)
      }
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
    expect(got).toEqual(line.slice(0, 5))
  })

  it('takes no token on pages', async ({ expect }) => {
    const site = await aSite()
    const stage = await aStage(site)
    const token = await aToken(site, await aMember(site, 'owner'), SCOPE_NAMES)
    for (const [route, [nobody]] of Object.entries(TABLE).filter(([route]) => /:site/.test(route))) {
      const answer = await ask(route, stage, undefined, token)
      expect(answer.status, route).toBe(nobody)
      expect(rowsWritten(answer), route).toBe(0)
    }
  })
})
