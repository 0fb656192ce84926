import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { aCrowd, tally } from '../../support/a-crowd'
import { aMember, type Member, send, visit } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { runSweep } from '../../support/a-sweep'
import { aToken } from '../../support/a-token'
import { call } from '../../support/api'
import { indexSite } from '../../support/index-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

async function aDesk(size: number, options: Parameters<typeof aCrowd>[2] = {}) {
  const site = await aSite()
  const member = await aMember(site)
  const crowd = await aCrowd(site, size, options)
  return { site, member, crowd }
}

const confirmIn = (text: string): string => /name="confirm" value="([^"]+)"/.exec(text)?.[1] ?? ''
/** The desk lives by the real clock, and so must what goes on behind it. */
const now = () => testContext({ now: Date.now() })
const idIn = (location: string | null): number => Number(/\/sweeps\/(\d+)$/.exec(location ?? '')?.[1])

/** Counts on the page and presses a button there. @returns where that leads */
async function press(member: Member, siteId: string, query: string, action: string) {
  const page = await visit(member, `/desk/${siteId}/sweeps/new?${query}`)
  const answer = await send(member, `/desk/${siteId}/sweeps`, { confirm: confirmIn(page.text), action })
  return { page, answer, location: answer.headers.get('location') }
}

describe('deciding all that match, at the desk', () => {
  it('counts first, says what is meant, and asks for one press', async ({ expect }) => {
    const { site, member } = await aDesk(1234, { doubts: '[{"code":"shouting"}]' })
    const { text, status } = await visit(member, `/desk/${site.id}/sweeps/new?status=held`)
    expect(status).toBe(200)
    expect(text).toContain('1,234 comments match')
    expect(text).toContain('Approve all 1,234')
    expect(text).not.toContain('value="restore"')
    const none = await visit(member, `/desk/${site.id}/sweeps/new?status=spam`)
    expect(none.text).toContain('Nothing matches')
    expect(none.text).not.toContain('name="confirm"')
  })

  it('says in words what narrows the list', async ({ expect }) => {
    const { site, member, crowd } = await aDesk(2, { doubts: '[{"code":"shouting"}]' })
    await indexSite(site)
    const query = `status=held&why=shouting&author=Bo&thread=${crowd.first}&to=2030-01-31`
    const { text } = await visit(member, `/desk/${site.id}/sweeps/new?${query}`)
    for (const words of ['2 comments match', 'capital letters', 'Bo', 'on the same page', 'January 31, 2030'])
      expect(text).toContain(words)
  })

  it('leads to a page that says how far it is, without scripts by asking again', async ({ expect }) => {
    const { site, member } = await aDesk(620)
    const { location, answer } = await press(member, site.id, 'status=held', 'spam')
    expect(answer.status).toBe(303)
    const started = await visit(member, location!)
    expect(started.text).toContain('Marking as spam')
    expect(started.text).toContain('0 of 620')
    expect(started.text).toContain('data-poll="yes"')
    expect(started.text).toMatch(/<progress[^>]* max="620" value="0"/)
    expect(started.text).toContain(`href="${location}"`)
    await runSweep(site, idIn(location), now())
    const ended = await visit(member, location!)
    expect(ended.text).toContain('620 of 620')
    expect(ended.text).not.toContain('data-poll')
    expect(ended.text).toContain('Take all 620 back')
    expect(await tally(site)).toEqual({ 3: 620 })
  })

  it('empties the spam that was counted, and not what came since', async ({ expect }) => {
    const { site, member } = await aDesk(3, { status: 3 })
    const page = await visit(member, `/desk/${site.id}?status=spam`)
    expect(page.text).toContain('Empty this list…')
    const counted = await visit(member, `/desk/${site.id}/sweeps/new?status=spam`)
    const late = await aCrowd(site, 1, { path: '/late' })
    await setStatus(late.first, 'spam')
    // As a decision that is made after the count.
    await env.DB.prepare('UPDATE comments SET decided_at = ?2 WHERE id = ?1')
      .bind(late.first, Date.now() + 1000)
      .run()
    const { headers } = await send(member, `/desk/${site.id}/sweeps`, {
      confirm: confirmIn(counted.text),
      action: 'delete',
    })
    await runSweep(site, idIn(headers.get('location')), now())
    expect(await tally(site)).toEqual({ 3: 1, 4: 3 })
  })

  it('tells whoever opens the queue meanwhile who decides there', async ({ expect }) => {
    const { site, member } = await aDesk(3)
    const other = await aMember(site)
    const { location } = await press(member, site.id, 'status=held', 'reject')
    const { text } = await visit(other, `/desk/${site.id}`)
    expect(text).toContain(`${member.name}: Rejecting, 0 of 3.`)
    expect(text).toContain(`href="${location}"`)
    await runSweep(site, idIn(location), now())
    expect((await visit(other, `/desk/${site.id}`)).text).not.toContain('Rejecting')
  })

  it('is stopped by anybody who decides, and taken back by its own person or an owner', async ({
    expect,
  }) => {
    const { site, member } = await aDesk(4)
    const [other, owner] = [await aMember(site), await aMember(site, 'owner')]
    const { location } = await press(member, site.id, 'status=held', 'delete')
    const late = await send(member, `${location}/undo`, {})
    expect([late.status, late.headers.get('location')]).toEqual([303, location])
    expect((await send(other, `${location}/stop`, {})).status).toBe(303)
    await runSweep(site, idIn(location), now())
    expect((await visit(other, location!)).text).toContain('Stopped')
    expect(await tally(site)).toEqual({ 0: 4 })

    const second = await press(member, site.id, 'status=held', 'delete')
    await runSweep(site, idIn(second.location), now())
    expect((await send(other, `${second.location}/undo`, {})).status).toBe(404)
    expect((await visit(other, second.location!)).text).not.toContain('Take all 4 back')
    expect((await send(owner, `${second.location}/undo`, {})).status).toBe(303)
    expect((await visit(member, second.location!)).text).toContain('Taking it back')
    await runSweep(site, idIn(second.location), now())
    const { text } = await visit(member, second.location!)
    expect(text).toContain('4 taken back')
    expect(await tally(site)).toEqual({ 0: 4 })
  })

  it('refuses a count that is not its own', async ({ expect }) => {
    const { site, member } = await aDesk(1)
    const other = await aMember(site)
    const page = await visit(member, `/desk/${site.id}/sweeps/new`)
    const { status, text } = await send(other, `/desk/${site.id}/sweeps`, {
      confirm: confirmIn(page.text),
      action: 'spam',
    })
    expect(status).toBe(409)
    expect(text).toContain('Count again, then confirm.')
    expect(await tally(site)).toEqual({ 0: 1 })
  })

  it('takes a wrong reason for a wrong field, and a wrong list for none', async ({ expect }) => {
    const { site, member } = await aDesk(1)
    const page = await visit(member, `/desk/${site.id}/sweeps/new`)
    const wrong = { confirm: confirmIn(page.text), action: 'reject', reason: 'no reason of this site' }
    expect((await send(member, `/desk/${site.id}/sweeps`, wrong)).status).toBe(422)
    expect((await visit(member, `/desk/${site.id}/sweeps/new?status=reported`)).status).toBe(422)
    expect((await visit(member, `/desk/${site.id}/sweeps/x`)).status).toBe(404)
  })
})

