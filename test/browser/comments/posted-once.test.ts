import type { Page, Route } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const body = (page: Page) => page.locator('textarea[name=body]')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const item = (page: Page, text: string) => page.locator('.aw-item', { hasText: text })
const reply = async (page: Page) => {
  await page.locator('[name=reply]').first().click()
  await page.getByLabel(/^Your reply to/).waitFor()
}

/** Who writes below an article with one comment, signed. */
async function writer() {
  const { aComment, aSite, embed, visitor, worker } = stage()
  const site = await aSite({ hold: 'none' })
  const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
  await aComment(site, address, { body: 'Root.' })
  const { page } = await visitor()
  await page.goto(address)
  await item(page, 'Root.').waitFor()
  const mine = async () => {
    const { results } = await worker.db
      .prepare(`SELECT body FROM comments WHERE site_id = ?1 AND body <> 'Root.'`)
      .bind(site)
      .all<{ body: string }>()
    return results.map((row) => row.body)
  }
  return { page, mine }
}

/** It arrives, and its answer is lost on the way. */
async function postInVain(page: Page, words: string) {
  await page.route(
    '**/embed/*/comments*',
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  await body(page).fill(words)
  await page.getByLabel('Name').fill('Ada')
  await press(page, 'Post comment')
  await page.locator('.aw-form > .aw-alert', { hasText: 'could not be reached' }).waitFor()
}

describe('words whose answer got lost', () => {
  it('are posted once, though their author is to be remembered from now on', async ({ expect }) => {
    const { page, mine } = await writer()
    await postInVain(page, 'Lost answer.')
    await page.getByLabel('Remember me').check()
    await press(page, 'Post comment')
    await item(page, 'Lost answer.').waitFor()
    expect(await mine()).toEqual(['Lost answer.'])
  })

  it('are posted once, though the form was put away and opened again', async ({ expect }) => {
    const { page, mine } = await writer()
    await body(page).click()
    await reply(page)
    await postInVain(page, 'Lost answer.')
    await press(page, 'Cancel')
    await page.getByLabel('Your comment').waitFor()
    await reply(page)
    await expect.poll(() => body(page).inputValue()).toBe('Lost answer.')
    await press(page, 'Post comment')
    await item(page, 'Lost answer.').locator('[name=ask]').waitFor()
    expect(await mine()).toEqual(['Lost answer.'])
  })
})

describe('a form that is opened elsewhere while it is sent', () => {
  it('stays open there, and does not come back with words that are up', async ({ expect }) => {
    const { page, mine } = await writer()
    await body(page).fill('My own.')
    await page.getByLabel('Name').fill('Ada')
    const held = Promise.withResolvers<Route>()
    await page.route('**/embed/*/comments*', (route) => held.resolve(route), { times: 1 })
    await press(page, 'Post comment')
    const route = await held.promise
    await reply(page)
    await route.continue()
    await item(page, 'My own.').locator('[name=ask]').waitFor()
    await press(page, 'Cancel')
    await page.getByLabel('Your comment').waitFor()
    expect([await body(page).inputValue(), await mine()]).toEqual(['', ['My own.']])
  })
})
