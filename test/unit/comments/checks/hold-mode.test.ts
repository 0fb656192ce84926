import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { holdReasons, isOpen, type ThreadHold } from '../../../../src/comments/checks/hold-mode'
import { editComment } from '../../../../src/comments/own/edit-comment'
import { ReadThread } from '../../../../src/comments/schema'
import { readThread } from '../../../../src/comments/thread/read-thread'
import { threadIdOf } from '../../../../src/comments/thread-id'
import { parsePageUrl } from '../../../../src/kernel/page-url'
import { DAY_MS } from '../../../../src/kernel/time'
import { readItem } from '../../../../src/moderation/public'
import { addRule } from '../../../../src/rules/public'
import { HOLDS, type Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aProof } from '../../../support/a-follower'
import { aPage, aSite } from '../../../support/a-site'
import { anAddress } from '../../../support/a-subscriber'
import { postJson } from '../../../support/api'
import { setStatus } from '../../../support/set-status'
import { siteSettings } from '../../../support/site-settings'
import { testContext } from '../../../support/test-context'

const NOW = Date.UTC(2026, 10, 24)
const STRANGER = { proven: false, published: 0 }
const reasons = (
  settings: Parameters<typeof siteSettings>[0],
  { html = '<p>Words.</p>', author = STRANGER, thread = undefined as ThreadHold | undefined } = {},
) => holdReasons({ settings: siteSettings(settings) }, html, author, thread, NOW).map(({ code }) => code)
const LINK = '<a href="https://a.example">a</a> '
const SOME = { hold: 'some', holdFirst: 0 } as const

/** Makes a page as old as it says, and what it says for itself. */
async function setThread(
  site: Site,
  fields: { days?: number; hold?: string; closed?: boolean },
  path?: string,
) {
  const id = await threadIdOf(site.id, parsePageUrl(aPage(site, path))!)
  const at = testContext().clock.now() - (fields.days ?? 0) * DAY_MS
  await env.DB.prepare('UPDATE threads SET created_at = ?2, hold = ?3, closed_at = ?4 WHERE id = ?1')
    .bind(id, at, fields.hold ?? null, fields.closed ? at : null)
    .run()
}

const why = async (site: Site, id: number) =>
  (await readItem(testContext(), site, id)).doubts.map(({ code }) => code)

