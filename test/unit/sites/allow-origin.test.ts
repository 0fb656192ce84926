import { describe, it } from 'vitest'
import { allowOrigin } from '../../../src/sites/allow-origin'
import { allowsOrigin, findSite, toSite } from '../../../src/sites/public'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const read = async (id: string) => toSite(await testContext().db.first(findSite(id)))

describe('allowing an origin', () => {
  it('adds it to those there are and leaves every other setting', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'de' })
    await allowOrigin(testContext(), site.id, 'https://other.example')
    const after = await read(site.id)
    expect(after.settings).toEqual({
      ...site.settings,
      origins: [...site.settings.origins, 'https://other.example'],
    })
    expect(allowsOrigin(after, 'https://other.example', 'https://comments.test')).toBe(true)
  })

  it('writes nothing for one that is allowed already', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await allowOrigin(ctx, site.id, site.settings.origins[0]!)
    expect(ctx.db.usage.rowsWritten).toBe(0)
  })

  it('touches no other site', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    await allowOrigin(testContext(), site.id, 'https://new.example')
    expect((await read(other.id)).settings).toEqual(other.settings)
  })

  it('refuses a site that is not there', async ({ expect }) => {
    await expect(allowOrigin(testContext(), 'nobody', 'https://x.example')).rejects.toMatchObject({
      code: 'sites/unknown',
    })
  })
})
