import { describe, it } from 'vitest'
import { PAGE_STATES, readItem, readLog, setPage } from '../../../../src/moderation/public'
import { aComment } from '../../../support/a-comment'
import { aMember, send, visit } from '../../../support/a-member'
import { aPage, aSite } from '../../../support/a-site'
import { testContext } from '../../../support/test-context'

describe('what a page says for itself', () => {
  it('is set, read, logged once and taken back', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    for (const state of ['all', 'none', 'closed', 'site'] as const) {
      const ctx = testContext()
      expect(await setPage(ctx, site, 7, id, state), state).toEqual({ changed: true })
      expect(await setPage(ctx, site, 7, id, state), state).toEqual({ changed: false })
      expect((await readItem(ctx, site, id)).pageState).toBe(state)
      await ctx.settle()
      expect(ctx.purged).toHaveLength(1)
    }
    const log = (await readLog(testContext(), site)).items.filter(({ action }) => action === 'comment.page')
    expect(log.map(({ changes }) => changes[0]?.to)).toEqual(['site', 'closed', 'none', 'all'])
  })

  it('holds for that page alone, and refuses where it is closed', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    await setPage(testContext(), site, 7, id, 'closed')
    await expect(aComment(site)).rejects.toMatchObject({ code: 'comments/thread-closed' })
    expect((await aComment(site, { page: aPage(site, '/other') })).status).toBe('published')
    await setPage(testContext(), site, 7, id, 'all')
    expect((await aComment(site)).status).toBe('held')
  })

  it('is nothing another site can say', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const { id } = await aComment(site)
    await expect(setPage(testContext(), other, 7, id, 'closed')).rejects.toMatchObject({
      code: 'moderation/unknown',
    })
    expect((await readItem(testContext(), site, id)).pageState).toBe('site')
  })

  it('is chosen beside the open comment, and readers of the desk are not offered it', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site)
    const [mo, reader] = [await aMember(site), await aMember(site, 'reader')]
    const path = `/desk/${site.id}/comments/${id}/page`
    const answer = await send(mo, path, { page: 'closed', list: 'held' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/desk/${site.id}?item=${id}`])
    const page = await visit(mo, `/desk/${site.id}?item=${id}`)
    expect(page.text).toMatch(/value="closed" selected/)
    for (const state of PAGE_STATES) expect(page.text).toContain(`value="${state}"`)
    expect((await visit(reader, `/desk/${site.id}?item=${id}`)).text).not.toContain('page-hold')
    expect((await send(mo, path, { page: 'ajar' })).status).toBe(422)
  })
})

describe('the settings of what waits', () => {
  it('are one section, hold what was typed, and say field by field what is wrong', async ({ expect }) => {
    const site = await aSite()
    const owner = await aMember(site, 'owner')
    const form = { name: 'N', origins: '', locale: 'en', hold: 'some', consentWords: '' }
    const numbers = { holdFirst: '2', holdLinks: '3', holdDays: '30', closeDays: '90', holdUnverified: 'yes' }
    const path = `/desk/${site.id}/settings`
    expect((await send(owner, path, { ...form, ...numbers })).status).toBe(303)
    const page = (await visit(owner, path)).text
    for (const [name, value] of Object.entries(numbers).slice(0, 4))
      expect(page, name).toMatch(new RegExp(`id="${name}"[^>]*value="${value}"`))
    expect(page).toContain('<option value="some" selected')
    const wrong = await send(owner, path, { ...form, ...numbers, holdDays: '3651' })
    expect([wrong.status, /id="holdDays-error"/.test(wrong.text), /value="3651"/.test(wrong.text)]).toEqual([
      422,
      true,
      true,
    ])
  })
})