describe('what waits (C1)', () => {
  it.for([
    ['everything, where all is held', { hold: 'all' }, {}, ['all']],
    ['nothing, where none is', { hold: 'none', holdUnverified: 'yes', holdLinks: 1 }, { html: LINK }, []],
    ['a stranger, where first comments do', { hold: 'some' }, {}, ['first']],
    [
      'a proven address with none published',
      { hold: 'some' },
      { author: { proven: true, published: 0 } },
      ['first'],
    ],
    ['nobody who is known', { hold: 'some' }, { author: { proven: true, published: 1 } }, []],
    [
      'who has one of three',
      { hold: 'some', holdFirst: 3 },
      { author: { proven: true, published: 2 } },
      ['first'],
    ],
    [
      'a typed address, whatever it had published',
      { hold: 'some' },
      { author: { proven: false, published: 9 } },
      ['first'],
    ],
    ['two links of two', { ...SOME, holdLinks: 2 }, { html: LINK + LINK }, ['linked']],
    ['not one link of two', { ...SOME, holdLinks: 2 }, { html: LINK }, []],
    ['an address that is not proven', { ...SOME, holdUnverified: 'yes' }, {}, ['unproven']],
    [
      'an old page',
      { ...SOME, holdDays: 30 },
      { thread: { hold: null, created_at: NOW - 31 * DAY_MS } },
      ['old'],
    ],
    [
      'not a young one',
      { ...SOME, holdDays: 30 },
      { thread: { hold: null, created_at: NOW - 29 * DAY_MS } },
      [],
    ],
    [
      'everything on a page that says so',
      { hold: 'none' },
      { thread: { hold: 'all', created_at: NOW } },
      ['page'],
    ],
    ['nothing on a page that says so', { hold: 'all' }, { thread: { hold: 'none', created_at: NOW } }, []],
    [
      'all reasons together',
      { hold: 'some', holdUnverified: 'yes', holdLinks: 1 },
      { html: LINK },
      ['first', 'linked', 'unproven'],
    ],
  ] as const)('is %s', ([, settings, words, wanted], { expect }) => {
    expect(reasons(settings, words as never)).toEqual(wanted)
  })

  it('grows with every condition that is switched on, and shrinks with none', ({ expect }) => {
    const settings = fc.record({
      holdFirst: fc.integer({ min: 0, max: 3 }),
      holdLinks: fc.integer({ min: 0, max: 3 }),
      holdUnverified: fc.constantFrom('no' as const, 'yes' as const),
      holdDays: fc.integer({ min: 0, max: 40 }),
    })
    const words = fc.record({
      html: fc.nat({ max: 4 }).map((count) => LINK.repeat(count)),
      author: fc.record({ proven: fc.boolean(), published: fc.nat({ max: 4 }) }),
      thread: fc.record({
        hold: fc.constant(null),
        created_at: fc.nat({ max: 50 }).map((days) => NOW - days * DAY_MS),
      }),
    })
    fc.assert(
      fc.property(settings, words, (some, given) => {
        const waits = reasons({ hold: 'some', ...some }, given)
        const stricter = reasons({ hold: 'some', ...some, holdUnverified: 'yes' }, given)
        expect(stricter).toEqual(expect.arrayContaining(waits))
        expect(new Set(waits).size).toBe(waits.length)
        expect(reasons({ hold: 'none', ...some }, given)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('leaves a page open whose age closes nothing', ({ expect }) => {
    const old = { closed_at: null, created_at: 0 }
    expect(isOpen({ settings: siteSettings() }, old, NOW)).toBe(true)
    expect(isOpen({ settings: siteSettings({ closeDays: 1 }) }, old, NOW)).toBe(false)
    expect(isOpen({ settings: siteSettings({ closeDays: 1 }) }, undefined, NOW)).toBe(true)
    expect(isOpen({ settings: siteSettings() }, { closed_at: 5, created_at: NOW }, NOW)).toBe(false)
  })
})

describe('a comment, as the site holds', () => {
  it('stores why it waits, and the desk reads what was stored, whatever the settings say by then', async ({
    expect,
  }) => {
    const site = await aSite()
    const { id, status } = await aComment(site)
    expect(status).toBe('held')
    const later = { ...site, settings: { ...site.settings, hold: 'none' as const } }
    expect(await why(later, id)).toEqual(['all'])
  })

  it('is published at once from the second on, if its address is proven', async ({ expect }) => {
    const site = await aSite({ hold: 'some' })
    const email = anAddress()
    const ctx = testContext()
    const proof = await aProof(site, ctx, email)
    const first = await aComment(site, { email, proof }, { ctx })
    expect([first.status, await why(site, first.id)]).toEqual(['held', ['first']])
    expect((await aComment(site, { email, proof }, { ctx })).status).toBe('held')
    await setStatus(first.id, 'published')
    expect((await aComment(site, { email, proof }, { ctx })).status).toBe('published')
    // The same address from somebody who only typed it.
    expect((await aComment(site, { email }, { ctx })).status).toBe('held')
    // Another site knows nothing of it.
    const other = await aSite({ hold: 'some' })
    expect((await aComment(other, { email, proof }, { ctx })).status).toBe('held')
  })

  it('of a known author is spared the wait, and neither the checks nor the owner’s rules (M-31)', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'some', doubts: 'hold' })
    const email = anAddress()
    const ctx = testContext()
    const proof = await aProof(site, ctx, email)
    const post = (body: string) => aComment(site, { email, proof, body }, { ctx })
    await setStatus((await post('A first word.')).id, 'published')
    await addRule(ctx, site, 7, { field: 'text', pattern: 'casino', action: 'hold', note: '' })
    for (const [body, status, codes] of [
      ['A second word.', 'published', []],
      ['The casino.', 'held', ['word']],
      ['buy buy buy buy buy buy', 'held', ['repeated']],
    ] as const) {
      const { id, ...posted } = await post(body)
      expect([posted.status, await why(site, id)], body).toEqual([status, codes])
    }
  })

  it('counts what was published, not what was refused', async ({ expect }) => {
    const site = await aSite({ hold: 'some', holdFirst: 2 })
    const email = anAddress()
    const ctx = testContext()
    const proof = await aProof(site, ctx, email)
    for (const status of ['rejected', 'spam', 'published'] as const)
      await setStatus((await aComment(site, { email, proof }, { ctx })).id, status)
    expect((await aComment(site, { email, proof }, { ctx })).status).toBe('held')
  })

  it('waits for its links, and says how many', async ({ expect }) => {
    const site = await aSite({ ...SOME, holdLinks: 2 })
    expect((await aComment(site, { body: 'https://a.example' })).status).toBe('published')
    const { id } = await aComment(site, { body: 'https://a.example https://b.example' })
    expect((await readItem(testContext(), site, id)).doubts).toEqual([{ code: 'linked', count: 2 }])
  })

  it('waits on an old page, answers as well', async ({ expect }) => {
    const site = await aSite({ ...SOME, holdDays: 30 })
    const { id, status } = await aComment(site)
    expect(status).toBe('published')
    await setThread(site, { days: 31 })
    const late = await aComment(site)
    expect([late.status, await why(site, late.id)]).toEqual(['held', ['old']])
    expect((await aComment(site, { parentId: String(id) })).status).toBe('held')
    expect((await aComment(site, { page: aPage(site, '/another') })).status).toBe('published')
  })

  it('goes by what its page says, in every mode of the site', async ({ expect }) => {
    for (const hold of HOLDS) {
      const site = await aSite({ hold })
      await aComment(site)
      await setThread(site, { hold: 'all' })
      const held = await aComment(site)
      expect([held.status, await why(site, held.id)], hold).toEqual(['held', ['page']])
      await setThread(site, { hold: 'none' })
      expect((await aComment(site)).status, hold).toBe('published')
    }
  })

  it('waits all the same where its words are doubtful, also on a page that holds nothing', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'all', doubts: 'hold' })
    await aComment(site)
    await setThread(site, { hold: 'none' })
    const { id, status } = await aComment(site, { body: 'buy buy buy buy buy buy' })
    expect([status, await why(site, id)]).toEqual(['held', ['repeated']])
  })

  it('costs one round trip on a page that says nothing, and three on one that does', async ({ expect }) => {
    const site = await aSite({ ...SOME, holdDays: 30 })
    await aComment(site)
    const ctx = testContext()
    await aComment(site, {}, { ctx })
    const usual = ctx.db.usage.roundTrips
    await setThread(site, { hold: 'all' })
    const apart = testContext()
    await aComment(site, {}, { ctx: apart })
    expect(apart.db.usage.roundTrips - usual).toBe(2)
  })

  it('is posted once under its key, also where the page was looked at first', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    await setThread(site, { hold: 'all' })
    const key = crypto.randomUUID()
    const [first, again] = [await aComment(site, {}, { key }), await aComment(site, {}, { key })]
    expect(again).toMatchObject({ id: first.id, status: 'held', repeated: true })
  })
})

