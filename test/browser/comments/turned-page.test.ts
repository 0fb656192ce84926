import type { Page, Route } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

const body = (page: Page) => page.locator('textarea[name=body]')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** A page that turns without loading: its own comment and one of Zoe's on the first page, one of Ben's on the next. */
async function aTurningPage() {
  const { aComment, aSite, embed, host, visitor } = stage()
  const site = await aSite({ hold: 'none', votes: 'up' })
  const next = `${host.origin}/next-${site}`
  await aComment(site, next, { name: 'Ben', body: 'On the next page.' })
  const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
  await aComment(site, address, { name: 'Zoe', body: 'On the first page.' })
  const reader = await visitor()
  const { page } = reader
  await page.goto(address)
  await body(page).click()
  await page.locator('.aw-form[data-open]').waitFor()
  await body(page).fill('Mine.')
  await page.getByLabel('Name').fill('Ada')
  await press(page, 'Post comment')
  await page.locator('.aw-item', { hasText: 'Mine.' }).getByRole('button', { name: 'Edit' }).waitFor()
  return { ...reader, site, address, next }
}

const turnTo = async (page: Page, address: string, words: string) => {
  await page.locator('afterword-comments').evaluate((el, to) => el.setAttribute('page', to), address)
  await page.locator('.aw-item', { hasText: words }).waitFor()
}

/** All that stands in the thread, and what has the focus. */
const shown = (page: Page) =>
  page.locator('afterword-comments').evaluate((el) => {
    const root = el.shadowRoot!
    const count = (selector: string) => root.querySelectorAll(selector).length
    const said = root.querySelector('.aw-status')
    return {
      focus: root.activeElement?.localName,
      forms: count('.aw-form'),
      dialogs: count('dialog'),
      // What is said is said of the page before: that may be heard.
      words: [...root.children]
        .map((child) => child.textContent?.replace(said?.textContent || '\0', ''))
        .join('\n'),
    }
  })

const begun: readonly (readonly [what: string, asked: RegExp, (page: Page) => Promise<void>])[] = [
  [
    'a comment that is posted',
    /\/comments\?/,
    async (page) => {
      await body(page).fill('Posted on the way.')
      await press(page, 'Post comment')
    },
  ],
  [
    'a preview',
    /\/preview\?/,
    async (page) => {
      await body(page).fill('How it looks.')
      await press(page, 'Preview')
    },
  ],
  ['words to be changed', /\/own\/\d+\/words/, (page) => press(page, 'Edit')],
  [
    'a change',
    /\/own\/\d+\?/,
    async (page) => {
      await press(page, 'Edit')
      await page.getByLabel('Edit your comment').fill('Mine, changed.')
      await press(page, 'Save changes')
    },
  ],
  [
    'a comment that is taken back',
    /\/own\/\d+\?/,
    async (page) => {
      await press(page, 'Delete')
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    },
  ],
  ['a vote', /\/votes\//, (page) => press(page, /^Vote up/)],
  ['a dialog that reports', /\/reports\//, (page) => press(page, /^Report/)],
]

describe('a page that turns while something is on its way', () => {
  it.for(begun)(
    'shows nothing of it on the next page, and loses nothing: %s',
    async ([what, asked, begin], { expect }) => {
      const { page, heard, next, address } = await aTurningPage()
      const held = Promise.withResolvers<Route>()
      await page.route(asked, (route) => held.resolve(route), { times: 1 })
      await begin(page)
      const route = await held.promise
      await turnTo(page, next, 'On the next page.')
      await body(page).click()
      await page.locator('.aw-form[data-open]').waitFor()
      const before = await shown(page)
      await route.continue().catch(() => {})
      // Its answer, or its end where nobody waits for it any more.
      await route
        .request()
        .response()
        .catch(() => null)
      await page.waitForLoadState('networkidle')
      expect(await shown(page), what).toEqual(before)
      expect(heard.errors).toEqual([])
      await page.locator('afterword-comments').evaluate((el) => el.removeAttribute('page'))
      await page.locator('.aw-item', { hasText: 'On the first page.' }).waitFor()
      const own = page.locator('.aw-item', { hasText: what === 'a change' ? 'Mine, changed.' : 'Mine.' })
      if (what === 'a comment that is taken back') await own.waitFor({ state: 'detached' })
      else await own.getByRole('button', { name: 'Edit' }).waitFor()
      if (what === 'a comment that is posted') {
        await page
          .locator('.aw-item', { hasText: 'Posted on the way.' })
          .getByRole('button', { name: 'Edit' })
          .waitFor()
        expect(await body(page).inputValue()).toBe('')
      }
      if (what === 'a vote') await page.locator('[name=vote][aria-pressed=true]').waitFor()
      expect(page.url()).toBe(address)
    },
  )
})

describe('another order that comes before a pressed button can do anything', () => {
  it('leaves the form where it can be seen', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
    for (const name of ['Zoe', 'Ben']) await aComment(site, address, { name, body: `By ${name}.` })
    const { page, heard } = await visitor()
    const held = Promise.withResolvers<Route>()
    await page.route('**/parts/acts.js*', (route) => held.resolve(route))
    await page.goto(address)
    await press(page, /^Reply/)
    const acts = await held.promise
    await press(page, 'Oldest')
    await page.locator('[data-sort=oldest]').waitFor()
    await acts.continue()
    // What the same part does after it: the reply that was pressed has had its turn.
    await body(page).click()
    await page.locator('.aw-form[data-open]').waitFor()
    expect(await shown(page)).toMatchObject({ forms: 1, focus: 'textarea' })
    await press(page, /^Reply/)
    await page.getByLabel(/^Your reply to/).waitFor()
    expect(heard.errors).toEqual([])
  })
})
