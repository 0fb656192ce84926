import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { statusLink } from '../../../src/comments/public'
import { STATUS } from '../../../src/comments/status'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { dumpDatabase } from '../../support/a-member'
import { aPage, aSite } from '../../support/a-site'
import { call, postForm, postJson } from '../../support/api'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

const LINKED = 'See [this](https://casino.example) and https://pills.example now.'
const pathOf = (site: Site, id: number) => `/${site.id}/comments/${id}/status`
const linkOf = (site: Site, id: number) => statusLink(testContext(), site.id, id)
const tokenOf = async (site: Site, id: number) => (await linkOf(site, id)).split('#')[1]!
const giveReason = (id: number, reason: string) =>
  env.DB.prepare('UPDATE comments SET reason = ?2 WHERE id = ?1').bind(id, reason).run()

describe('the page of a comment’s status', () => {
  it('holds nothing of the comment in its address, and asks for what opens it', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: LINKED })
    const link = new URL(await linkOf(site, id))
    expect([link.pathname, link.search]).toEqual([pathOf(site, id), ''])
    expect(link.hash.length).toBeGreaterThan(20)
    const page = await call(link.pathname)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('casino')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('says what became of it, each state in words of its own, with the reason', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const token = await tokenOf(site, id)
    const titles = new Map<string, string>()
    for (const status of Object.keys(STATUS) as (keyof typeof STATUS)[]) {
      await setStatus(id, status)
      if (status === 'rejected' || status === 'returned') await giveReason(id, '@private')
      const page = await postForm(pathOf(site, id), { token })
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(page.text).toContain('A word on this.')
      const told = page.text.includes('It holds private details of somebody.')
      expect(told, status).toBe(['rejected', 'spam', 'returned', 'deleted'].includes(status))
      titles.set(status, /<h1[^>]*>([^<]*)/.exec(page.text)![1]!)
    }
    expect(titles.get('spam')).toBe(titles.get('rejected'))
    expect(new Set(titles.values()).size).toBe(titles.size - 1)
    expect(titles.get('returned')).toBe('Your comment came back to you')
  })

  it('shows the words with links that lead nowhere, and the name as none', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: LINKED, url: 'https://pills.example' })
    const page = await postForm(pathOf(site, id), { token: await tokenOf(site, id) })
    expect(page.text).toContain('See this and https://pills.example now.')
    expect(page.text).not.toMatch(/href="https:\/\/(casino|pills)/)
  })

  it('takes the whole link where it is pasted, and the token of the device', async ({ expect }) => {
    const site = await aSite()
    const { id, token } = await aComment(site)
    for (const given of [` ${await linkOf(site, id)} `, token]) {
      expect((await postForm(pathOf(site, id), { token: given })).text).toContain('Your comment waits')
    }
  })

  it('opens for nothing else: no token, another comment’s, another site’s, another purpose', async ({
    expect,
  }) => {
    const [site, other] = [await aSite(), await aSite()]
    const [{ id }, second] = [await aComment(site), await aComment(site)]
    const foreign = await aComment(other)
    const moderate = await testContext().tokens.sign('moderate', [site.id, id], 0)
    for (const given of [
      '',
      'x',
      await tokenOf(site, second.id),
      second.token,
      await tokenOf(other, foreign.id),
      moderate,
    ]) {
      const page = await postForm(pathOf(site, id), { token: given })
      expect([401, 403]).toContain(page.status)
      expect(page.text).not.toContain('A word on this.')
      expect(page.text).toContain('That link is not complete.')
    }
    expect((await postForm(pathOf(other, id), { token: await tokenOf(site, id) })).status).toBe(403)
    expect((await call(`/${site.id}/comments/x/status`)).status).toBe(404)
  })

  it('changes nothing, by whatever method; its token edits and deletes nothing', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const headers = { authorization: `Bearer ${await tokenOf(site, id)}` }
    const path = `/v1/${site.id}/comments/${id}`
    expect((await call(path, { method: 'DELETE', headers })).status).toBe(403)
    expect((await call(`${path}/status`, { headers })).status).toBe(403)
    const before = await dumpDatabase()
    await postForm(pathOf(site, id), { token: await tokenOf(site, id) })
    await call(pathOf(site, id))
    expect(await dumpDatabase()).toBe(before)
  })
})

describe('what the author is shown in place', () => {
  it('says why, in the language that is asked for, with a link to the status', async ({ expect }) => {
    const site = await aSite()
    const { id, token } = await aComment(site, { body: LINKED })
    await setStatus(id, 'returned')
    await giveReason(id, '@unclear')
    const headers = { authorization: `Bearer ${token}` }
    const item = (await call(`/embed/${site.id}/own/${id}?lang=de`, { headers })).text
    expect(item).toContain('Der Grund: So, wie er geschrieben ist, lässt er sich nicht verstehen.')
    expect(item).toContain(`href="${await linkOf(site, id)}"`)
    expect(item).not.toContain(token)
    expect(item).not.toContain('casino.example"')
    expect(item).toContain('name="edit"')
    expect(item).not.toContain('part="dismiss"')

    const json = (await call(`/v1/${site.id}/comments/${id}/status`, { headers })).json
    expect(json).toMatchObject({
      status: 'returned',
      reason: 'It cannot be understood as it is written.',
      editable: true,
    })
  })

  it('has live links again once everybody may read it', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const posted = await postJson(`/embed/${site.id}/comments`, {
      page: aPage(site),
      name: 'Ada',
      body: LINKED,
    })
    expect(posted.text).toContain('href="https://casino.example"')
    expect(posted.text).not.toContain('/status#')
  })

  it('on the page without scripts leads to the status by a form, since nobody reads what is behind the #', async ({
    expect,
  }) => {
    const site = await aSite()
    const page = await postForm(`/${site.id}/thread`, { page: aPage(site), name: 'Ada', body: 'Held.' })
    const [, action, token] =
      /action="([^"]*\/status)"><input type="hidden" name="token" value="([^"]+)"/.exec(page.text)!
    const shown = await postForm(new URL(action!).pathname, { token: token! })
    expect(shown.text).toContain('Your comment waits')
  })
})