describe('a page that is closed by its age (C1)', () => {
  it('takes no comment, no answer and no edit, and says so to readers', async ({ expect }) => {
    const site = await aSite({ hold: 'none', closeDays: 10 })
    const ctx = testContext()
    const { id, token } = await aComment(site, {}, { ctx })
    const read = async () =>
      (await readThread(testContext(), site.id, v.parse(ReadThread, { page: aPage(site) }))).thread.open
    expect(await read()).toBe(true)
    await setThread(site, { days: 11 })
    expect(await read()).toBe(false)
    const closed = { code: 'comments/thread-closed' }
    await expect(aComment(site)).rejects.toMatchObject(closed)
    await expect(aComment(site, { parentId: String(id) })).rejects.toMatchObject(closed)
    await expect(editComment(ctx, site, id, token, { body: 'Other words.' })).rejects.toMatchObject(closed)
    await expect(aComment(site, { page: aPage(site, '/new') })).resolves.toMatchObject({
      status: 'published',
    })
  })

  it('answers the API and the form with the same refusal', async ({ expect }) => {
    const site = await aSite({ hold: 'none', closeDays: 10 })
    await aComment(site)
    await setThread(site, { days: 400 })
    const answer = await postJson(`/v1/${site.id}/comments`, {
      page: aPage(site),
      name: 'Ada',
      body: 'Late.',
    })
    expect([answer.status, answer.json.code]).toEqual([409, 'comments/thread-closed'])
  })
})

describe('an edit, as the site holds', () => {
  it('waits again for what its new words bring, and says why', async ({ expect }) => {
    const site = await aSite({ ...SOME, holdLinks: 1 })
    const ctx = testContext()
    const { id, token } = await aComment(site, {}, { ctx })
    expect((await editComment(ctx, site, id, token, { body: 'Calmer words.' })).status).toBe('published')
    expect((await editComment(ctx, site, id, token, { body: 'https://a.example' })).status).toBe('held')
    expect(await why(site, id)).toEqual(['linked'])
  })

  it('goes by what its page says', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const { id, token } = await aComment(site, {}, { ctx })
    await setThread(site, { hold: 'all' })
    expect((await editComment(ctx, site, id, token, { body: 'Other words.' })).status).toBe('held')
    expect(await why(site, id)).toEqual(['page'])
  })
})
