import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { readLog } from '../../../src/moderation/public'
import { addRule, changeRule, listRules, RULES_MAX } from '../../../src/rules/public'
import type { ChangeRule, NewRule } from '../../../src/rules/schema'
import type { Role, Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const RULE: NewRule = { field: 'text', pattern: 'casino', action: 'hold', note: 'May' }
const add = (site: Site, some: Partial<NewRule> = {}) => addRule(testContext(), site, 7, { ...RULE, ...some })
const change = (site: Site, id: number, word: ChangeRule['change']) =>
  changeRule(testContext(), site, 7, id, { change: word })
const rulesOf = (site: Site) => testContext().db.all(listRules(site.id))
const logOf = async (site: Site) =>
  (await readLog(testContext(), site, { area: 'rule' })).items.map(({ action }) => action)

/** Rules that are there already, in one statement. */
const fill = (site: Site, count: number) =>
  env.DB.prepare(
    `INSERT INTO rules (site_id, id, field, pattern, action, note, created_at)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     SELECT ?1, i, 'text', 'w' || i, 'hold', '', 0 FROM n`,
  )
    .bind(site.id, count)
    .run()

describe('the rules of a site', () => {
  it('stand in the order they were made, as they were typed', async ({ expect }) => {
    const site = await aSite()
    const first = await add(site, { pattern: 'zebra' })
    const second = await add(site, { field: 'link', pattern: 'shop.example', action: 'reject', note: '' })
    expect(await rulesOf(site)).toMatchObject([
      { id: first, field: 'text', pattern: 'zebra', action: 'hold', note: 'May', off: 0 },
      { id: second, field: 'link', pattern: 'shop.example', action: 'reject', note: '', off: 0 },
    ])
  })

  it('are two if the same is added twice, and each is removed by itself', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [first, second] = [await add(site), await add(site)]
    expect(second).toBeGreaterThan(first)
    await change(site, first, 'remove')
    expect((await rulesOf(site)).map(({ id }) => id)).toEqual([second])
    expect((await aComment(site, { body: 'A casino.' })).status).toBe('held')
    await change(site, second, 'remove')
    expect((await aComment(site, { body: 'A casino.' })).status).toBe('published')
  })

  it.for([
    ['off', 1, ['rule.off', 'rule.add']],
    ['on', 0, ['rule.add']],
  ] as const)('said %s twice say it once', async ([word, off, log], { expect }) => {
    const site = await aSite()
    const id = await add(site)
    for (let turn = 0; turn < 2; turn++) await change(site, id, word)
    expect((await rulesOf(site)).map((rule) => rule.off)).toEqual([off])
    expect(await logOf(site)).toEqual(log)
  })

  it('are gone once removed: neither on, nor off, nor removed again', async ({ expect }) => {
    const site = await aSite()
    const id = await add(site)
    await change(site, id, 'remove')
    for (const word of ['on', 'off', 'remove'] as const) {
      await expect(change(site, id, word), word).rejects.toMatchObject({ code: 'rules/unknown', status: 404 })
    }
    expect(await logOf(site)).toEqual(['rule.remove', 'rule.add'])
  })

  it('are removed once where two do it at the same time', async ({ expect }) => {
    const site = await aSite()
    const id = await add(site)
    await Promise.allSettled([change(site, id, 'remove'), change(site, id, 'remove')])
    expect(await rulesOf(site)).toEqual([])
    expect((await logOf(site)).filter((action) => action === 'rule.remove')).toHaveLength(1)
  })

  it('are no other site’s to change, whatever the change', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const id = await add(site)
    for (const word of ['on', 'off', 'remove'] as const) {
      await expect(change(other, id, word), word).rejects.toMatchObject({ code: 'rules/unknown' })
    }
    expect(await rulesOf(site)).toMatchObject([{ id, off: 0 }])
    expect([await rulesOf(other), await logOf(other)]).toEqual([[], []])
  })

  it('may be two hundred; the next is refused, writes no log, and fits once one is gone', async ({
    expect,
  }) => {
    const site = await aSite()
    await fill(site, RULES_MAX - 1)
    const last = await add(site)
    expect(await rulesOf(site)).toHaveLength(RULES_MAX)
    await expect(add(site)).rejects.toMatchObject({ code: 'rules/many', status: 409 })
    expect(await logOf(site)).toEqual(['rule.add'])
    await change(site, last, 'off')
    await expect(add(site)).rejects.toMatchObject({ code: 'rules/many' })
    await change(site, last, 'remove')
    await add(site)
    expect(await rulesOf(site)).toHaveLength(RULES_MAX)
  })

  it('stay two hundred where two ask for the last place at once', async ({ expect }) => {
    const site = await aSite()
    await fill(site, RULES_MAX - 1)
    const asked = await Promise.allSettled([add(site), add(site)])
    expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await rulesOf(site)).toHaveLength(RULES_MAX)
  })

  it('are counted for each site by itself', async ({ expect }) => {
    const [full, empty] = [await aSite(), await aSite()]
    await fill(full, RULES_MAX)
    await add(empty)
    expect(await rulesOf(empty)).toHaveLength(1)
  })
})

describe('the page of rules', () => {
  it.for([
    ['owner', true],
    ['moderator', false],
    ['reader', false],
  ] as const)('lets a person who is %s add and remove: %s', async ([role, may], { expect }) => {
    const site = await aSite()
    const id = await add(site)
    const member = await aMember(site, role as Role)
    const path = `/desk/${site.id}/rules`
    expect((await visit(member, path)).status === 200).toBe(may)
    expect((await send(member, path, { ...RULE, pattern: 'new', do: 'add' })).status === 303).toBe(may)
    expect((await send(member, `${path}/${id}`, { change: 'remove' })).status === 303).toBe(may)
    expect((await rulesOf(site)).map(({ pattern }) => pattern)).toEqual([may ? 'new' : 'casino'])
  })
})
