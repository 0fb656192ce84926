import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'

import { axeByDayAndNight } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`
const body = (page: Page) => page.locator('textarea[name=body]')
const item = (page: Page, text: string) => page.locator('.aw-item', { hasText: text }).last()
const focusedName = (page: Page) =>
  page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.getAttribute('name'))
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const active = (page: Page) =>
  page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.textContent?.trim() ?? '')

/** An author with one comment on a page. */
async function anAuthor(settings: Readonly<Record<string, unknown>> = {}, text = 'First words.') {
  const { aSite, embed, visitor } = stage()
  const site = await aSite(settings)
  const address = embed(thread(site))
  const ada = await visitor()
  // Routing switches the browser's cache off: what a reload shows is what the server says now.
  await ada.page.route('**/embed/*/thread*', (route) => route.continue())
  await ada.page.goto(address)
  await write(ada.page, text)
  return { ...ada, site, address }
}

async function write(page: Page, text: string) {
  await body(page).fill(text)
  await page.getByLabel('Name').fill('Ada')
  await press(page, 'Post comment')
  await page.locator('.aw-item', { hasText: text.replaceAll('*', '') }).waitFor()
}

/** The question whether to delete, with its own two buttons. */
const question = (page: Page) => page.getByRole('dialog', { name: 'Delete this comment?' })
const confirmDelete = (page: Page) => question(page).getByRole('button', { name: 'Delete' }).click()

/** Presses "Delete" and waits for the question; the second press is the answer. */
const askToDelete = async (page: Page) => {
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter')
  await page.getByText('Delete this comment?').waitFor()
}

const openEdit = async (page: Page) => {
  await press(page, 'Edit')
  await page.getByLabel('Edit your comment').waitFor()
}

describe('an author of a held comment', () => {
  it('edits it in place, also after a reload, and sees the new words held', async ({ expect }) => {
    const { page, heard } = await anAuthor({}, 'Frist *words*.')
    await page.reload()
    await openEdit(page)
    expect(await body(page).inputValue()).toBe('Frist *words*.')
    expect(await page.getByLabel('Name').isVisible()).toBe(false)
    await body(page).fill('First **words**.')
    await press(page, 'Save changes')
    await page.locator('.aw-own .aw-body strong', { hasText: 'words' }).waitFor()
    expect(await page.locator('.aw-item').count()).toBe(1)
    await expect.poll(() => page.locator('.aw-status').textContent()).toContain('Only you can see this')
    expect(await active(page)).toContain('First words.')

    await page.getByLabel('Your comment').waitFor()
    expect(await body(page).inputValue()).toBe('')
    expect(await page.locator('.aw-form [type=submit]').textContent()).toBe('Post comment')
    await page.reload()
    await page.locator('.aw-own', { hasText: 'First words.' }).waitFor()
    expect(heard.errors).toEqual([])
  })

  it('cancels an edit: the words stay, and focus goes back to where it came from', async ({ expect }) => {
    const { page } = await anAuthor()
    await openEdit(page)
    await page.keyboard.press('Escape')
    await page.getByLabel('Your comment').waitFor()
    expect(await active(page)).toBe('Edit')
    await openEdit(page)
    await body(page).fill('Half an edit')
    await page.keyboard.press('Escape')
    await page.getByLabel('Edit your comment').waitFor()
    await press(page, 'Cancel')
    await openEdit(page)
    await page.locator('.aw-draft').getByText('Draft restored.').waitFor()
    expect(await body(page).inputValue()).toBe('Half an edit')
    await press(page, 'Discard')
    expect(await body(page).inputValue()).toBe('First words.')
    expect(await item(page, 'First words.').count()).toBe(1)
  })

  it('goes on with a new comment that was begun before the edit', async ({ expect }) => {
    const { page } = await anAuthor()
    await body(page).fill('A second thought')
    await openEdit(page)
    await body(page).fill('Edited between.')
    await press(page, 'Save changes')
    await page.locator('.aw-own', { hasText: 'Edited between.' }).waitFor()
    await page.getByLabel('Your comment').waitFor()
    expect(await body(page).inputValue()).toBe('A second thought')
    await press(page, 'Post comment')
    await page.locator('.aw-own', { hasText: 'A second thought' }).waitFor()
    expect(await page.locator('.aw-own').count()).toBe(2)
  })

  it('is asked once before it is deleted, by keyboard too, and nothing is left', async ({ expect }) => {
    const { page, address } = await anAuthor()
    await askToDelete(page)
    // Escape leads back to where it was asked.
    expect(await focusedName(page)).toBe('remove')
    await page.keyboard.press('Escape')
    await question(page).waitFor({ state: 'hidden' })
    expect(await focusedName(page)).toBe('ask')
    await page.keyboard.press('Enter')
    await press(page, 'Keep it')
    await question(page).waitFor({ state: 'hidden' })
    expect(await page.locator('.aw-item').count()).toBe(1)

    await askToDelete(page)
    await page.keyboard.press('Enter')
    await page.getByText('No comments yet.').waitFor()
    await expect.poll(() => page.locator('.aw-status').textContent()).toBe('Your comment is deleted.')
    expect(await page.evaluate(() => Object.values(localStorage).join())).toContain('"own":{}')
    await page.goto(address)
    await page.getByText('No comments yet.').waitFor()
    expect(await page.locator('.aw-item').count()).toBe(0)
  })

  it('whose token is lost sees no buttons, and nothing is broken', async ({ expect }) => {
    const { page, heard } = await anAuthor({ hold: 'none' })
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
    // Lost while the buttons are there: told, and the words stay.
    await page.evaluate(() => localStorage.clear())
    await press(page, 'Edit')
    await page
      .locator('.aw-alert', { hasText: 'This device does not hold the key to that comment' })
      .waitFor()
    await page.reload()
    await item(page, 'First words.').waitFor()
    await page.getByRole('button', { name: 'Reply to Ada' }).waitFor()
    expect(await page.locator('[name=edit],[name=ask]').count()).toBe(0)
    expect(heard.errors.filter((text) => !text.includes('403'))).toEqual([])
  })
})

describe('an author of a published comment', () => {
  it('edits it where nothing waits: everybody reads the new words, marked as edited', async ({ expect }) => {
    const { page, address, site } = await anAuthor({ hold: 'none' })
    const own = page.locator('.aw-item').first()
    const { aComment, visitor } = stage()
    const id = (await own.getAttribute('data-id'))!
    await aComment(site, address, { name: 'Ben', body: 'An answer.', parentId: id })
    await page.reload()
    await page.locator(`#c-${id} .aw-replies`, { hasText: 'An answer.' }).waitFor()
    await openEdit(page)
    await body(page).fill('Second words.')
    await press(page, 'Save changes')
    await page.locator(`#c-${id} > article`, { hasText: 'Second words.' }).waitFor()
    expect(await page.locator(`#c-${id} > article [part=edited]`).textContent()).toMatch(/^edited /)
    expect(await page.locator(`#c-${id} .aw-replies > .aw-item`).count()).toBe(1)
    await expect.poll(() => page.locator('.aw-status').textContent()).toBe('Your changes are saved.')

    const ben = await visitor()
    await ben.page.goto(address)
    await ben.page.locator(`#c-${id} > article`, { hasText: 'Second words.' }).waitFor()
    await ben.page.locator(`#c-${id} > article [part=edited] time`).waitFor()
    expect(await ben.page.locator('[name=edit],[name=ask]').count()).toBe(0)
  })

  it('deletes one with answers: its place stays without words, the count goes down', async ({ expect }) => {
    const { page, address, site } = await anAuthor({ hold: 'none' })
    const { aComment } = stage()
    const id = (await page.locator('.aw-item').first().getAttribute('data-id'))!
    await aComment(site, address, { name: 'Ben', body: 'An answer.', parentId: id })
    await page.reload()
    await askToDelete(page)
    await confirmDelete(page)
    await page.locator(`#c-${id} > article`, { hasText: 'This comment was removed.' }).waitFor()
    expect(await page.locator(`#c-${id} > .aw-replies`).textContent()).toContain('An answer.')
    expect(await page.locator('.aw-count').textContent()).toBe('1 comment')
    expect(await page.getByText('First words.').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0)
  })

  it('sees it wait again where comments are held, and nobody else sees either text', async ({ expect }) => {
    const { page, address } = await anAuthor()
    const { decide, visitor } = stage()
    await decide((await page.locator('.aw-own').getAttribute('data-id'))!, 'published')
    await page.reload()
    await page.locator('.aw-item:not(.aw-own)', { hasText: 'First words.' }).waitFor()
    await openEdit(page)
    await body(page).fill('Later words.')
    await press(page, 'Save changes')
    await page.locator('.aw-own', { hasText: 'Later words.' }).waitFor()
    expect(await page.locator('.aw-count').textContent()).toBe('Comments')
    const ben = await visitor()
    await ben.page.goto(address)
    await ben.page.getByText('No comments yet.').waitFor()
    expect(await ben.page.locator('.aw-item').count()).toBe(0)
  })

  it('who is too late is told, keeps the words, and may reply', async ({ expect }) => {
    const { page } = await anAuthor({ hold: 'none' })
    const { worker } = stage()
    const id = (await page.locator('.aw-item').first().getAttribute('data-id'))!
    const later = (minutes: number) =>
      worker.db
        .prepare('UPDATE comments SET created_at = created_at - ?2 WHERE id = ?1')
        .bind(Number(id), minutes * 60_000)
        .run()
    await openEdit(page)
    await body(page).fill('Too late.')
    await later(16)
    await press(page, 'Save changes')
    await page.getByText('The time to edit or delete this comment is over.').waitFor()
    expect(await body(page).inputValue()).toBe('Too late.')
    await press(page, 'Cancel')
    await press(page, 'Edit')
    await page.locator(`#c-${id} > article .aw-alert`, { hasText: 'You can reply to it instead.' }).waitFor()
    await page.getByRole('button', { name: 'Reply to Ada' }).click()
    await page.getByLabel('Your reply to Ada').waitFor()
    expect(await body(page).inputValue()).toBe('')

    await page.reload()
    await item(page, 'First words.').waitFor()
    await page.getByRole('button', { name: 'Reply to Ada' }).waitFor()
    expect(await page.locator('[name=edit],[name=ask]').count()).toBe(0)
  })

  it('in two tabs is told which came first, with the later words kept to save over it', async ({
    expect,
  }) => {
    const { page, context, address } = await anAuthor({ hold: 'none' })
    const other = await context.newPage()
    await other.goto(address)
    await openEdit(other)
    await openEdit(page)
    await body(page).fill('Tab one.')
    await press(page, 'Save changes')
    await item(page, 'Tab one.').waitFor()
    await body(other).fill('Tab two.')
    await press(other, 'Save changes')
    await other.getByText('This comment was changed meanwhile').waitFor()
    expect(await body(other).inputValue()).toBe('Tab two.')

    await press(other, 'Save changes')
    await other.locator('.aw-item > article', { hasText: 'Tab two.' }).waitFor()
    await page.reload()
    await item(page, 'Tab two.').waitFor()
  })

  it('offline is told that nothing changed, when editing begins, when it ends, and when deleting', async ({
    expect,
  }) => {
    const { page, context } = await anAuthor({ hold: 'none' })
    await openEdit(page)
    await body(page).fill('In a tunnel.')
    await context.setOffline(true)
    await press(page, 'Save changes')
    await page.getByText('You are offline').waitFor()
    expect(await body(page).inputValue()).toBe('In a tunnel.')
    await press(page, 'Cancel')
    const alert = page.locator('article .aw-alert', { hasText: 'nothing was changed' })
    await press(page, 'Edit')
    await alert.waitFor()
    await askToDelete(page)
    await confirmDelete(page)
    await question(page).waitFor({ state: 'hidden' })
    await alert.waitFor()
    await context.setOffline(false)
    await askToDelete(page)
    await confirmDelete(page)
    await page.getByText('No comments yet.').waitFor()
    expect(await active(page)).toBe('Comments')
  })
})

describe('the buttons of an own comment', () => {
  it('hold for assistive technology, asked and not, in both schemes', async ({ expect }) => {
    const { page } = await anAuthor()
    expect(await axeByDayAndNight(page)).toEqual([])
    await askToDelete(page)
    expect(await axeByDayAndNight(page)).toEqual([])
    await press(page, 'Keep it')
    await openEdit(page)
    expect(await axeByDayAndNight(page)).toEqual([])
  })
})
