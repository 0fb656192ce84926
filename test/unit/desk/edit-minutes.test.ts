import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { call } from '../../support/api'
import { testContext } from '../../support/test-context'

const stored = async (id: string) =>
  JSON.parse(
    (await env.DB.prepare('SELECT settings FROM sites WHERE id = ?1').bind(id).first<string>('settings'))!,
  )

const form = (site: { id: string; name: string }, editMinutes: string) => ({
  name: site.name,
  origins: `https://${site.id}.example`,
  locale: 'en',
  hold: 'none',
  editMinutes,
})

describe('the owner sets how long authors may edit', () => {
  it('from a labelled field with what is stored, saved and shown again', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const path = `/desk/${site.id}/settings`
    const before = (await visit(owner, path)).text
    expect(before).toContain('<label for="editMinutes">Minutes to edit</label>')
    expect(before).toMatch(/id="editMinutes"[^>]*aria-describedby="editMinutes-hint"[^>]*value="15"/)
    expect((await send(owner, path, form(site, '45'))).status).toBe(303)
    expect(await stored(site.id)).toMatchObject({ editMinutes: 45, hold: 'none' })
    expect((await visit(owner, path)).text).toMatch(/id="editMinutes"[^>]*value="45"/)
  })

  it('and is told what is wrong beside the field, with what was typed', async ({ expect }) => {
    const site = await aSite({ editMinutes: 5 })
    const owner = await aMember(site, 'owner')
    const { status, text } = await send(owner, `/desk/${site.id}/settings`, form(site, 'ever'))
    expect(status).toBe(422)
    expect(text).toMatch(/id="editMinutes"[^>]*aria-invalid="true"[^>]*value="ever"/)
    expect(text).toContain('This has to be a whole number from 0 to 10080.')
    expect(await stored(site.id)).toMatchObject({ editMinutes: 5 })
  })

  it('and 0 ends it for comments that are up already', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const owner = await aMember(site, 'owner')
    const own = await aComment(site, {}, { ctx: testContext({ now: Date.now() }) })
    await send(owner, `/desk/${site.id}/settings`, form(site, '0'))
    const answer = await call(`/v1/${site.id}/comments/${own.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${own.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ body: 'Too late.' }),
    })
    expect([answer.status, answer.json.code]).toEqual([409, 'comments/edit-window-over'])
  })

  it('not by a moderator', async ({ expect }) => {
    const site = await aSite()
    const moderator = await aMember(site, 'moderator')
    expect((await send(moderator, `/desk/${site.id}/settings`, form(site, '60'))).status).toBe(403)
    expect((await stored(site.id)).editMinutes ?? 15).toBe(15)
  })
})
