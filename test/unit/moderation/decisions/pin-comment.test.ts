import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { ReadThread } from '../../../../src/comments/schema'
import { readThread } from '../../../../src/comments/thread/read-thread'
import { pinComment } from '../../../../src/moderation/decisions/pin-comment'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aMember, send, visit } from '../../../support/a-member'
import { aPage, aSite } from '../../../support/a-site'
import { setScore } from '../../../support/a-vote'
import { at, call } from '../../../support/api'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const pin = (site: Site, id: number, pinned = true, ctx = testContext()) =>
  pinComment(ctx, site, 7, id, pinned)
const read = (site: Site, more: object = {}, ctx = testContext()) =>
  readThread(ctx, site.id, v.parse(ReadThread, { page: aPage(site), ...more }))
const idsOf = (items: readonly { readonly id: number }[]) => items.map(({ id }) => id)

async function aThread(count: number) {
  const site = await aSite({ hold: 'none' })
  const ctx = testContext()
  const ids: number[] = []
  for (let at = 0; at < count; at++) ids.push((await aComment(site, {}, { ctx })).id)
  return { site, ids }
}

describe('a pinned comment', () => {
  it('stands first on the first page of every order, once, and nowhere else', async ({ expect }) => {
    const { site, ids } = await aThread(6)
    const [first, second] = ids
    await setScore(ids[5]!, 9)
    await pin(site, second!)
    await pin(site, first!)
    for (const sort of ['newest', 'oldest', 'top'] as const) {
      const seen: number[] = []
      let after: string | undefined
      do {
        const page = await read(site, { sort, limit: '2', after })
        if (after === undefined) expect(idsOf(page.items).slice(0, 2), sort).toEqual([first, second])
        seen.push(...idsOf(page.items))
        after = page.next ?? undefined
      } while (after)
      expect(
        seen.toSorted((a, b) => a - b),
        sort,
      ).toEqual(ids)
    }
    const { items } = await read(site)
    expect(items.map(({ pinned }) => pinned)).toEqual([true, true, false, false, false, false])
  })

  it('costs one round trip and a few rows, whatever the thread', async ({ expect }) => {
    const { site, ids } = await aThread(25)
    for (const id of ids.slice(0, 3)) {
      for (let turn = 0; turn < 4; turn++) await aComment(site, { parentId: String(id) })
      await pin(site, id)
    }
    const ctx = testContext()
    const { items } = await read(site, { limit: '20' }, ctx)
    expect(items.slice(0, 3).map(({ children }) => children.length)).toEqual([3, 3, 3])
    expect(ctx.db.usage.roundTrips).toBe(1)
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(150)
  })

  it('is marked in words, and as data', async ({ expect }) => {
    const { site, ids } = await aThread(2)
    await pin(site, ids[0]!)
    const query = { page: aPage(site), lang: 'en' }
    for (const path of [`/embed/${site.id}/thread`, `/${site.id}/thread`])
      expect((await call(at(path, query))).text.match(/part="pinned">pinned</g)).toHaveLength(1)
    const { items } = (await call(at(`/v1/${site.id}/comments`, query))).json
    expect(items.map(({ pinned }: { pinned: boolean }) => pinned)).toEqual([true, false])
  })

  it('makes kept copies old; the log and the cache hear of it once', async ({ expect }) => {
    const { site, ids } = await aThread(1)
    const version = async () => (await read(site)).thread.version
    const before = await version()
    const ctx = testContext()
    expect(await pin(site, ids[0]!, true, ctx)).toEqual({ changed: true })
    await ctx.settle()
    expect(ctx.purged).toHaveLength(1)
    expect(await version()).toBe(before + 1)
    const again = testContext()
    expect(await pin(site, ids[0]!, true, again)).toEqual({ changed: false })
    expect(again.db.usage.rowsWritten).toBe(0)
    expect(await pin(site, ids[0]!, false)).toEqual({ changed: true })
    expect(await pin(site, ids[0]!, false)).toEqual({ changed: false })
    const { results } = await env.DB.prepare(
      'SELECT actor, action, after FROM audit WHERE site_id = ?1 ORDER BY id',
    )
      .bind(site.id)
      .all()
    expect(results).toEqual([
      { actor: 'person:7', action: 'comment.pin', after: '{"pinned":true}' },
      { actor: 'person:7', action: 'comment.unpin', after: '{"pinned":false}' },
    ])
  })

  it('is one of three at most; what is not up makes room', async ({ expect }) => {
    const { site, ids } = await aThread(5)
    const pins = await Promise.allSettled(ids.map((id) => pin(site, id)))
    expect(pins.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    for (const answer of pins)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({
          code: 'moderation/pins-many',
          status: 409,
          details: { params: { max: 3 } },
        })
    const pinned = (await read(site)).items.filter((item) => item.pinned)
    await setStatus(pinned[0]!.id, 'rejected')
    const free = ids.find((id) => !idsOf(pinned).includes(id))!
    expect(await pin(site, free)).toEqual({ changed: true })
    expect(idsOf((await read(site)).items)).not.toContain(pinned[0]!.id)
  })

  it('is no reply, nothing that waits, and nothing of another site', async ({ expect }) => {
    const { site, ids } = await aThread(2)
    const reply = await aComment(site, { parentId: String(ids[0]) })
    await setStatus(ids[1]!, 'held')
    for (const id of [reply.id, ids[1]!])
      await expect(pin(site, id)).rejects.toMatchObject({ code: 'moderation/not-pinnable', status: 409 })
    const elsewhere = await aSite()
    for (const id of [ids[0]!, 12])
      await expect(pin(elsewhere, id)).rejects.toMatchObject({ code: 'moderation/unknown', status: 404 })
  })
})

describe('at the desk', () => {
  it('a moderator pins and unpins the open comment; a reader of the team cannot', async ({ expect }) => {
    const { site, ids } = await aThread(1)
    const member = await aMember(site)
    const path = `/desk/${site.id}?status=published`
    expect((await visit(member, path)).text).toMatch(/name="pinned" value="yes"[^>]*>Pin to the top</)
    const answer = await send(member, `/desk/${site.id}/comments/${ids[0]}/pin`, {
      pinned: 'yes',
      list: 'published',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}&item=${ids[0]}`])
    expect((await visit(member, path)).text).toMatch(/name="pinned" value="no"[^>]*>Unpin</)
    expect((await visit(member, `/desk/${site.id}/log`)).text).toContain('pinned')
    const reader = await aMember(site, 'reader')
    expect((await visit(reader, path)).text).not.toContain('name="pinned"')
    const reply = await aComment(site, { parentId: String(ids[0]) })
    const refused = await send(member, `/desk/${site.id}/comments/${reply.id}/pin`, { pinned: 'yes' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Only a published comment that answers none can be pinned.')
  })
})
