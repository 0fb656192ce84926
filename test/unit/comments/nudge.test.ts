import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { assess, readDoubts } from '../../../src/comments/checks/assess'
import { renderMarkdown } from '../../../src/comments/form/render-markdown'
import { HOUR_MS } from '../../../src/kernel/time'
import { readItem } from '../../../src/moderation/public'
import { DOUBTFUL, type Site } from '../../../src/sites/public'
import { aMember, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { call, postForm, postJson } from '../../support/api'
import { siteSettings } from '../../support/site-settings'
import { postSolving } from '../../support/solving'
import { testContext } from '../../support/test-context'

const SHOUTED = 'THIS IS THE WORST IDEA THEY EVER HAD.'
const found = (body: string, settings = siteSettings()) =>
  assess({ settings }, { body, html: renderMarkdown(body) })
const codes = (body: string) => found(body).doubts.map(({ code }) => code)

describe('the checks', () => {
  it.for([
    ['three links', 'https://a.example https://b.example and [c](https://c.example)', []],
    ['four links', 'https://a.example https://b.example [c](https://c.example) https://d.example', ['links']],
    [
      'links in code, which lead nowhere',
      '`https://a.example`, `https://b.example`, `https://c.example` and `https://d.example`',
      [],
    ],
    ['capitals', SHOUTED, ['shouting']],
    ['a short word in capitals', 'NASA, ESA, JAXA', []],
    ['capitals among others', 'The ECB and the FED agree with the IMF on this.', []],
    ['a script without case', 'これはとても大きな声で言いたいことです。本当に。', []],
    ['only right-to-left', 'هذا تعليق طويل بما يكفي ليقرأه أحد.', []],
    ['only emoji', '👍'.repeat(30), []],
    ['one letter drummed', 'nooooooooooooooo', ['repeated']],
    ['one mark drummed', 'What?!!!!!!!!!!!!!', ['repeated']],
    ['one word drummed', 'buy buy buy buy buy buy', ['repeated']],
    ['a rule and a table', '----------------------------', []],
    ['a number', 'About 100000000000000 of them.', []],
    ['an ordinary one', 'Which half of the street lights, and when?', []],
  ] as const)('find in %s: %j', ([, body, wanted], { expect }) => {
    expect(codes(body)).toEqual(wanted)
  })

  it('say nothing of a long text that repeats a letter, and everything of one that does it all', ({
    expect,
  }) => {
    expect(codes('x'.repeat(20_000))).toEqual([])
    expect(codes(`${'AAAAAAAAAAAAA '.repeat(3)}${'http://a.example '.repeat(5)}`).toSorted()).toEqual([
      'links',
      'repeated',
    ])
  })

  it('lead where the setting says, and nowhere without a doubt', ({ expect }) => {
    for (const doubts of DOUBTFUL) {
      const settings = siteSettings({ doubts })
      expect(found(SHOUTED, settings).verdict).toBe(doubts)
      expect(found('Calm words.', settings).verdict).toBe('publish')
    }
  })

  it('take any text at all, quickly', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (body) => {
        expect(found(body).doubts.length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 200 },
    )
  })

  it('leave out of what is stored what a later version wrote', ({ expect }) => {
    expect(readDoubts('[{"code":"links","count":4},{"code":"tone"}]')).toEqual([{ code: 'links', count: 4 }])
    expect(readDoubts(null)).toEqual([])
  })
})

const fields = (site: Site, body = SHOUTED) => ({ page: aPage(site), name: 'Ada', body })
const post = (site: Site, more: object = {}, body = SHOUTED) =>
  postSolving(`/v1/${site.id}/comments`, { ...fields(site, body), ...more })
const count = (site: Site) =>
  env.DB.prepare('SELECT count(*) n FROM comments WHERE site_id = ?1')
    .bind(site.id)
    .first<{ n: number }>()
    .then((row) => row!.n)

