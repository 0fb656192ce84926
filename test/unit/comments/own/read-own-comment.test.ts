import { describe, it } from 'vitest'
import { readOwnComment } from '../../../../src/comments/own/read-own-comment'
import { aComment } from '../../../support/a-comment'
import { aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

describe('the author’s own comment', () => {
  it('opens to its token alone, while held and whatever becomes of it', async ({ expect }) => {
    const site = await aSite()
    const { id, token } = await aComment(site, { body: 'Mine.' })
    expect(await readOwnComment(testContext(), site, id, token)).toMatchObject({
      status: 'held',
      body: 'Mine.',
    })
    for (const status of ['published', 'rejected', 'spam', 'deleted'] as const) {
      await setStatus(id, status)
      expect(await readOwnComment(testContext(), site, id, token)).toMatchObject({ status })
    }
  })

  it('stays shut without a token, with another comment’s, another site’s, or an altered one', async ({
    expect,
  }) => {
    const [site, elsewhere] = [await aSite(), await aSite()]
    const mine = await aComment(site)
    const other = await aComment(site)
    const open = (at: typeof site, id: number, token: string | undefined) =>
      readOwnComment(testContext(), at, id, token)
    await expect(open(site, mine.id, undefined)).rejects.toMatchObject({
      code: 'comments/token-missing',
      status: 401,
    })
    await expect(open(site, mine.id, other.token)).rejects.toMatchObject({
      code: 'comments/token-wrong',
      status: 403,
    })
    await expect(open(elsewhere, mine.id, mine.token)).rejects.toMatchObject({ status: 403 })
    await expect(open(site, mine.id, `${mine.token.slice(0, -2)}xx`)).rejects.toMatchObject({ status: 403 })
    await expect(open(site, mine.id, '')).rejects.toMatchObject({ status: 403 })
  })

  it('does not open to a token made for something else', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const ctx = testContext()
    const unsubscribe = await ctx.tokens.sign('unsubscribe', [site.id, id], 0)
    await expect(readOwnComment(ctx, site, id, unsubscribe)).rejects.toMatchObject({ status: 403 })
  })

  it('that is erased is unknown, not a fault', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const token = await ctx.tokens.sign('author', [site.id, 4242], 0)
    await expect(readOwnComment(ctx, site, 4242, token)).rejects.toMatchObject({
      code: 'comments/unknown',
      status: 404,
    })
  })
})
