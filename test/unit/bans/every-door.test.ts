import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { networkOf } from '../../../src/platform/network'
import type { Site } from '../../../src/sites/public'
import { aBan, ENDLESS } from '../../support/a-ban'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { liveContext } from '../../support/a-team'
import { type Answer, aNetwork, call, postForm, postJson } from '../../support/api'
import { testContext } from '../../support/test-context'

/** A network that none of aNetwork() is. */
const elsewhere = () => {
  const [a, b] = crypto.getRandomValues(new Uint8Array(2))
  return { 'cf-connecting-ip': `198.18.${a}.${b}` }
}
const OURS = { 'sec-fetch-site': 'same-origin' }
const JSON_BODY = { 'content-type': 'application/json' }

/** What a door needs to be knocked at. */
interface Knock {
  readonly site: Site
  /** A published comment of Mo's, and what opens it to Mo. */
  readonly mine: { readonly id: number; readonly token: string }
  /** Somebody else's published comment. */
  readonly other: { readonly id: number }
  readonly from: Readonly<Record<string, string>>
}
type Door = (knock: Knock) => Promise<Answer>

const words = (site: Site, body = 'Words of mine.') => ({ page: aPage(site), name: 'Mo', body })
const withBody = (method: string, body: object, headers: Readonly<Record<string, string>>) => ({
  method,
  body: JSON.stringify(body),
  headers: { ...JSON_BODY, ...headers },
})
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** Every way in which a reader's words come in. */
const WORDS: Readonly<Record<string, Door>> = {
  'a comment by a script': ({ site, from }) => postJson(`/v1/${site.id}/comments`, words(site), { ...from }),
  'a comment by a form sent to the API': ({ site, from }) =>
    postForm(`/v1/${site.id}/comments`, words(site), { ...from }),
  'a comment by the element': ({ site, from }) =>
    postForm(`/embed/${site.id}/comments`, words(site), { ...from }),
  'a comment on the page without scripts': ({ site, from }) =>
    postForm(`/${site.id}/thread`, words(site), { ...from, ...OURS }),
  'a reply': ({ site, other, from }) =>
    postJson(`/v1/${site.id}/comments`, { ...words(site), parentId: String(other.id) }, { ...from }),
  'an edit by a script': ({ site, mine, from }) =>
    call(
      `/v1/${site.id}/comments/${mine.id}`,
      withBody('PATCH', { body: 'Other words.' }, { ...from, ...bearer(mine.token) }),
    ),
  'an edit by the element': ({ site, mine, from }) =>
    call(
      `/embed/${site.id}/own/${mine.id}`,
      withBody('POST', { body: 'Other words.' }, { ...from, ...bearer(mine.token) }),
    ),
  'an edit on the page without scripts': ({ site, mine, from }) =>
    postForm(
      `/${site.id}/comments/${mine.id}/own`,
      { action: 'edit', body: 'Other words.', revision: '1' },
      { ...from, ...OURS, cookie: `__Secure-afterword-own=${mine.token}` },
    ),
}

/** What readers do without words: a network is all there is to know them by. */
const PRESSES: Readonly<Record<string, Door>> = {
  'a vote by a script': ({ site, other, from }) =>
    call(`/v1/${site.id}/comments/${other.id}/vote`, withBody('PUT', { value: 1 }, from)),
  'a vote by the element': ({ site, other, from }) =>
    postJson(`/embed/${site.id}/votes/${other.id}`, { value: 1 }, { ...from }),
  'a report by a script': ({ site, other, from }) =>
    postJson(`/v1/${site.id}/comments/${other.id}/reports`, { reason: 'spam' }, { ...from }),
  'a notice of illegal content': ({ site, other, from }) =>
    postJson(`/v1/${site.id}/comments/${other.id}/reports`, { reason: 'illegal', note: 'Why.' }, { ...from }),
  'a report by the element': ({ site, other, from }) =>
    postForm(`/embed/${site.id}/reports/${other.id}`, { reason: 'spam' }, { ...from }),
  'a report on the page without scripts': ({ site, other, from }) =>
    postForm(`/${site.id}/report/${other.id}`, { reason: 'spam' }, { ...from, ...OURS }),
}

async function aKnock(): Promise<Knock> {
  const site = await aSite({ hold: 'none', votes: 'up' })
  const ctx = liveContext()
  const mine = await aComment(site, { name: 'Mo' }, { ctx })
  const other = await aComment(site, { name: 'Ada' }, { ctx: liveContext() })
  return { site, mine, other, from: aNetwork() }
}

/** Everything of a site that somebody could have changed. */
const stateOf = async (site: Site) => {
  const tables = await env.DB.batch([
    env.DB.prepare(
      'SELECT id, body, status, revision, score, reports FROM comments WHERE site_id = ?1 ORDER BY id',
    ).bind(site.id),
    env.DB.prepare(
      'SELECT v.* FROM votes v JOIN comments c ON c.id = v.comment_id WHERE c.site_id = ?1',
    ).bind(site.id),
    env.DB.prepare(
      'SELECT r.* FROM reports r JOIN comments c ON c.id = r.comment_id WHERE c.site_id = ?1',
    ).bind(site.id),
  ])
  return JSON.stringify(tables.map(({ results }) => results))
}

/** The hash of where a request comes from, under the salt of the real day. */
async function networkFrom(from: Readonly<Record<string, string>>) {
  const ip = from['cf-connecting-ip']!
  const ctx = testContext({ now: Date.now(), ip })
  if (networkOf(ip) === undefined) throw new Error(`no network in ${ip}`)
  return { hash: (await ctx.networks.current())!, until: ENDLESS }
}