describe('a nudge', () => {
  it('posts nothing, says why, and takes the same words with its answer: held, with the reasons', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const first = await post(site)
    expect([first.status, first.json.code]).toEqual([409, 'comments/nudge'])
    expect(first.json.errors).toEqual([
      { field: 'body', message: 'Nearly all of it is in capital letters, which reads like shouting.' },
    ])
    expect(await count(site)).toBe(0)

    const second = await post(site, { ack: first.json.ack })
    expect([second.status, second.json.status]).toEqual([202, 'held'])
    const item = await readItem(testContext(), site, Number(second.json.id))
    expect(item.doubts).toEqual([{ code: 'shouting' }, { code: 'insisted' }])
    const pane = await visit(await aMember(site), `/desk/${site.id}/comments/${second.json.id}/pane`)
    expect(pane.text).toContain('Why it is here')
    expect(pane.text).toContain('author was told, and sent it for review')
  })

  it('lets changed words go their usual way', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { ack } = (await post(site)).json
    const calm = await post(site, { ack }, 'Said calmly.')
    expect([calm.status, calm.json.status]).toEqual([201, 'published'])
    expect((await readItem(testContext(), site, Number(calm.json.id))).doubts).toEqual([])
  })

  it('is answered by nothing but its own ack: other words, another page or site, an old or made-up one', async ({
    expect,
  }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    const { ack } = (await post(site)).json
    for (const [where, more, body] of [
      [site, {}, SHOUTED],
      [site, { ack: 'yes' }, SHOUTED],
      [site, { ack: `${ack}x` }, SHOUTED],
      [site, { ack }, `${SHOUTED} REALLY!`],
      [site, { ack, page: aPage(site, '/elsewhere') }, SHOUTED],
      [other, { ack }, SHOUTED],
    ] as const) {
      expect((await post(where, more, body)).status).toBe(409)
    }
    const old = testContext({ now: Date.now() - 2 * HOUR_MS })
    const hash = JSON.parse(atob(ack.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')))[2]
    const stale = await old.tokens.sign('doubt', [site.id, hash], old.clock.now() + HOUR_MS)
    expect((await post(site, { ack: stale })).status).toBe(409)
    expect([await count(site), await count(other)]).toEqual([0, 0])
  })

  it('never publishes what a program sends again and again', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    for (let round = 0; round < 3; round++) {
      const { ack } = (await post(site)).json
      expect((await post(site, { ack })).json.status).toBe('held')
    }
  })

  it('leaves a repeat of what was posted the first answer, though its ack is gone', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const key = { 'idempotency-key': crypto.randomUUID() }
    const path = `/v1/${site.id}/comments`
    const { ack } = (await postJson(path, fields(site), key)).json
    const first = await postSolving(path, { ...fields(site), ack }, key)
    const again = await postJson(path, fields(site), key)
    expect(again.json.id).toBe(first.json.id)
    expect(await count(site)).toBe(1)
  })

  it('comes without scripts too, with every word kept and a button that sends it for review', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const page = await postForm(`/${site.id}/thread`, fields(site))
    expect(page.status).toBe(409)
    expect(page.text).toContain(`${SHOUTED}</textarea>`)
    expect(page.text).toContain('reads like shouting')
    const ack = /name="ack" value="([^"]+)"[^>]*>\s*Send it for review/.exec(page.text)![1]!
    const sent = await postForm(`/${site.id}/thread`, { ...fields(site), ack })
    expect(sent.status).toBe(202)
    expect(sent.text).not.toContain('name="ack"')
  })

  it('comes for an edit as for a new comment, so that nobody edits their way past it', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id, token } = (await post(site, {}, 'Calm.')).json
    const edit = (body: object) =>
      call(`/v1/${site.id}/comments/${id}`, {
        method: 'PATCH',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      })
    const first = await edit({ body: SHOUTED })
    expect([first.status, first.json.code]).toEqual([409, 'comments/nudge'])
    const second = await edit({ body: SHOUTED, ack: first.json.ack })
    expect([second.status, second.json.status]).toEqual([202, 'held'])
    const { doubts } = await readItem(testContext(), site, Number(id))
    expect(doubts.map(({ code }) => code)).toEqual(['shouting', 'insisted'])
    await edit({ body: 'Calm again.' })
    expect((await readItem(testContext(), site, Number(id))).doubts).toEqual([])
  })
})

describe('other answers to a doubt', () => {
  it('hold it, refuse it, or let it pass with a note, as the site says', async ({ expect }) => {
    const held = await post(await aSite({ hold: 'none', doubts: 'hold' }))
    expect([held.status, held.json.status]).toEqual([202, 'held'])

    const strict = await aSite({ hold: 'none', doubts: 'reject' })
    const refused = await post(strict)
    expect([refused.status, refused.json.code]).toEqual([422, 'comments/not-taken'])
    expect(refused.json.ack).toBeUndefined()
    expect(await count(strict)).toBe(0)

    const open = await aSite({ hold: 'none', doubts: 'publish' })
    const passed = await post(open)
    expect(passed.json.status).toBe('published')
    const { doubts } = await readItem(testContext(), open, Number(passed.json.id))
    expect(doubts.map(({ code }) => code)).toEqual(['shouting'])
  })
})
