import { describe, it } from 'vitest'
import { app } from '../../../src/app'
import { OPERATIONS } from '../../../src/openapi/describe-api'
import type { Operation } from '../../../src/openapi/operation'
import { aComment } from '../../support/a-comment'
import { aMember } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { aSweep } from '../../support/a-sweep'
import { aToken } from '../../support/a-token'
import { aNetwork, call } from '../../support/api'
import { description, faultsOf, undescribed } from '../../support/described'
import { testContext } from '../../support/test-context'

/** A request for the operation as its example says, about things that are there. */
async function ask(operation: Operation) {
  const site = await aSite({ hold: 'none' })
  const page = aPage(site)
  const { id, token } = await aComment(site, {}, { ctx: testContext({ now: Date.now() }) })
  const owner = await aMember(site, 'owner')
  const script = await aToken(site, owner, [
    'read',
    'moderate',
    'addresses',
    'bans',
    'log',
    'settings',
    'export',
  ])
  const sweep =
    operation.id === 'readSweep' &&
    (await aSweep(
      site,
      owner.personId,
      'spam',
      { status: 'published' },
      testContext({ now: Date.now() + 5 }),
    ))
  const path = operation.path
    .replace('{site}', site.id)
    .replace('{id}', String(sweep ? sweep.id : id))
    .replace('{action}', '5')
    .replace('{provider}', 'resend')
  const asksPage = operation.query !== undefined && 'page' in operation.query.entries
  const bearer = operation.path.startsWith('/v1/desk')
    ? script
    : operation.token === 'author'
      ? token
      : undefined
  const body = operation.example && { ...operation.example, ...('page' in operation.example && { page }) }
  return call(asksPage ? `${path}?${new URLSearchParams({ page })}` : path, {
    method: operation.method.toUpperCase(),
    headers: {
      ...aNetwork(),
      ...(body && { 'content-type': 'application/json' }),
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
}

/**
 * Where the example is not all there: its comment has been decided already and stands where a move without a target would put it, no address is given
 * for a page, and nothing has moved. Everything else is there.
 */
const ELSE: Readonly<Record<string, readonly number[]>> = {
  decide: [200, 409],
  planCommentMove: [409],
  planPageMove: [422],
  readMove: [404],
}

describe('the description and the Worker', () => {
  for (const operation of OPERATIONS.filter(({ method, example }) => method === 'get' || example)) {
    it(`${operation.id}: its example is answered as described`, async ({ expect }) => {
      const expected = ELSE[operation.id] ?? Object.keys(operation.answers).map(Number)
      expect(expected).toContain((await ask(operation)).status)
    })
  }

  it('know the same routes: every one below /v1, /embed and /hooks, the feeds and the health check', ({
    expect,
  }) => {
    const served = app.routes
      .filter(
        ({ method, path }) =>
          method !== 'ALL' && /^\/(v1|embed|hooks|healthz)|\/comments\.(atom|html)$/.test(path),
      )
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    const described = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect([...new Set(served)].sort()).toEqual([...described].sort())
  })

  it('examples fit the schemas beside them', ({ expect }) => {
    const examples = Object.values(description.paths).flatMap((routes) =>
      Object.values(routes).flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {})),
    )
    expect(examples.filter(({ example }) => example !== undefined).length).toBeGreaterThan(10)
    for (const { schema, example } of examples)
      if (example !== undefined) expect(faultsOf(schema, example), JSON.stringify(example)).toEqual([])
  })
})

describe('an answer that is not as described', () => {
  const answer = (status: number, body: unknown, type = 'application/json') => ({
    status,
    headers: new Headers({ 'content-type': type }),
    text: JSON.stringify(body),
  })
  const health = { ok: true, schema: '0001_outbox.sql' }

  it('is found: a field too many, one too few, a status, a type, a code', ({ expect }) => {
    expect(undescribed('GET', '/healthz', answer(200, health))).toEqual([])
    expect(undescribed('GET', '/healthz', answer(200, { ...health, secret: 1 }))).not.toEqual([])
    expect(undescribed('GET', '/healthz', answer(200, { ok: true }))).not.toEqual([])
    expect(undescribed('GET', '/healthz', answer(418, health))).not.toEqual([])
    expect(undescribed('GET', '/healthz', answer(200, health, 'text/plain'))).not.toEqual([])
    const problem = { title: 'Gone', status: 404, code: 'comments/unknown', detail: 'It is gone.' }
    const at = '/v1/demo/comments/5'
    expect(undescribed('GET', at, answer(404, problem, 'application/problem+json'))).toEqual([])
    const other = { ...problem, code: 'team/site-unknown' }
    expect(undescribed('GET', at, answer(404, other, 'application/problem+json'))).not.toEqual([])
  })

  it('is nothing to say of routes that are not described', ({ expect }) => {
    expect(undescribed('GET', '/desk/sites', answer(418, {}))).toEqual([])
    expect(undescribed('POST', '/healthz', answer(418, {}))).toEqual([])
  })
})
