import { describe, it } from 'vitest'
import { countComments } from '../../../../src/comments/thread/count-comments'
import { readRecent } from '../../../../src/comments/thread/read-recent'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

describe('counts', () => {
  it('come in the order asked, with 0 where nobody wrote, for every address of a page', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    await aComment(site)
    const pages = [aPage(site, '/none'), `${aPage(site)}?utm_source=x`, aPage(site)]
    expect(await countComments(testContext(), site, pages)).toEqual([
      { page: pages[0], count: 0 },
      { page: pages[1], count: 2 },
      { page: pages[2], count: 2 },
    ])
  })

  it('leave out what is held', async ({ expect }) => {
    const site = await aSite()
    await aComment(site)
    expect(await countComments(testContext(), site, [aPage(site)])).toMatchObject([{ count: 0 }])
  })

  it('refuse no page, more than a hundred, and what is no address', async ({ expect }) => {
    const site = await aSite()
    const count = (pages: string[]) => countComments(testContext(), site, pages)
    await expect(count([])).rejects.toMatchObject({ details: { issues: [{ field: 'page' }] } })
    await expect(count(Array.from({ length: 101 }, (_, at) => aPage(site, `/${at}`)))).rejects.toMatchObject({
      status: 422,
    })
    await expect(count(['nonsense'])).rejects.toMatchObject({ status: 422 })
    expect(await count(Array.from({ length: 100 }, (_, at) => aPage(site, `/${at}`)))).toHaveLength(100)
  })
})

describe('the newest comments of a site', () => {
  it('are published ones of this site, newest first, with their page', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const first = await aComment(site, { page: aPage(site, '/a'), title: 'A' }, { ctx })
    const second = await aComment(site, { page: aPage(site, '/b'), title: 'B' }, { ctx })
    const gone = await aComment(site, {}, { ctx })
    await setStatus(gone.id, 'spam')
    await aComment(await aSite({ hold: 'none' }))
    const recent = await readRecent(testContext(), site, 5)
    expect(recent.map(({ id, title }) => [id, title])).toEqual([
      [second.id, 'B'],
      [first.id, 'A'],
    ])
    expect(await readRecent(testContext(), site, 1)).toHaveLength(1)
  })
})