describe('its rows in the log', () => {
  it('are one line with numbers, and those of single comments folded', async ({ expect }) => {
    const { site, member } = await aDesk(30)
    const owner = await aMember(site, 'owner')
    const { location } = await press(member, site.id, 'status=held', 'spam')
    await runSweep(site, idIn(location), now())
    const { text } = await visit(owner, `/desk/${site.id}/log`)
    expect(text).toContain('decided all that match')
    expect(text).toContain(`href="${location}"`)
    expect(text).toContain('30 comments')
    expect(text.match(/marked as spam/g)).toHaveLength(1)
  })

  it('are folded as well when all of it is taken back, and taken back once', async ({ expect }) => {
    const { site, member } = await aDesk(30)
    const owner = await aMember(site, 'owner')
    const { location } = await press(member, site.id, 'status=held', 'spam')
    await runSweep(site, idIn(location), now())
    expect((await send(member, `${location}/undo`, {})).status).toBe(303)
    // At once: what was taken back stands in the log a moment behind what it was, and is not taken back too.
    await runSweep(site, idIn(location), now())
    const { text } = await visit(owner, `/desk/${site.id}/log`)
    expect(text.match(/>took back/g)).toHaveLength(1)
    expect(text).toMatch(/took back.*?30 comments/s)
    expect(await tally(site)).toEqual({ 0: 30 })
  })
})

describe('the same for scripts', () => {
  it('counts, begins, tells, stops and takes back', async ({ expect }) => {
    const { site } = await aDesk(7)
    const owner = await aMember(site, 'owner')
    const token = await aToken(site, owner, ['read', 'moderate'])
    const ask = (path: string, body?: object) =>
      call(`/v1/desk/${site.id}/sweeps${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
    const counted = await ask('/count', { status: 'held' })
    expect(counted.json).toMatchObject({ count: 7, isMore: false })
    const begun = await ask('', { confirm: counted.json.confirm, action: 'approve' })
    expect([begun.status, begun.json.state, begun.json.total]).toEqual([202, 'running', 7])
    const id = begun.json.id as string
    await runSweep(site, Number(id), now())
    expect((await ask(`/${id}`)).json).toMatchObject({
      state: 'done',
      moved: 7,
      action: 'approve',
      by: owner.name,
    })
    expect((await ask(`/${id}/stop`, {})).json).toMatchObject({ state: 'done' })
    expect((await ask(`/${id}/undo`, {})).json).toMatchObject({ state: 'undoing' })
    await runSweep(site, Number(id), now())
    expect((await ask(`/${id}`)).json).toMatchObject({ state: 'undone', undone: 7 })
    expect(await tally(site)).toEqual({ 0: 7 })
  })

  it('asks for the scope of addresses where one is asked for', async ({ expect }) => {
    const { site } = await aDesk(1)
    const owner = await aMember(site, 'owner')
    const ask = async (scopes: Parameters<typeof aToken>[2]) =>
      call(`/v1/desk/${site.id}/sweeps/count`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await aToken(site, owner, scopes)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ status: 'held', address: 'b0@x.example' }),
      })
    expect((await ask(['moderate'])).status).toBe(403)
    await indexSite(site)
    expect((await ask(['moderate', 'addresses'])).json).toMatchObject({ count: 1 })
  })
})
