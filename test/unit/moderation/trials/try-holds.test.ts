import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS } from '../../../../src/kernel/time'
import { tryHolds } from '../../../../src/moderation/public'
import type { Rule } from '../../../../src/rules/public'
import type { Settings, Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aLargeThread } from '../../../support/a-large-thread'
import { aMember, dumpDatabase, send } from '../../../support/a-member'
import { aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

/** What other settings would have done, as `publish hold 2`. */
async function tried(site: Site, other: Partial<Settings>, rules: readonly Rule[] = []) {
  const trial = await tryHolds(testContext(), site, { settings: { ...site.settings, ...other } }, rules)
  return trial.moves.map(({ from, to, count }) => `${from} ${to} ${count}`)
}

/** As if their authors had proven that address. */
const prove = (ids: readonly number[], email: string) =>
  env.DB.prepare(
    'UPDATE comments SET verified = 1, author_email = ?2 WHERE id IN (SELECT value FROM json_each(?1))',
  )
    .bind(JSON.stringify(ids), email)
    .run()

const many = async (site: Site, words: readonly string[]) => {
  const ids: number[] = []
  for (const body of words) ids.push((await aComment(site, { body })).id)
  return ids
}

describe('other settings tried on what came', () => {
  it('say nothing where they say the same, and of a site without comments', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    expect(await tried(site, { hold: 'all' })).toEqual([])
    await many(site, ['One word.', 'Two words.'])
    expect(await tried(site, {})).toEqual([])
    expect(await tried(site, { holdLinks: 2 })).toEqual([])
  })

  it('from none to all and back', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await many(site, ['One word.', 'Two words.'])
    expect(await tried(site, { hold: 'all' })).toEqual(['publish hold 2'])
    const held = await aSite({ hold: 'all' })
    await many(held, ['One word.'])
    expect(await tried(held, { hold: 'none' })).toEqual(['hold publish 1'])
  })

  it('by links', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await many(site, ['None.', 'https://a.example', 'https://a.example https://b.example'])
    const some = { hold: 'some', holdFirst: 0 } as const
    expect(await tried(site, { ...some, holdLinks: 1 })).toEqual(['publish hold 2'])
    expect(await tried(site, { ...some, holdLinks: 2 })).toEqual(['publish hold 1'])
  })

  it('by first comments: an author is known by what was up when the next one came', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids = await many(site, ['One.', 'Two.', 'Three.', 'Four.'])
    const some = { hold: 'some' } as const
    expect(await tried(site, { ...some, holdFirst: 1 })).toEqual(['publish hold 4'])
    await prove(ids, 'ada@example.org')
    expect(await tried(site, { ...some, holdFirst: 1 })).toEqual(['publish hold 1'])
    expect(await tried(site, { ...some, holdFirst: 3 })).toEqual(['publish hold 3'])
    await setStatus(ids[0]!, 'rejected')
    expect(await tried(site, { ...some, holdFirst: 1 })).toEqual(['publish hold 2'])
  })

  it('by proven addresses, by age of the page, and by what a page says for itself', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids = await many(site, ['One.', 'Two.', 'Three.'])
    await prove(ids.slice(0, 1), 'ada@example.org')
    const some = { hold: 'some', holdFirst: 0 } as const
    expect(await tried(site, { ...some, holdUnverified: 'yes' })).toEqual(['publish hold 2'])
    const begin = (days: number) =>
      env.DB.prepare('UPDATE threads SET created_at = created_at - ?2 WHERE site_id = ?1')
        .bind(site.id, days * DAY_MS)
        .run()
    expect(await tried(site, { ...some, holdDays: 10 })).toEqual([])
    await begin(20)
    expect(await tried(site, { ...some, holdDays: 10 })).toEqual(['publish hold 3'])
    expect(await tried(site, { ...some, holdDays: 30 })).toEqual([])
    expect(await tried(site, { closeDays: 10 })).toEqual(['publish reject 3'])
    await env.DB.prepare("UPDATE threads SET hold = 'none' WHERE site_id = ?1").bind(site.id).run()
    expect(await tried(site, { hold: 'all' })).toEqual([])
  })

  it('by what is done with doubtful words, beside the rules of the owner', async ({ expect }) => {
    const site = await aSite({ hold: 'none', doubts: 'publish' })
    await many(site, ['THIS IS SHOUTED FROM ALL THE ROOFTOPS HERE.', 'A calm casino.'])
    expect(await tried(site, { doubts: 'reject' })).toEqual(['publish reject 1'])
    const rule = { id: 1, field: 'text', pattern: 'casino', action: 'reject', note: '' } as Rule
    expect(await tried(site, { hold: 'all' }, [rule])).toEqual(['publish hold 1'])
  })

  it('by first comments, where more authors are known than can be looked back at: whoever wrote them is known', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    await aLargeThread(site, 2100, 0)
    await env.DB.prepare(
      "UPDATE comments SET verified = 1, author_email = 'a' || (id % 300) || '@example.org' WHERE site_id = ?1",
    )
      .bind(site.id)
      .run()
    expect(await tried(site, { hold: 'some', holdFirst: 3 })).toEqual([])
  })

  it('read at most 2,100 rows of a thousand comments, and 3,200 where 250 authors have proven an address', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    await aLargeThread(site, 1100, 0)
    const other = { settings: { ...site.settings, hold: 'some', holdFirst: 1 } } as const
    const cost = async () => {
      const ctx = testContext()
      await tryHolds(ctx, site, other, [])
      return ctx.db.usage.rowsRead
    }
    expect(await cost()).toBeLessThanOrEqual(2100)
    await env.DB.prepare(
      "UPDATE comments SET verified = 1, author_email = 'a' || (id % 250) || '@example.org' WHERE site_id = ?1",
    )
      .bind(site.id)
      .run()
    const rows = await cost()
    console.log(`a trial of settings: ${rows} rows`)
    expect(rows).toBeLessThanOrEqual(3200)
  })
})

describe('the settings page', () => {
  it('shows what they would have done, keeps what was typed, and changes nothing', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await many(site, ['One word.', 'Two words.'])
    const owner = await aMember(site, 'owner')
    const before = await dumpDatabase()
    const fields = { name: 'Another name', origins: `https://${site.id}.example`, locale: 'en', hold: 'all' }
    const { status, text } = await send(owner, `/desk/${site.id}/settings`, { ...fields, do: 'try' })
    expect(status).toBe(200)
    expect(text).toContain('2 comments: is published → waits')
    expect(text).toContain('value="Another name"')
    expect(text).toMatch(/<option value="all" selected/)
    expect(await dumpDatabase()).toBe(before)
  })

  it('says what is wrong before it tries', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const { status } = await send(owner, `/desk/${site.id}/settings`, { hold: 'sometimes', do: 'try' })
    expect(status).toBe(422)
  })
})
