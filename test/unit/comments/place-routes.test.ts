import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { at, call } from '../../support/api'
import { setStatus } from '../../support/set-status'

describe('a comment with its place, for scripts', () => {
  it('says page, root, depth and where readers find it', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site)
    const reply = await aComment(site, { parentId: String(root.id) })
    const { status, json } = await call(`/v1/${site.id}/comments/${reply.id}`)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      id: String(reply.id),
      parentId: String(root.id),
      rootId: String(root.id),
      depth: 1,
      page: aPage(site),
      permalink: `${aPage(site)}#c-${reply.id}`,
    })
  })

  it('opens its thread, and goes both ways from there', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ids: string[] = []
    for (let n = 0; n < 16; n++) ids.push(String((await aComment(site, { body: `Number ${n}.` })).id))
    const list = (more: Record<string, string>) =>
      call(at(`/v1/${site.id}/comments`, { page: aPage(site), ...more }))
    const { json } = await list({ comment: ids[8]! })
    expect(json.comment).toBe(ids[8])
    const shown = (answer: { items: { id: string }[] }) => answer.items.map(({ id }) => id)
    expect(shown(json)).toEqual(ids.slice(2, 12).toReversed())
    expect(shown((await list({ before: json.previous })).json)).toEqual(ids.slice(12).toReversed())
    expect(shown((await list({ after: json.next })).json)).toEqual(ids.slice(0, 2).toReversed())
    const plain = await list({})
    expect(plain.json.previous).toBeNull()
    expect(plain.json).not.toHaveProperty('comment')
  })

  it('is null where readers cannot see it, and the answer tells nothing else of it', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site, { body: 'Up.' })
    const held = await aComment(site, { body: 'Secret words.', name: 'Secret' })
    await setStatus(held.id, 'held')
    for (const id of [String(held.id), '999']) {
      const { status, text, json } = await call(
        at(`/v1/${site.id}/comments`, { page: aPage(site), comment: id }),
      )
      expect([status, json.comment, json.items.length]).toEqual([200, null, 1])
      expect(text).not.toContain('Secret')
    }
    expect((await call(at(`/v1/${site.id}/comments`, { page: aPage(site), comment: 'x' }))).status).toBe(422)
  })

  it('has replies both ways, without what only holds them up', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site)
    const ids: string[] = []
    for (let n = 0; n < 7; n++)
      ids.push(String((await aComment(site, { parentId: String(root.id), body: `Reply ${n}.` })).id))
    const deep = await aComment(site, { parentId: ids[4]!, body: 'Deeper.' })
    const order = [...ids.slice(0, 5), String(deep.id), ...ids.slice(5)]
    const replies = async (more: Record<string, string>) =>
      (await call(at(`/v1/${site.id}/comments/${root.id}/replies`, { limit: '3', ...more }))).json
    const shown = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)
    const first = await replies({})
    expect(shown(first)).toEqual(order.slice(0, 3))
    expect(first.previous).toBeNull()
    const second = await replies({ after: first.next })
    expect(shown(second)).toEqual(order.slice(3, 6))
    const third = await replies({ after: second.next })
    expect(shown(third)).toEqual(order.slice(6))
    expect(third.next).toBeNull()
    // The third begins below nothing of its own; the way back is the way it came.
    expect(shown(await replies({ before: third.previous }))).toEqual(order.slice(3, 6))
    const answers = (await call(`/v1/${site.id}/comments/${ids[4]}/replies`)).json
    expect(shown(answers)).toEqual([String(deep.id)])
  })

  it('is found by its id alone on the page without scripts, and no other site finds it', async ({
    expect,
  }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite()]
    const { id } = await aComment(site)
    const led = await call(`/${site.id}/thread?comment=${id}`)
    expect(led.status).toBe(302)
    expect(led.headers.get('location')).toBe(
      `/${site.id}/thread?${new URLSearchParams({ page: aPage(site), comment: String(id) })}#c-${id}`,
    )
    expect((await call(`/${other.id}/thread?comment=${id}`)).status).toBe(404)
  })
})
