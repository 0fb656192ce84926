import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { editComment } from '../../../src/comments/own/edit-comment'
import { readItem, readLog, tryRules } from '../../../src/moderation/public'
import { TRIED_MAX } from '../../../src/moderation/trials/compare-verdicts'
import { createMemory } from '../../../src/platform/memory'
import { addRule, changeRule, listRules, RULES_MAX } from '../../../src/rules/public'
import type { NewRule } from '../../../src/rules/schema'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aLargeThread } from '../../support/a-large-thread'
import { aMember, send, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { aNetwork, postForm } from '../../support/api'
import { setStatus } from '../../support/set-status'
import { postSolving } from '../../support/solving'
import { testContext } from '../../support/test-context'

const RULE: NewRule = { field: 'text', pattern: 'casino*', action: 'hold', note: '' }
const add = (site: Site, some: Partial<NewRule> = {}, ctx = testContext()) =>
  addRule(ctx, site, 7, { ...RULE, ...some })
const why = async (site: Site, id: number) => (await readItem(testContext(), site, id)).doubts
const post = (site: Site, fields: object) =>
  postSolving(
    `/v1/${site.id}/comments`,
    { page: aPage(site), name: 'Ada', body: 'Calm words.', ...fields },
    aNetwork(),
  )

describe('a comment that a rule matches (C2)', () => {
  it('waits, and says which rule it was, also once that is gone', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const rule = await add(site)
    const { id, status } = await aComment(site, { body: 'The **casi**nos!' })
    expect(status).toBe('held')
    const reason = [{ code: 'word', about: 'casino*', field: 'text', rule }]
    expect(await why(site, id)).toEqual(reason)
    await changeRule(testContext(), site, 7, rule, { change: 'remove' })
    expect(await why(site, id)).toEqual(reason)
    expect((await aComment(site, { body: 'The casinos!' })).status).toBe('published')
  })

  it('is put to its author, who may send it for review, or is not taken; neither is told the rule', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    await add(site, { action: 'nudge' })
    const told = await post(site, { body: 'A casino.' })
    expect([told.status, told.json.code]).toEqual([409, 'comments/nudge'])
    const sent = await post(site, { body: 'A casino.', ack: told.json.ack })
    expect([sent.status, sent.json.status]).toEqual([202, 'held'])
    await add(site, { pattern: 'lottery', action: 'reject' })
    const refused = await post(site, { body: 'A casino and a lottery.', ack: told.json.ack })
    expect([refused.status, refused.json.code]).toEqual([422, 'comments/not-taken'])
    for (const { text } of [told, refused]) expect(text).not.toMatch(/casino|lottery/)
  })

  it.for([
    ['name', { name: 'Casino Royale' }, 'casino', 'name'],
    ['link', { body: 'See https://www.shop.example/x' }, 'shop.example', 'body'],
    ['link', { body: 'See [this](https://shop.example./x)' }, 'shop.example', 'body'],
    ['link', { url: 'https://shop.example/' }, 'shop.example', 'body'],
    ['domain', { email: 'ada@sub.mail.example' }, 'mail.example', 'email'],
  ] as const)('is found by its %s: %j', async ([field, words, pattern, told], { expect }) => {
    const site = await aSite({ hold: 'none' })
    await add(site, { field, pattern, action: 'reject' })
    const answer = await post(site, words)
    expect([answer.status, answer.json.errors[0].field]).toEqual([422, told])
    expect((await post(site, {})).status).toBe(201)
  })

  it('is found behind ten other links', async ({ expect }) => {
    const site = await aSite({ hold: 'none', doubts: 'publish' })
    await add(site, { field: 'link', pattern: 'shop.example' })
    const links = Array.from({ length: 12 }, (_, at) => `https://h${at}.example`).join(' ')
    expect((await aComment(site, { body: `${links} https://shop.example` })).status).toBe('held')
  })

  it('meets the rule on every way in: API, form, edit', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const { id, token } = await aComment(site, {}, { ctx })
    await add(site, { action: 'reject' })
    const fields = { page: aPage(site), name: 'Ada', body: 'A casino.' }
    expect((await post(site, fields)).status).toBe(422)
    expect((await postForm(`/${site.id}/thread`, fields, aNetwork())).status).toBe(422)
    await expect(editComment(ctx, site, id, token, { body: 'A casino.' })).rejects.toMatchObject({
      code: 'comments/not-taken',
    })
  })

  it('is nobody’s business at another site', async ({ expect }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    const rule = await add(site)
    expect((await aComment(other, { body: 'casino' })).status).toBe('published')
    await expect(changeRule(testContext(), other, 7, rule, { change: 'off' })).rejects.toMatchObject({
      code: 'rules/unknown',
    })
  })

  it('costs no round trip more, however many rules there are', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const cost = async () => {
      const ctx = testContext()
      const live = { ...ctx, config: { ...ctx.config, development: false }, memory: createMemory(900_000) }
      await aComment(site, {}, { ctx: live })
      const cold = ctx.db.usage.roundTrips
      await aComment(site, {}, { ctx: live })
      return [cold, ctx.db.usage.roundTrips - cold]
    }
    // Rules, team and what the day has brought; then the writing itself.
    expect(await cost()).toEqual([2, 1])
    for (let at = 0; at < 20; at++) await add(site, { pattern: `word${at}` })
    expect(await cost()).toEqual([2, 1])
  })
})

