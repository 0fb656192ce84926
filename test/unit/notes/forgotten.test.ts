import { describe, it } from 'vitest'
import { parseEmail } from '../../../src/kernel/email-address'
import { addNote, listNotes, removeNote } from '../../../src/notes/public'
import { hashAddress } from '../../../src/platform/hash'
import { eraseSubscriber } from '../../../src/subscribers/data/erase-subscriber'
import { exportSubscriber } from '../../../src/subscribers/data/export-subscriber'
import { aSite } from '../../support/a-site'
import { aSubscriber } from '../../support/a-subscriber'
import { loggedAt } from '../../support/a-team'
import { testContext } from '../../support/test-context'

describe('notes on somebody', () => {
  it('are given to them when they ask for all there is, and go when they ask to be forgotten', async ({
    expect,
  }) => {
    const [site, other] = [await aSite(), await aSite()]
    const ctx = testContext()
    const { id, email } = await aSubscriber(site, ctx)
    const key = await hashAddress(ctx.config.hashKey, parseEmail(email)!.key)
    await addNote(ctx, site, 1, key, 'Knows trams.')
    await addNote(ctx, other, 1, key, 'Elsewhere.')
    expect((await exportSubscriber(ctx, site.id, id))?.notes).toEqual([
      { body: 'Knows trams.', at: expect.any(String) },
    ])
    await eraseSubscriber(ctx, site.id, { id, email_key: key })
    expect(await ctx.db.all(listNotes(site.id, key))).toEqual([])
    expect(await ctx.db.all(listNotes(other.id, key))).toHaveLength(1)
  })

  it('are twenty at most, also when two come at once; removing twice is once', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const ids: number[] = []
    for (let at = 0; at < 19; at++) ids.push(await addNote(ctx, site, 1, 'key', `Note ${at}`))
    const both = await Promise.allSettled([1, 2].map(() => addNote(testContext(), site, 1, 'key', 'Last')))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const who = { personId: 1, mayAll: false }
    await removeNote(ctx, site, who, 'key', ids[0]!)
    await expect(removeNote(ctx, site, who, 'key', ids[0]!)).rejects.toMatchObject({ code: 'notes/unknown' })
    await expect(removeNote(ctx, await aSite(), who, 'key', ids[1]!)).rejects.toMatchObject({
      code: 'notes/unknown',
    })
    expect((await loggedAt(site)).filter((action) => action === 'author.unnote')).toHaveLength(1)
  })
})
