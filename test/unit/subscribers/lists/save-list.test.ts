import * as v from 'valibot'
import { describe, it } from 'vitest'
import { ListInput } from '../../../../src/subscribers/lists/form-schema'
import { listLists } from '../../../../src/subscribers/lists/list-queries'
import { LISTS_MAX, saveList } from '../../../../src/subscribers/lists/save-list'
import { aList } from '../../../support/a-list'
import { aSite } from '../../../support/a-site'
import { dumpOf } from '../../../support/a-subscriber'
import { testContext } from '../../../support/test-context'

const input = (fields: Partial<v.InferInput<typeof ListInput>>) =>
  v.parse(ListInput, { id: 'weekly', name: 'Friday letter', ...fields })
const actionsOf = async (site: Awaited<ReturnType<typeof aSite>>) =>
  (
    (await dumpOf(site, testContext(), 'nobody@example.org')) as {
      audit: { action: string; before: string | null; after: string }[]
    }
  ).audit

describe('saveList', () => {
  it('makes a list, says so in the log, and has the forms of the site shown anew', async ({ expect }) => {
    const [site, ctx] = [await aSite(), testContext()]
    await saveList(ctx, site, 7, input({ description: 'One every Friday.', words: 'Yes.' }), { create: true })
    expect(await ctx.db.all(listLists(site.id))).toContainEqual({
      id: 'weekly',
      name: 'Friday letter',
      description: 'One every Friday.',
      words: 'Yes.',
      closed_at: null,
    })
    expect(await actionsOf(site)).toMatchObject([{ actor: 'person:7', action: 'list.create', before: null }])
    expect(ctx.purged).toEqual([`site-${site.id}`])
  })

  it('changes all but the id; the same again writes and purges nothing', async ({ expect }) => {
    const site = await aSite()
    await aList(site, 'weekly')
    const ctx = testContext()
    for (let at = 0; at < 2; at++) await saveList(ctx, site, 7, input({ closed: 'yes' }), { create: false })
    const [, list] = await ctx.db.all(listLists(site.id))
    expect(list).toMatchObject({ id: 'weekly', name: 'Friday letter' })
    expect(list!.closed_at).not.toBeNull()
    const actions = await actionsOf(site)
    expect(actions.map(({ action }) => action)).toEqual(['list.create', 'list.change'])
    expect(JSON.parse(actions[1]!.before!)).toMatchObject({ name: 'The weekly list', closed: false })
    expect(ctx.purged).toHaveLength(1)
  })

  it('keeps the moment a list was closed, and opens it again', async ({ expect }) => {
    const [site, ctx] = [await aSite(), testContext()]
    const closedAt = async () => (await ctx.db.all(listLists(site.id))).at(-1)!.closed_at
    await aList(site, 'weekly', { closed: 'yes' })
    const first = await closedAt()
    ctx.sleep(1000)
    await saveList(ctx, site, 7, input({ closed: 'yes' }), { create: false })
    expect(await closedAt()).toBe(first)
    await saveList(ctx, site, 7, input({}), { create: false })
    expect(await closedAt()).toBeNull()
  })

  it('takes an id once for a site, and for each site', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await aList(site, 'weekly')
    await aList(other, 'weekly')
    await expect(aList(site, 'weekly')).rejects.toMatchObject({
      details: { issues: [{ field: 'id', message: 'subscribers.id-taken' }] },
    })
  })

  it('lets only the first list go without a name', async ({ expect }) => {
    const [site, ctx] = [await aSite(), testContext()]
    await expect(aList(site, 'weekly', { name: ' ' })).rejects.toMatchObject({
      details: { issues: [{ field: 'name' }] },
    })
    await saveList(ctx, site, 7, input({ id: 'news', name: '', description: 'x' }), { create: false })
    expect((await ctx.db.all(listLists(site.id)))[0]).toMatchObject({ name: '', description: 'x' })
  })

  it('does not change a list that is not there, or another site’s', async ({ expect }) => {
    const [site, other, ctx] = [await aSite(), await aSite(), testContext()]
    await aList(other, 'weekly')
    await expect(saveList(ctx, site, 7, input({}), { create: false })).rejects.toMatchObject({
      code: 'subscribers/list-unknown',
    })
    expect((await ctx.db.all(listLists(other.id))).at(-1)).toMatchObject({ name: 'The weekly list' })
  })

  it('stops at LISTS_MAX', async ({ expect }) => {
    const site = await aSite()
    for (let at = 1; at < LISTS_MAX; at++) await aList(site, `list-${at}`)
    await expect(aList(site, 'one-more')).rejects.toMatchObject({
      details: { issues: [{ field: 'id', message: 'subscribers.lists-many' }] },
    })
  })

  it.for(['', ' ', '-a', 'a-', 'a b', 'ä', 'a/b', 'x'.repeat(33), '<b>', 'a\r\nb'])(
    'refuses the id %j',
    (id, { expect }) => {
      expect(v.safeParse(ListInput, { id, name: 'A name' }).success).toBe(false)
    },
  )

  it('takes an id in capitals as the word it is', ({ expect }) => {
    expect(input({ id: ' Weekly ' }).id).toBe('weekly')
  })
})
