import type { Page, Route } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'

// What comes late, never, or a second time, and what its reader did meanwhile.

const stage = useStage()
const body = (page: Page) => page.locator('textarea[name=body]')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const preview = (page: Page) => page.getByRole('button', { name: 'Preview', exact: true })
const focused = (page: Page) =>
  page.locator('afterword-comments').evaluate((el) => {
    const at = el.shadowRoot?.activeElement
    return at && `${at.localName} ${at.getAttribute('name')}`
  })
const item = (page: Page, text: string) => page.locator('.aw-item', { hasText: text })
const idOf = async (page: Page, text: string) => (await item(page, text).getAttribute('data-id'))!

/** Ada at an article of her own site, where no thread is kept; with a comment of hers, if she has words. */
async function ada(words = '', settings: Readonly<Record<string, unknown>> = {}) {
  const { aSite, embed, visitor } = stage()
  const site = await aSite(settings)
  const address = embed(`<afterword-comments site="${site}"></afterword-comments>`)
  const { page, heard } = await visitor()
  await page.route('**/embed/*/thread*', (route) => route.continue())
  await page.goto(address)
  if (words) await write(page, words)
  return { page, heard, site, address }
}

async function write(page: Page, words: string) {
  await body(page).fill(words)
  await page.getByLabel('Name').fill('Ada')
  await press(page, 'Post comment')
  await item(page, words).last().waitFor()
}

/** Holds back what is asked for, once, until it is let go. */
async function hold(page: Page, path: string, method: string) {
  const held = Promise.withResolvers<Route>()
  await page.route(path, (route) => {
    if (route.request().method() !== method) return route.continue()
    held.resolve(route)
  })
  return held.promise
}

/** The next comment is posted, and its answer lost on the way. */
const loseAnswer = (page: Page) =>
  page.route(
    '**/embed/*/comments*',
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )

async function askToDelete(page: Page) {
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter')
  await page
    .getByRole('dialog', { name: 'Delete this comment?' })
    .getByRole('button', { name: 'Delete' })
    .click()
}

describe('a preview that is on its way', () => {
  it('leaves the focus on its button, and takes none from who writes on where it fails', async ({
    expect,
  }) => {
    const { page } = await ada()
    await body(page).fill('Begun')
    await preview(page).waitFor()
    const held = hold(page, '**/embed/*/preview*', 'POST')
    await preview(page).press('Enter')
    const route = await held
    await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))))
    expect(await focused(page)).toBe('button preview')
    await body(page).pressSequentially(' and on')
    await route.fulfill({ status: 503, headers: { 'access-control-allow-origin': '*' }, body: '' })
    await page.locator('.aw-form > .aw-alert', { hasText: 'Too much is going on' }).waitFor()
    expect(await focused(page)).toBe('textarea body')
  })
})

describe('an answer that got lost', () => {
  it('keeps nobody from posting other words', async ({ expect }) => {
    const { page } = await ada('', { hold: 'none' })
    await loseAnswer(page)
    await body(page).fill('Lost answer.')
    await page.getByLabel('Name').fill('Ada')
    await press(page, 'Post comment')
    await page.locator('.aw-form > .aw-alert', { hasText: /./ }).waitFor()
    await write(page, 'Lost answer. Mended.')
    expect(await body(page).inputValue()).toBe('')
  })

  it('comes with the form for the code of a mail the next time, beside a comment that is there already', async ({
    expect,
  }) => {
    const { page } = await ada('', { hold: 'none' })
    await loseAnswer(page)
    await body(page).fill('Lost answer.')
    await page.getByLabel('Name').fill('Ada')
    await page.getByLabel('E-mail').fill(`ada-${crypto.randomUUID().slice(0, 8)}@example.org`)
    await page.getByLabel('Mail me').selectOption('replies')
    await press(page, 'Post comment')
    await page.locator('.aw-form > .aw-alert', { hasText: /./ }).waitFor()
    await page
      .locator('afterword-comments')
      .evaluate((el) => (el as HTMLElement & { reload(): void }).reload())
    await item(page, 'Lost answer.').waitFor()
    await press(page, 'Post comment')
    await item(page, 'Lost answer.').getByRole('textbox', { name: 'Code from our mail' }).waitFor()
    expect(await page.locator('.aw-item').count()).toBe(1)
  })
})

describe('a comment that its author takes back', () => {
  it('leaves the form that was changing it, whatever order came meanwhile', async ({ expect }) => {
    const { page, site, address } = await ada('First words.', { hold: 'none' })
    await stage().aComment(site, address, { body: 'Other.' })
    await page.reload()
    await press(page, 'Edit')
    await page.getByLabel('Edit your comment').waitFor()
    const held = hold(page, '**/embed/*/own/*', 'DELETE')
    await askToDelete(page)
    const route = await held
    await press(page, 'Oldest')
    await page.locator('[data-sort=oldest]').waitFor()
    await route.continue()
    await page.getByText('First words.').waitFor({ state: 'detached' })
    await page.getByLabel('Your comment').waitFor()
    expect(await page.locator('.aw-form').count()).toBe(1)
  })

  it('leaves nothing where the thread came without it before the answer did', async ({ expect }) => {
    const { page, site, address } = await ada('First words.', { hold: 'none' })
    await stage().aComment(site, address, { body: 'Other.' })
    await page.reload()
    await page.getByRole('button', { name: 'Delete', exact: true }).waitFor()
    const held = hold(page, '**/embed/*/own/*', 'DELETE')
    await askToDelete(page)
    const route = await held
    const response = await route.fetch()
    await press(page, 'Oldest')
    await page.getByText('First words.').waitFor({ state: 'detached' })
    await route.fulfill({ response })
    await page.locator('.aw-status', { hasText: 'Your comment is deleted.' }).waitFor({ state: 'attached' })
    expect(await page.locator('.aw-item').count()).toBe(1)
  })
})

