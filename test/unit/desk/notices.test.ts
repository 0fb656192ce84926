import { describe, it } from 'vitest'
import { findNotices } from '../../../src/sites/public'
import { aMember, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const path = (site: { readonly id: string }) => `/desk/${site.id}/notices`

describe('a moderator’s own notices', () => {
  it('are gathered until they choose otherwise, and the choice is kept', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    const before = await visit(member, path(site))
    expect(before.text).toMatch(/value="gathered" checked/)
    expect(before.text).toContain('at most every 15 minutes')
    const saved = await send(member, path(site), { notices: 'none' })
    expect(saved.status).toBe(303)
    const after = await visit(member, saved.headers.get('location')!)
    expect(after.text).toMatch(/value="none" checked/)
    expect(after.text).toContain('role="status"')
  })

  it('are nobody else’s', async ({ expect }) => {
    const site = await aSite()
    const [mine, theirs] = [await aMember(site), await aMember(site)]
    await send(mine, path(site), { notices: 'each' })
    const ctx = testContext()
    const of = async (who: typeof mine) => (await ctx.db.first(findNotices(site.id, who.personId)))?.notices
    expect(await of(mine)).toBe('each')
    expect(await of(theirs)).toBe('gathered')
  })

  it('take no other word, and say which field is wrong', async ({ expect }) => {
    const site = await aSite()
    const member = await aMember(site)
    for (const fields of [{}, { notices: 'daily' }, { notices: '' }] as Record<string, string>[]) {
      const answer = await send(member, path(site), fields, { accept: 'application/json' })
      expect(answer.status).toBe(422)
      expect(answer.json.errors.map(({ field }: { field: string }) => field)).toEqual(['notices'])
    }
  })
})
