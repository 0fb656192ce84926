import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight } from '../../support/browser/axe'
import { type PostedComment, useStage } from '../../support/browser/fixture'

const stage = useStage()

/** A comment that waits, and its author's way to change it. */
async function aWaitingComment(body: string) {
  const { aComment, host, worker } = stage()
  const desk = await aModerator(stage())
  const own: PostedComment = await aComment(desk.site, `${host.origin}/post/${desk.site}`, { body })
  const edit = async (words: string) => {
    const answer = await fetch(`${worker.url}/v1/${desk.site}/comments/${own.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${own.token}` },
      body: JSON.stringify({ body: words }),
    })
    if (!answer.ok) throw new Error(`the edit was refused: ${await answer.text()}`)
  }
  return { desk, edit, id: own.id, address: `${worker.url}/desk/${desk.site}?item=${own.id}` }
}

describe('what an edit changed, at the desk', () => {
  it.for([
    ['light', 1200],
    ['dark', 390],
    ['light', 320],
  ] as const)(
    'is there for everybody: %s, %d pixels, without scripts',
    async ([colorScheme, width], { expect }) => {
      const { desk, edit, address } = await aWaitingComment(`The old lamps hum. ${'w'.repeat(200)}`)
      await edit(`The new lamps hum. ${'w'.repeat(200)}x <b>bold</b>`)
      const viewport = { width, height: 800 }
      const mo = await stage().visitor({ colorScheme, viewport, javaScriptEnabled: false })
      await signIn(mo, desk)
      await mo.page.goto(address)
      const changes = mo.page.locator('.changes')
      await changes.locator('ins', { hasText: 'new' }).waitFor()
      expect(await changes.locator('del').first().textContent()).toBe('removed: old')
      expect(await changes.locator('ins').first().textContent()).toBe('added: new')
      expect(await changes.locator('b').count()).toBe(0)
      expect(await mo.page.locator('html').evaluate((root) => root.scrollWidth <= root.clientWidth)).toBe(
        true,
      )
      // Folded away by its own summary, with no script.
      await mo.page.getByText('What was changed').click()
      await changes.waitFor({ state: 'hidden' })
      expect(mo.heard.errors).toEqual([])
    },
  )

  it('reads well by day and by night', async ({ expect }) => {
    const { desk, edit, address } = await aWaitingComment('Harmless words.')
    await edit('Harmless pills.')
    const mo = await stage().visitor({ viewport: { width: 1200, height: 800 } })
    await signIn(mo, desk)
    await mo.page.goto(address)
    await mo.page.locator('.changes ins').waitFor()
    expect(await axeByDayAndNight(mo.page)).toEqual([])
  })

  it('stands beside a decision by key that came too late for the words it was about', async ({ expect }) => {
    const { desk, edit, id } = await aWaitingComment('Harmless words.')
    const mo = await stage().visitor({ viewport: { width: 1280, height: 800 } })
    await signIn(mo, desk)
    await mo.page.locator(`#pane .item[data-id="${id}"]`).waitFor()
    await edit('Harmless pills.')
    await mo.page.keyboard.press('a')
    await mo.page.locator('.flash-warning').waitFor()
    await mo.page.locator('#pane .changes ins', { hasText: 'pills' }).waitFor()
    expect(await mo.page.locator('#pane .item').getAttribute('data-revision')).toBe('2')
    await mo.page.keyboard.press('s')
    await mo.page.getByText('Marked as spam.').waitFor()
  })
})