describe('a refusal that is put away', () => {
  it('by two presses leaves nothing', async ({ expect }) => {
    const { page } = await ada('First words.')
    await stage().decide(await idOf(page, 'First words.'), 'deleted')
    await page.reload()
    const dismiss = page.getByRole('button', { name: 'Dismiss' })
    await dismiss.waitFor()
    const answers = [1, 2].map(() => page.waitForResponse('**/refusal*'))
    await dismiss.evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await Promise.all(answers)
    await page.getByText('First words.').waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
    expect(await page.locator('.aw-item').count()).toBe(0)
  })

  it('of a comment that was let up meanwhile shows it as it is', async ({ expect }) => {
    const { page } = await ada('First words.', { hold: 'all' })
    const id = await idOf(page, 'First words.')
    await stage().decide(id, 'rejected')
    await page.reload()
    await page.getByRole('button', { name: 'Dismiss' }).waitFor()
    await stage().decide(id, 'published')
    await press(page, 'Dismiss')
    await page.locator('.aw-item:not(.aw-own)', { hasText: 'First words.' }).waitFor()
    const { results } = await stage()
      .worker.db.prepare('SELECT status FROM comments WHERE id = ?1')
      .bind(Number(id))
      .all<{ status: number }>()
    expect(results).toEqual([{ status: 1 }])
  })
})

describe('an own comment that comes late', () => {
  it('and is not there any more leaves the line that says so', async ({ expect }) => {
    const { page, address } = await ada('First words.')
    const id = await idOf(page, 'First words.')
    await stage().worker.db.prepare('DELETE FROM comments WHERE id = ?1').bind(Number(id)).run()
    await page.goto('about:blank')
    const looked = page.waitForResponse(`**/embed/*/own/${id}*`)
    await page.goto(`${address}#c-${id}`)
    await page.locator('[part=missing]').waitFor()
    await (await looked).finished()
    await page.waitForFunction(() => Object.values(localStorage).join().includes('"own":{}'))
    expect(await page.locator('[part=missing]').count()).toBe(1)
  })

  it('is there once, also where what it answers is loaded after it', async ({ expect }) => {
    const { page, site, address } = await ada('', { hold: 'none' })
    const { aComment } = stage()
    const { id: parentId } = await aComment(site, address, { body: 'Root.' })
    let last = ''
    for (let at = 1; at < 6; at++) last = (await aComment(site, address, { body: `R${at}.`, parentId })).id
    await page.goto('about:blank')
    await page.goto(`${address}#c-${last}`)
    await page.locator(`#c-${last} > article [name=reply]`).click()
    await page.getByLabel(/^Your reply to/).waitFor()
    await write(page, 'My own.')
    await page.goto('about:blank')
    await page.goto(address)
    await item(page, 'My own.').first().waitFor()
    expect(await page.locator(`#c-${last}`).count()).toBe(0)
    await page.getByRole('button', { name: /more repl/ }).click()
    await page.locator(`#c-${last}`).waitFor()
    expect(await page.locator('article', { hasText: 'My own.' }).count()).toBe(1)
  })

  it.for([
    ['newest', ['Pinned.', 'Just posted.', 'Other.', 'Waits.', 'First.']],
    ['oldest', ['Pinned.', 'First.', 'Waits.', 'Other.', 'Just posted.']],
  ] as const)('stands below what is pinned, by the %s', async ([order, shown], { expect }) => {
    const { page, site, address } = await ada('', { hold: 'all' })
    const { aComment, decide, worker } = stage()
    const up = async (words: string) => {
      const { id } = await aComment(site, address, { body: words })
      await decide(id, 'published')
      return id
    }
    await up('First.')
    await write(page, 'Waits.')
    const pinned = await up('Pinned.')
    await up('Other.')
    await worker.db
      .prepare('UPDATE comments SET pinned_at = ?2 WHERE id = ?1')
      .bind(Number(pinned), Date.now())
      .run()
    await page.evaluate(
      ([name, chosen]) => {
        localStorage[name] = chosen
      },
      [`afterword-sort:${site}`, order] as const,
    )
    await page.reload()
    await page.locator('.aw-own').waitFor()
    await write(page, 'Just posted.')
    const words = page.locator('.aw-list > .aw-item .aw-body')
    await expect.poll(async () => (await words.allTextContents()).map((text) => text.trim())).toEqual(shown)
  })
})

describe('an own comment that is let up meanwhile', () => {
  it('keeps the focus that was on it, and takes none from elsewhere', async ({ expect }) => {
    const { page, address } = await ada('', { hold: 'all' })
    await page.clock.install()
    await page.goto(address)
    const focused = () =>
      page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.textContent ?? '')
    const approved = async (words: string) => {
      const own = page.locator('.aw-own', { hasText: words })
      await stage().decide((await own.getAttribute('data-id'))!, 'published')
      // It is asked about each minute.
      await page.clock.runFor(60_000)
      await own.waitFor({ state: 'detached' })
    }
    await write(page, 'Waits.')
    await expect.poll(focused).toContain('Waits.')
    await approved('Waits.')
    expect(await focused()).toContain('Waits.')
    expect(await focused()).not.toContain('Only you can see this')

    await write(page, 'Waits too.')
    await body(page).fill('A third')
    await approved('Waits too.')
    expect(await body(page).evaluate((field) => field.matches(':focus'))).toBe(true)
  })
})