describe('every door for words', () => {
  it.for(Object.entries(WORDS))('takes %s from who is not banned', async ([, door], { expect }) => {
    const knock = await aKnock()
    await aBan(knock.site, { name: 'Somebody else' }, liveContext())
    const before = await stateOf(knock.site)
    expect((await door(knock)).status).toBeLessThan(400)
    expect(await stateOf(knock.site)).not.toBe(before)
  })

  it.for(Object.entries(WORDS))('refuses %s of a name that is banned', async ([, door], { expect }) => {
    const knock = await aKnock()
    await aBan(knock.site, { name: 'mo' }, liveContext())
    const before = await stateOf(knock.site)
    const answer = await door(knock)
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('takes no comments, votes or reports from you any more')
    expect(await stateOf(knock.site)).toBe(before)
  })

  it.for(Object.entries(WORDS))('refuses %s from a network that is banned', async ([, door], { expect }) => {
    const knock = await aKnock()
    await aBan(knock.site, { network: await networkFrom(knock.from) }, liveContext())
    const before = await stateOf(knock.site)
    expect((await door(knock)).status).toBe(403)
    expect(await stateOf(knock.site)).toBe(before)
    expect((await door({ ...knock, from: elsewhere() })).status).toBeLessThan(400)
  })

  it.for(Object.entries(WORDS))(
    'has %s wait, of a name that is silently banned',
    async ([, door], { expect }) => {
      const knock = await aKnock()
      await aBan(knock.site, { name: 'Mo', silent: true }, liveContext())
      const answer = await door(knock)
      expect(answer.status).toBeLessThan(400)
      expect(answer.text).not.toMatch(/banned/i)
      const { results } = await env.DB.prepare(
        `SELECT status FROM comments WHERE site_id = ?1 AND instr(doubts, '"code":"banned"') > 0`,
      )
        .bind(knock.site.id)
        .all()
      expect(results).toEqual([{ status: 0 }])
    },
  )

  it('keeps what was typed on the pages without scripts', async ({ expect }) => {
    const knock = await aKnock()
    await aBan(knock.site, { name: 'Mo' }, liveContext())
    expect((await WORDS['a comment on the page without scripts']!(knock)).text).toContain(
      '>Words of mine.</textarea>',
    )
    expect((await WORDS['an edit on the page without scripts']!(knock)).text).toContain(
      '>Other words.</textarea>',
    )
  })
})

describe('every door for votes and reports', () => {
  it.for(Object.entries(PRESSES))('takes %s from who is not banned', async ([, door], { expect }) => {
    const knock = await aKnock()
    await aBan(knock.site, { name: 'Mo' }, liveContext())
    const before = await stateOf(knock.site)
    expect((await door(knock)).status).toBeLessThan(400)
    expect(await stateOf(knock.site)).not.toBe(before)
  })

  it.for(Object.entries(PRESSES))(
    'refuses %s from a network that is banned',
    async ([, door], { expect }) => {
      const knock = await aKnock()
      await aBan(knock.site, { network: await networkFrom(knock.from) }, liveContext())
      const before = await stateOf(knock.site)
      expect((await door(knock)).status).toBe(403)
      expect(await stateOf(knock.site)).toBe(before)
    },
  )

  it.for(Object.entries(PRESSES))(
    'answers %s from a silently banned network as any other, and counts nothing',
    async ([, door], { expect }) => {
      const knock = await aKnock()
      await aBan(knock.site, { network: await networkFrom(knock.from), silent: true }, liveContext())
      const before = await stateOf(knock.site)
      const [theirs, others] = [await door(knock), await door({ ...knock, from: elsewhere() })]
      expect(theirs.status).toBe(others.status)
      expect(theirs.text).not.toMatch(/banned/i)
      // What is told to one and not to the other would tell.
      const told = (text: string) => (text.startsWith('{') ? Object.keys(JSON.parse(text)) : [])
      expect(told(theirs.text)).toEqual(told(others.text))
      expect(await stateOf(knock.site)).not.toBe(before)
      const counted = await env.DB.prepare(
        `SELECT (SELECT count(*) FROM votes WHERE comment_id = ?1) + (SELECT count(*) FROM reports WHERE comment_id = ?1) AS n`,
      )
        .bind(knock.other.id)
        .first()
      expect(counted).toEqual({ n: 1 })
    },
  )
})

describe('what no ban closes', () => {
  it.for(['open', 'silent'] as const)(
    'taking one’s own comment back, under an %s ban',
    async (how, { expect }) => {
      const knock = await aKnock()
      await aBan(knock.site, { name: 'Mo', silent: how === 'silent' }, liveContext())
      const answer = await call(`/v1/${knock.site.id}/comments/${knock.mine.id}`, {
        method: 'DELETE',
        headers: { ...knock.from, ...bearer(knock.mine.token) },
      })
      expect(answer.status).toBe(200)
    },
  )

  it('reading one’s own status, a preview, and signing up for news', async ({ expect }) => {
    const knock = await aKnock()
    await aBan(knock.site, { name: 'Mo', network: await networkFrom(knock.from) }, liveContext())
    const { id, token } = knock.mine
    const status = await call(`/v1/${knock.site.id}/comments/${id}/status`, {
      headers: { ...knock.from, ...bearer(token) },
    })
    expect(status.status).toBe(200)
    const preview = await postJson(`/v1/${knock.site.id}/preview`, { body: 'Hm' }, { ...knock.from })
    expect(preview.status).toBe(200)
    const email = `mo-${knock.site.id}@mail.example`
    const news = await postJson(`/v1/${knock.site.id}/subscriptions`, { email }, { ...knock.from })
    expect(news.status).toBe(202)
  })
})
