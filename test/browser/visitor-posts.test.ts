import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'

const stage = useStage()
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`
const note = (page: Page) =>
  page.locator('.aw-note', { hasText: 'Only you can see this until a moderator has read it.' })
const post = (page: Page) => page.getByRole('button', { name: 'Post comment' }).click()

/** Writes without sending. */
async function write(page: Page, body: string, name = 'Ada') {
  await page.getByLabel('Your comment').fill(body)
  await page.getByLabel('Name').fill(name)
}

describe('a visitor of an article', () => {
  it('posts a comment, sees it held after a reload too, and nobody else does', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const address = embed(thread(await aSite()))
    const ada = await visitor()
    await ada.page.goto(address)
    await write(ada.page, 'Words of *weight*.')
    await post(ada.page)

    await note(ada.page).waitFor()
    expect(await ada.page.locator('.aw-own .aw-body em').textContent()).toBe('weight')
    expect(await ada.page.getByLabel('Your comment').inputValue()).toBe('')
    expect(await ada.page.locator('[data-token],[data-reader]').count()).toBe(0)

    await ada.page.reload()
    await note(ada.page).waitFor()

    const ben = await visitor()
    await ben.page.goto(address)
    await ben.page.getByText('No comments yet.').waitFor()
    expect(await ben.page.getByText('weight').count()).toBe(0)
    expect([...ada.heard.errors, ...ben.heard.errors]).toEqual([])
  })

  it('sees what became of it: approved, everybody reads it; rejected, the author is told', async ({
    expect,
  }) => {
    const { aSite, decide, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(thread(await aSite())))
    const idOf = async (text: string) =>
      (await page.locator('.aw-own', { hasText: text }).getAttribute('data-id')) ?? ''
    await write(page, 'A good one.')
    await post(page)
    await note(page).waitFor()
    const good = await idOf('A good one.')
    await write(page, 'A bad one.')
    await post(page)
    await page.locator('.aw-own', { hasText: 'A bad one.' }).waitFor()
    await decide(good, 'published')
    await decide(await idOf('A bad one.'), 'rejected')

    await page.reload()
    await page.locator('.aw-note', { hasText: 'Not published.' }).waitFor()
    await page.locator('.aw-item:not(.aw-own)', { hasText: 'A good one.' }).waitFor()
    expect(await page.locator('.aw-own').count()).toBe(1)

    const deletions = await page.evaluateHandle(() => {
      const heard: unknown[] = []
      document.addEventListener('afterword-delete', ({ type }) => heard.push(type))
      return heard
    })
    await page.getByRole('button', { name: 'Dismiss' }).press('Enter')
    await page.getByText('A bad one.').waitFor({ state: 'detached' })
    // Who read it goes on at what stands beside it, and the page hears of no deletion: nothing was deleted.
    await page.locator('.aw-item', { hasText: 'A good one.' }).locator('article:focus').waitFor()
    expect(await deletions.jsonValue()).toEqual([])
    await page.reload()
    await page.locator('.aw-item', { hasText: 'A good one.' }).waitFor()
    expect(await page.getByText('A bad one.').count()).toBe(0)
  })

  it('is told beside each field what to mend, and loses nothing', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(thread(await aSite())))
    await page.getByLabel('Your comment').fill('Kept.')
    await page.getByLabel('E-mail').fill('not an address')
    await post(page)

    const wrong = page.locator('[aria-invalid="true"]')
    await wrong.first().waitFor()
    expect(await wrong.evaluateAll((all) => all.map((field) => field.getAttribute('name')))).toEqual([
      'name',
      'email',
    ])
    expect(await page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.id)).toBe(
      'f-name',
    )
    expect(await page.getByLabel('Name').getAttribute('aria-describedby')).toContain('e-name')
    expect(await page.locator('#e-email').textContent()).toContain('Error: Enter an e-mail address')
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Kept.')

    await page.getByLabel('Name').fill('Ada')
    expect(await page.locator('#e-name').isHidden()).toBe(true)
    await page.getByLabel('E-mail').fill('ada@example.org')
    await post(page)
    await note(page).waitFor()
  })

  it('keeps the text when offline, posts it once afterwards, and knows why it failed', async ({ expect }) => {
    const { aSite, embed, visitor, worker } = stage()
    const site = await aSite()
    const ada = await visitor()
    await ada.page.goto(embed(thread(site)))
    await write(ada.page, 'Written in a tunnel.')
    await ada.page.locator('[data-open]').waitFor()
    await ada.context.setOffline(true)
    await post(ada.page)
    await ada.page.getByText('You are offline').waitFor()
    expect(await ada.page.getByLabel('Your comment').inputValue()).toBe('Written in a tunnel.')

    await ada.context.setOffline(false)
    // The answer gets lost, though the comment arrived: posting again must not post it twice.
    await ada.page.route(
      '**/embed/*/comments*',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await ada.page.getByRole('button', { name: 'Post now' }).click()
    await ada.page.getByText('posting again cannot post it twice').waitFor()
    await post(ada.page)
    await note(ada.page).waitFor()
    const { n } = (await worker.db
      .prepare('SELECT count(*) n FROM comments WHERE site_id = ?1')
      .bind(site)
      .first<{ n: number }>())!
    expect(n).toBe(1)
  })

  it('keeps the text when a network signs in between, or our side breaks', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(thread(await aSite())))
    await write(page, 'Still here.')
    const headers = { 'access-control-allow-origin': '*' }
    for (const [answer, words] of [
      [{ status: 200, contentType: 'text/html', body: '<h1>Hotel Wi-Fi</h1>', headers }, 'answered instead'],
      [
        { status: 502, contentType: 'text/html', body: 'Bad gateway', headers },
        'Something broke on our side',
      ],
    ] as const) {
      await page.route('**/embed/*/comments*', (route) => route.fulfill(answer), { times: 1 })
      await post(page)
      await page.getByText(words).waitFor()
      expect(await page.getByLabel('Your comment').inputValue()).toBe('Still here.')
      expect(await page.getByRole('button', { name: 'Post comment' }).isEnabled()).toBe(true)
    }
  })

  it('finds a draft again after a reload, without name or address, and can discard it', async ({
    expect,
  }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(thread(await aSite())))
    await write(page, 'Half a thought', 'Ada Secret')
    await page.getByLabel('E-mail').fill('ada@example.org')
    await page.reload()
    await page.locator('.aw-draft').getByText('Draft restored.').waitFor()
    await expect.poll(() => page.locator('.aw-status').textContent()).toBe('Draft restored.')
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Half a thought')
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(kept).toContain('Half a thought')
    expect(kept).not.toMatch(/Secret|example\.org/)

    await page.getByRole('button', { name: 'Discard' }).click()
    await page.reload()
    await page.getByLabel('Your comment').waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('')
  })

  it('replies below a comment; Escape cancels only what is empty', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    const ben = await aComment(site, address, { name: 'Ben', body: 'A question.' })
    const { page } = await visitor()
    await page.goto(address)
    await page.getByRole('button', { name: 'Reply to Ben' }).click()
    const reply = page.getByLabel('Your reply to Ben')
    await reply.press('Escape')
    await page.getByLabel('Your comment').waitFor()

    await page.getByRole('button', { name: 'Reply to Ben' }).click()
    await reply.fill('An answer.')
    await reply.press('Escape')
    await page.getByLabel('Name').fill('Ada')
    await reply.press('ControlOrMeta+Enter')
    const shown = page.locator(`#c-${ben.id} .aw-replies > .aw-item`, { hasText: 'An answer.' })
    await shown.waitFor()
    expect(await page.locator('.aw-count').textContent()).toBe('2 comments')
    expect(await page.getByLabel('Your comment').inputValue()).toBe('')
  })

  it('goes on writing while the order turns, and saves what a left page holds', async ({ expect }) => {
    const { aComment, aSite, embed, host, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    await aComment(site, address)
    await aComment(site, address)
    const { page } = await visitor()
    await page.goto(address)
    await write(page, 'In the middle of')
    await page.getByRole('button', { name: 'Oldest' }).click()
    await page.locator('.aw-list[data-sort=oldest]').waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('In the middle of')
    expect(await page.getByLabel('Name').inputValue()).toBe('Ada')

    const go = (to: string) =>
      page.evaluate((next) => document.querySelector('afterword-comments')!.setAttribute('page', next), to)
    await go(`${host.origin}/another`)
    await page.getByText('No comments yet.').waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('')
    await go(address)
    await page.locator('.aw-draft').getByText('Draft restored.').waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('In the middle of')
  })

  it('is remembered on this device if asked for, and forgotten with one click', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(thread(await aSite())))
    await write(page, 'First.')
    await page.getByLabel('Remember me on this device').check()
    await post(page)
    await note(page).waitFor()
    await page.reload()
    await page.getByLabel('Your comment').click()
    await page.locator('input[name=name]').waitFor()
    await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('Ada')

    await page.getByLabel('Remember me on this device').uncheck()
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Ada')
  })
})