describe('a rule', () => {
  it('is added, switched off and on, and removed, each logged once', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const rule = await add(site)
    const change = (word: 'on' | 'off' | 'remove') =>
      changeRule(testContext(), site, 7, rule, { change: word })
    await change('off')
    await change('off')
    expect((await aComment(site, { body: 'casino' })).status).toBe('published')
    await change('on')
    expect((await aComment(site, { body: 'casino' })).status).toBe('held')
    await change('remove')
    await expect(change('remove')).rejects.toMatchObject({ code: 'rules/unknown' })
    const log = (await readLog(testContext(), site, { area: 'rule' })).items.map(({ action }) => action)
    expect(log).toEqual(['rule.remove', 'rule.on', 'rule.off', 'rule.add'])
  })

  it('is one of two hundred at most', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    for (let at = 0; at < RULES_MAX; at++) await add(site, { pattern: `w${at}` }, ctx)
    await expect(add(site, {}, ctx)).rejects.toMatchObject({ code: 'rules/many', status: 409 })
    expect(await ctx.db.all(listRules(site.id))).toHaveLength(RULES_MAX)
  })
})

describe('a trial (C2)', () => {
  const rule = { id: 0, ...RULE }

  it('counts what would change, from what to what, and writes nothing', async ({ expect }) => {
    const site = await aSite({ hold: 'none', doubts: 'publish' })
    for (const body of ['casino', 'CASINOS', 'quiet']) await aComment(site, { body })
    await setStatus((await aComment(site, { body: 'casino' })).id, 'deleted')
    await setStatus((await aComment(site, { body: 'casino' })).id, 'spam')
    const ctx = testContext()
    const trial = await tryRules(ctx, site, [], [rule])
    expect(trial).toMatchObject({ looked: 4, moves: [{ from: 'publish', to: 'hold', count: 3 }] })
    expect(trial.first.map(({ status }) => status)).toEqual(['spam', 'published', 'published'])
    expect(ctx.db.usage.rowsWritten).toBe(0)
    const stricter = await tryRules(
      ctx,
      site,
      [rule],
      [rule, { ...rule, pattern: 'casinos', action: 'reject' }],
    )
    expect(stricter.moves).toEqual([{ from: 'hold', to: 'reject', count: 1 }])
    expect((await tryRules(ctx, site, [rule], [rule])).moves).toEqual([])
    expect((await tryRules(ctx, await aSite(), [], [rule])).looked).toBe(0)
  })

  it('looks at the newest thousand, whatever their state, and reads 3,000 rows at most', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none', doubts: 'publish' })
    const { hotRoot } = await aLargeThread(site, 2500, 100)
    const states =
      'UPDATE comments SET status = CASE id % 7 WHEN 4 THEN 1 WHEN 6 THEN 1 ELSE id % 7 END WHERE site_id = ?1'
    await env.DB.prepare(states).bind(site.id).run()
    const other = await aSite({ hold: 'none' })
    await aComment(other, { body: 'casino' })
    const ctx = testContext()
    const trial = await tryRules(ctx, site, [], [{ ...rule, pattern: 'reply' }])
    expect(trial.looked).toBe(TRIED_MAX)
    expect(trial.moves).toEqual([{ from: 'publish', to: 'hold', count: TRIED_MAX }])
    expect(trial.first).toHaveLength(50)
    expect(trial.first.every(({ id }, at) => id > (trial.first[at + 1]?.id ?? hotRoot))).toBe(true)
    expect(ctx.db.usage).toMatchObject({ roundTrips: 1, rowsWritten: 0 })
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(3000)
  })
})

describe('the page of rules', () => {
  it('tries before it saves, keeps what was typed, then lists it', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site, { body: 'A <b>casino</b> & more' })
    const owner = await aMember(site, 'owner')
    const path = `/desk/${site.id}/rules`
    const form = { field: 'text', pattern: 'casino*', action: 'reject', note: 'Spam of May' }
    const tried = await send(owner, path, { ...form, do: 'try' })
    expect(tried.status).toBe(200)
    expect(tried.text).toContain('1 comment: goes its way → not taken')
    expect(tried.text).toContain('value="casino*"')
    expect(tried.text).toContain('A &lt;b&gt;casino')
    expect(await testContext().db.all(listRules(site.id))).toEqual([])
    expect((await send(owner, path, { ...form, do: 'add' })).status).toBe(303)
    const [rule] = await testContext().db.all(listRules(site.id))
    expect((await visit(owner, path)).text).toContain('Spam of May')
    expect((await send(owner, `${path}/${rule!.id}`, { change: 'off' })).status).toBe(303)
    expect((await visit(owner, path)).text).toContain('switched off')
  })

  it.for([
    [{ field: 'text', pattern: '***' }, 'pattern'],
    [{ field: 'text', pattern: 'a*b' }, 'pattern'],
    [{ field: 'text', pattern: '!!' }, 'pattern'],
    [{ field: 'link', pattern: 'two words' }, 'pattern'],
    [{ field: 'body', pattern: 'x' }, 'field'],
    [{ field: 'text', pattern: 'x', action: 'publish' }, 'action'],
    [{ field: 'text', pattern: 'x'.repeat(101) }, 'pattern'],
  ] as const)('refuses %j in words, at its field', async ([typed, field], { expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const answer = await send(owner, `/desk/${site.id}/rules`, { action: 'hold', note: '', ...typed })
    expect([answer.status, answer.text.includes(`id="${field}-error"`)]).toEqual([422, true])
    expect(await testContext().db.all(listRules(site.id))).toEqual([])
  })
})
