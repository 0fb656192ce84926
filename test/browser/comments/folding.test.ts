import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`
const fold = (page: Page, id: string) => page.locator(`#c-${id} > article [name=fold]`)
const comment = (page: Page, id: string) => page.locator(`#c-${id} > article`)
const focused = (page: Page) =>
  page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.textContent ?? '')

/** Ada with two replies, the first of them answered: and Zoe, whom nobody answers. */
async function aConversation(settings: Record<string, unknown> = {}) {
  const { aComment, aSite, embed, visitor } = stage()
  const site = await aSite({ hold: 'none', ...settings })
  const address = embed(thread(site))
  const say = (name: string, parentId?: string) =>
    aComment(site, address, { name, body: `Said by ${name}.`, ...(parentId && { parentId }) })
  const zoe = await say('Zoe')
  const ada = await say('Ada')
  const ben = await say('Ben', ada.id)
  const cy = await say('Cy', ben.id)
  const dan = await say('Dan', ada.id)
  const reader = await visitor()
  return { ...reader, site, address, ids: { zoe: zoe.id, ada: ada.id, ben: ben.id, cy: cy.id, dan: dan.id } }
}

describe('replies (V-52)', () => {
  it('are folded away by a button that says how many, keeps the focus, and stay so after a reload', async ({
    expect,
  }) => {
    const { page, heard, address, ids } = await aConversation()
    await page.goto(address)
    const button = fold(page, ids.ada)
    await button.waitFor()
    expect(await button.innerText()).toContain('Hide replies')
    expect(await button.getAttribute('aria-expanded')).toBe('true')
    const list = await button.getAttribute('aria-controls')
    expect(await page.locator(`#${list}`).evaluate((el) => el.localName)).toBe('ol')
    // Whom nobody answers there is nothing to fold for.
    expect(await fold(page, ids.zoe).count()).toBe(0)
    expect(await fold(page, ids.cy).count()).toBe(0)

    await button.press('Enter')
    await comment(page, ids.ben).waitFor({ state: 'hidden' })
    for (const id of [ids.cy, ids.dan]) expect(await comment(page, id).isVisible()).toBe(false)
    expect(await comment(page, ids.zoe).isVisible()).toBe(true)
    expect(await button.textContent()).toBe('Show replies (3) Ada')
    expect(await button.getAttribute('aria-expanded')).toBe('false')
    expect(await focused(page)).toBe('Show replies (3) Ada')
    expect(await axeViolations(page)).toEqual([])

    await page.reload()
    await expect.poll(() => button.textContent()).toBe('Show replies (3) Ada')
    expect(await comment(page, ids.ben).isVisible()).toBe(false)
    await button.press(' ')
    await comment(page, ids.ben).waitFor()
    expect(await button.textContent()).toBe('Hide replies Ada')
    await page.reload()
    await comment(page, ids.cy).waitFor()
    // What the device folded away comes after the first drawing.
    await page.waitForLoadState('networkidle')
    expect(await button.getAttribute('aria-expanded')).toBe('true')
    expect(heard.errors).toEqual([])
  })

  it('within replies are folded by themselves, and stay so when those around them are', async ({
    expect,
  }) => {
    const { page, address, ids } = await aConversation()
    await page.goto(address)
    await fold(page, ids.ben).click()
    await comment(page, ids.cy).waitFor({ state: 'hidden' })
    expect(await comment(page, ids.dan).isVisible()).toBe(true)
    expect(await fold(page, ids.ben).textContent()).toBe('Show replies (1) Ben')
    await fold(page, ids.ada).click()
    await comment(page, ids.ben).waitFor({ state: 'hidden' })
    await fold(page, ids.ada).click()
    await comment(page, ids.ben).waitFor()
    expect(await comment(page, ids.cy).isVisible()).toBe(false)
  })

  it('that a link leads to are opened, whenever it is followed', async ({ expect }) => {
    const { page, address, ids } = await aConversation()
    await page.goto(address)
    await fold(page, ids.ada).click()
    await comment(page, ids.cy).waitFor({ state: 'hidden' })
    await page.evaluate((id) => {
      location.hash = `#c-${id}`
    }, ids.cy)
    await comment(page, ids.cy).waitFor()
    expect(await focused(page)).toContain('Said by Cy.')
    await expect.poll(() => fold(page, ids.ada).getAttribute('aria-expanded')).toBe('true')

    // The device still has it folded: the link goes before that, also where the page begins with it.
    await page.goto('about:blank')
    await page.goto(`${address}#c-${ids.cy}`)
    await page.locator('.aw-target', { hasText: 'Said by Cy.' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await focused(page)).toContain('Said by Cy.')
    expect(await comment(page, ids.cy).isVisible()).toBe(true)
    // Whoever folds it now means it.
    await fold(page, ids.ada).click()
    await comment(page, ids.cy).waitFor({ state: 'hidden' })
  })

  it('come back when one more is written, so that it is seen', async ({ expect }) => {
    const { page, address, ids } = await aConversation()
    await page.goto(address)
    await fold(page, ids.ada).click()
    await comment(page, ids.ben).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Reply to Ada' }).click()
    await comment(page, ids.ben).waitFor()
    await page.getByLabel('Your reply to Ada').fill('Said by me.')
    await page.getByLabel('Name').fill('Eve')
    await page.getByRole('button', { name: 'Post comment' }).click()
    const mine = page.locator(`#c-${ids.ada} > ol > li`, { hasText: 'Said by me.' })
    await mine.waitFor()
    expect(await focused(page)).toContain('Said by me.')
  })

  it('come back also where they were folded while it was being written', async ({ expect }) => {
    const { page, address, ids } = await aConversation()
    await page.goto(address)
    await comment(page, ids.ada).getByRole('button', { name: 'Reply to Ada' }).click()
    await page.getByLabel('Your reply to Ada').fill('Said meanwhile.')
    await page.getByLabel('Name').fill('Eve')
    await fold(page, ids.ada).click()
    await comment(page, ids.ben).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.locator('article', { hasText: 'Said meanwhile.' }).waitFor()
    expect(await comment(page, ids.ben).isVisible()).toBe(true)
    await expect.poll(() => focused(page)).toContain('Said meanwhile.')
  })

  it('below what was taken away are folded too', async ({ expect }) => {
    const { page, address, ids } = await aConversation()
    await stage().decide(ids.ben, 'deleted')
    // Its place is kept for the reply below.
    const kept = 'UPDATE comments SET shown = 1 WHERE id = ?1'
    await stage().worker.db.prepare(kept).bind(Number(ids.ben)).run()
    await page.goto(address)
    const button = fold(page, ids.ben)
    await button.waitFor()
    expect(await button.textContent()).toBe('Hide replies')
    await button.click()
    await comment(page, ids.cy).waitFor({ state: 'hidden' })
  })

  it('below one’s own comment are folded too, though the answer to its author knows nothing of them', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    const { page } = await visitor()
    await page.goto(address)
    await page.getByLabel('Your comment').fill('Mine.')
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Post comment' }).click()
    const mine = page.locator('.aw-item', { hasText: 'Mine.' })
    await mine.waitFor()
    const id = (await mine.getAttribute('data-id'))!
    const reply = await aComment(site, address, { parentId: id })
    // Routing switches the browser's cache off: what a reload shows is what the server says now.
    await page.route('**/embed/*/thread*', (route) => route.continue())
    await page.reload()
    await page.locator(`#c-${id} > article [name=edit]`).waitFor()
    await fold(page, id).click()
    await comment(page, reply.id).waitFor({ state: 'hidden' })
    expect(await fold(page, id).textContent()).toBe('Show replies (1) Ada')
  })

  it('are printed, folded or not', async ({ expect }) => {
    const { page, address, ids } = await aConversation()
    await page.goto(address)
    await fold(page, ids.ada).click()
    await comment(page, ids.ben).waitFor({ state: 'hidden' })
    await page.emulateMedia({ media: 'print' })
    for (const id of [ids.ada, ids.ben, ids.cy, ids.dan])
      expect(await comment(page, id).isVisible()).toBe(true)
  })
})
