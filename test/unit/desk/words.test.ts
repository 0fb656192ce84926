import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { addRule } from '../../../src/rules/public'
import { aComment } from '../../support/a-comment'
import { aMember, send, visit } from '../../support/a-member'
import { aTeam, liveContext } from '../../support/a-team'
import { aToken } from '../../support/a-token'
import { call } from '../../support/api'

const bodyOf = (id: number) =>
  env.DB.prepare('SELECT body FROM comments WHERE id = ?1').bind(id).first<string>('body')

async function aHeld() {
  const { site, owner } = await aTeam()
  const { id } = await aComment(site, { name: 'Ada', body: 'Her *words*.' }, { ctx: liveContext() })
  return { site, owner, id, path: `/desk/${site.id}/comments/${id}` }
}

describe('words of the team at the desk', () => {
  it('are one key away from the open comment, or one click', async ({ expect }) => {
    const { site, owner, path } = await aHeld()
    const { text } = await visit(owner, `/desk/${site.id}`)
    expect(text).toContain(`data-does="edit" href="${path}/edit"`)
    expect(text).toContain(`data-does="reply" href="${path}/reply"`)
    expect(text).toMatch(/data-does="edit" data-keys="e"/)
    expect(text).toMatch(/data-does="reply" data-keys="w"/)
    const reader = await aMember(site, 'reader')
    expect((await visit(reader, `/desk/${site.id}`)).text).not.toContain('/edit"')
  })

  it('are edited in a form that has them as written, and lead back with an undo', async ({ expect }) => {
    const { site, owner, id, path } = await aHeld()
    const form = await visit(owner, `${path}/edit?list=held`)
    expect(form.text).toContain('Her *words*.</textarea>')
    const saved = await send(owner, `${path}/edit`, { body: 'Shorter.', revision: '1', list: 'held' })
    expect(saved.status).toBe(303)
    const back = await visit(owner, saved.headers.get('location')!)
    const undo = /action="(\/desk\/[^"]+\/words\/\d+\/undo)"/.exec(back.text)![1]!
    expect(back.text).toContain('Edited.')
    const undone = await send(owner, undo, {})
    expect(undone.headers.get('location')).toBe(`/desk/${site.id}?item=${id}`)
    expect(await bodyOf(id)).toBe('Her *words*.')
  })

  it('are kept in the form when they are refused, with the reason beside them', async ({ expect }) => {
    const { owner, path } = await aHeld()
    const blank = await send(owner, `${path}/edit`, { body: ' ', revision: '1' })
    expect(blank.status).toBe(422)
    expect(blank.text).toContain('aria-invalid="true"')
    const stale = await send(owner, `${path}/edit`, { body: 'Typed long.', revision: '9' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Typed long.</textarea>')
    expect(stale.text).toContain('role="alert"')
  })

  it('that a rule doubts are asked for once more, and then taken', async ({ expect }) => {
    const { site, owner, id, path } = await aHeld()
    await addRule(liveContext(), site, owner.personId, {
      field: 'text',
      pattern: 'lottery',
      note: '',
      action: 'nudge',
    })
    const asked = await send(owner, `${path}/edit`, { body: 'A lottery.', revision: '1' })
    expect(asked.status).toBe(409)
    const ack = /name="ack" value="([^"]+)"/.exec(asked.text)![1]!
    expect((await send(owner, `${path}/edit`, { body: 'A lottery.', revision: '1', ack })).status).toBe(303)
    expect(await bodyOf(id)).toBe('A lottery.')
  })

  it('answer a comment that waits only with the box ticked, and are taken down by undo', async ({
    expect,
  }) => {
    const { site, owner, id, path } = await aHeld()
    expect((await visit(owner, `${path}/reply`)).text).toContain('name="approve"')
    const refused = await send(owner, `${path}/reply`, { body: 'We look.', revision: '1' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('We look.</textarea>')
    const posted = await send(owner, `${path}/reply`, { body: 'We look.', revision: '1', approve: 'yes' })
    expect(posted.status).toBe(303)
    const back = await visit(owner, posted.headers.get('location')!)
    const undo = /action="(\/desk\/[^"]+\/words\/\d+\/undo)"/.exec(back.text)![1]!
    // Back where one was, with the comment open.
    expect((await send(owner, undo, {})).headers.get('location')).toBe(`/desk/${site.id}?item=${id}`)
    const states = await env.DB.prepare('SELECT status FROM comments WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all<{ status: number }>()
    expect(states.results.map(({ status }) => status)).toEqual([1, 4])
    const another = await aMember(site, 'moderator')
    expect((await send(another, undo, {})).status).toBe(404)
  })

  it('are written by scripts too', async ({ expect }) => {
    const { site, owner, id } = await aHeld()
    const token = await aToken(site, owner, ['read', 'moderate'])
    const ask = (method: string, path: string, body: object) =>
      call(`/v1/desk/${site.id}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const edited = await ask('PATCH', `/comments/${id}`, { body: 'Shorter.', revision: 1 })
    expect(edited.json).toMatchObject({ id: String(id), revision: 2, changed: true })
    const undone = await ask('POST', `/words/${edited.json.undo}/undo`, {})
    expect(undone.json).toEqual({ id: String(id) })
    const replied = await ask('POST', `/comments/${id}/replies`, {
      body: 'We look.',
      revision: 3,
      approve: true,
    })
    expect(replied.status).toBe(201)
    expect(replied.json.undo).toMatch(/^\d+$/)
    expect((await ask('PATCH', `/comments/${id}`, { body: 'x', revision: 1 })).json.code).toBe(
      'comments/edited-meanwhile',
    )
  })
})
