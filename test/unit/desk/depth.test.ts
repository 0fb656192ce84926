import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { at, call } from '../../support/api'

const stored = async (id: string) =>
  JSON.parse(
    (await env.DB.prepare('SELECT settings FROM sites WHERE id = ?1').bind(id).first<string>('settings'))!,
  )

const form = (site: { id: string; name: string }, depth: string) => ({
  name: site.name,
  origins: `https://${site.id}.example`,
  locale: 'en',
  hold: 'none',
  depth,
})

describe('the owner sets how deep replies are indented (A4)', () => {
  it('from a labelled field, and readers see it', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const owner = await aMember(site, 'owner')
    const path = `/desk/${site.id}/settings`
    const root = await aComment(site, { name: 'Ada' })
    const reply = await aComment(site, { name: 'Ben', parentId: String(root.id) })
    await aComment(site, { name: 'Cy', parentId: String(reply.id) })
    const thread = at(`/embed/${site.id}/thread`, { page: aPage(site) })
    const depths = async (more: string) =>
      [...(await call(thread + more)).text.matchAll(/data-depth="(\d)" data-path/g)].map(([, depth]) => depth)

    expect((await visit(owner, path)).text).toMatch(
      /<label for="depth">Replies are indented<\/label>.*<option value="6" selected="">6 levels/s,
    )
    expect(await depths('&a')).toEqual(['0', '1', '2'])
    expect((await send(owner, path, form(site, '1'))).status).toBe(303)
    expect(await stored(site.id)).toMatchObject({ depth: 1 })
    expect(await depths('&b')).toEqual(['0', '1', '1'])
    const flat = await send(owner, path, form(site, '0'))
    expect(flat.status).toBe(303)
    const { text } = await call(`${thread}&c`)
    expect(text).toMatch(/<section[^>]*data-flat/)
    // Not one answer without the name of what it answers.
    expect([...text.matchAll(/class="aw-answers">in reply to <bdi>(\w+)/g)].map(([, name]) => name)).toEqual([
      'Ada',
      'Ben',
    ])
  })

  it('and a kept answer of the other depth is not taken for this one', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const owner = await aMember(site, 'owner')
    await aComment(site)
    const thread = at(`/embed/${site.id}/thread`, { page: aPage(site) })
    const etag = (await call(thread)).headers.get('etag') ?? ''
    await send(owner, `/desk/${site.id}/settings`, form(site, '2'))
    expect((await call(`${thread}&x`, { headers: { 'if-none-match': etag } })).status).toBe(200)
  })

  it.for(['7', '-1', '', 'deep'])('and cannot set %j', async (depth, { expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const { status, text } = await send(owner, `/desk/${site.id}/settings`, form(site, depth))
    expect(status).toBe(422)
    expect(text).toMatch(/id="depth"[^>]*aria-invalid="true"/)
    expect((await stored(site.id)).depth ?? 6).toBe(6)
  })
})
