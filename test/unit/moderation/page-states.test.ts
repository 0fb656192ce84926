import { describe, it } from 'vitest'
import { PINNED_MAX } from '../../../src/comments/public'
import { pinComment } from '../../../src/moderation/decisions/pin-comment'
import { pageStateOf, setPage } from '../../../src/moderation/decisions/set-page'
import { aComment } from '../../support/a-comment'
import { aSite } from '../../support/a-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

describe('the word for a page', () => {
  it.for([
    [null, null, 'site'],
    ['all', null, 'all'],
    ['none', null, 'none'],
    ['some', null, 'site'],
    ['', null, 'site'],
    [null, 1, 'closed'],
    [null, 0, 'closed'],
    ['all', 1, 'closed'],
    ['none', 1, 'closed'],
  ] as const)('that holds %s and closed at %s is “%s”', ([hold, closed_at, word], { expect }) => {
    expect(pageStateOf({ hold, closed_at })).toBe(word)
  })

  it.for(['all', 'none', 'closed'] as const)(
    '%s moves no comment that is there',
    async (word, { expect }) => {
      const site = await aSite({ hold: 'none' })
      const { id } = await aComment(site)
      await setPage(testContext(), site, 7, id, word)
      expect((await pinComment(testContext(), site, 7, id, true)).changed).toBe(true)
    },
  )

  it.for([0, 1, -1])('is nowhere for a comment %i', async (id, { expect }) => {
    await expect(setPage(testContext(), await aSite(), 7, id, 'all')).rejects.toMatchObject({
      code: 'moderation/unknown',
      status: 404,
    })
  })

  it('that stands already costs no purge', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const ctx = testContext()
    expect(await setPage(ctx, site, 7, id, 'site')).toEqual({ changed: false })
    await ctx.settle()
    expect(ctx.purged).toEqual([])
  })
})

describe('a pin', () => {
  it.for(['held', 'spam', 'rejected'] as const)('is not for what is %s', async (status, { expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    await setStatus(id, status)
    await expect(pinComment(testContext(), site, 7, id, true)).rejects.toMatchObject({
      code: 'moderation/not-pinnable',
      status: 409,
    })
  })

  it('beyond the last is refused, and is there for it once one is taken off', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids: number[] = []
    for (let at = 0; at <= PINNED_MAX; at++) ids.push((await aComment(site)).id)
    const pin = (id: number, pinned = true) => pinComment(testContext(), site, 7, id, pinned)
    for (const id of ids.slice(0, PINNED_MAX)) expect(await pin(id)).toEqual({ changed: true })
    await expect(pin(ids.at(-1)!)).rejects.toMatchObject({ code: 'moderation/pins-many', status: 409 })
    expect(await pin(ids[0]!)).toEqual({ changed: false })
    expect(await pin(ids[0]!, false)).toEqual({ changed: true })
    expect(await pin(ids[0]!, false)).toEqual({ changed: false })
    expect(await pin(ids.at(-1)!)).toEqual({ changed: true })
  })
})
