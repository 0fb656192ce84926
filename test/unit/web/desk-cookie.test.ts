import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aMember } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { type Answer, aNetwork, at, call, postJson } from '../../support/api'

// A host page is a stranger's script in the owner's browser: wherever it may read, the cookie of the desk must be worth nothing (S-04).

/** When a fragment was drawn is the server's clock, and what an answer cost is told in development only. */
const shown = ({ status, text, headers }: Answer) => ({
  status,
  text: text.replace(/ data-now="\d+"/, ''),
  headers: [...headers].filter(([name]) => name !== 'server-timing'),
})

describe('the cookie of the desk', () => {
  it('opens nothing that host pages may read: an owner is shown what a stranger is (S-04)', async ({
    expect,
  }) => {
    const site = await aSite()
    const { cookie } = await aMember(site, 'owner')
    const { id } = await aComment(site, { body: 'Waits for the team.' })
    const page = aPage(site)
    const origin = `https://${site.id}.example`
    // The cookie is good: at the desk it opens the very comment.
    expect((await call(`/desk/${site.id}/comments/${id}/pane`, { headers: { cookie } })).text).toContain(
      'Waits for the team.',
    )
    for (const path of [
      at(`/v1/${site.id}/comments`, { page }),
      at(`/v1/${site.id}/counts`, { page }),
      `/v1/${site.id}/recent`,
      `/v1/${site.id}/comments/${id}`,
      `/v1/${site.id}/comments/${id}/replies`,
      `/v1/${site.id}/comments/${id}/status`,
      at(`/embed/${site.id}/thread`, { page }),
      `/embed/${site.id}/recent`,
      `/embed/${site.id}/subscribe`,
      `/embed/${site.id}/own/${id}`,
      `/embed/${site.id}/replies/${id}`,
      `/v1/desk/${site.id}/comments`,
    ]) {
      const stranger = await call(path, { headers: { origin } })
      const owner = await call(path, { headers: { origin, cookie } })
      expect(shown(owner), path).toEqual(shown(stranger))
      expect(owner.text, path).not.toContain('Waits for the team.')
    }
  })

  it('makes nobody the team where host pages write: no name, no badge, no decision (S-04)', async ({
    expect,
  }) => {
    const site = await aSite()
    const { cookie, name } = await aMember(site, 'owner')
    const headers = { origin: `https://${site.id}.example`, cookie }
    const post = (as: string) =>
      postJson(
        `/v1/${site.id}/comments`,
        { page: aPage(site), name: as, body: 'A word.' },
        { ...headers, ...aNetwork() },
      )
    expect((await post(name)).status).toBe(422)
    const { status, json } = await post('Ada')
    expect([status, json.status]).toEqual([202, 'held'])
    const row = await env.DB.prepare('SELECT status, badge FROM comments WHERE id = ?1')
      .bind(Number(json.id))
      .first()
    expect(row).toEqual({ status: 0, badge: 0 })
    for (const method of ['PATCH', 'DELETE']) {
      const answer = await call(`/v1/${site.id}/comments/${json.id}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        body: '{"body":"Other words."}',
      })
      expect([method, answer.status]).toEqual([method, 401])
    }
  })
})
