import { describe, it } from 'vitest'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const thread = (site: string, more = '') => `<afterword-comments site="${site}" ${more}></afterword-comments>`
const focused = (el: Element) => el.shadowRoot?.activeElement?.textContent ?? ''

describe('a link to a comment (B2)', () => {
  it('opens around a reply that the first page does not hold, and goes on up and down without losing the place', async ({
    expect,
  }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    const old = await aComment(site, address, { body: 'The old root' })
    const replies: string[] = []
    for (let at = 0; at < 14; at++)
      replies.push((await aComment(site, address, { body: `Reply ${at}.`, parentId: old.id })).id)
    const deep = await aComment(site, address, { body: 'The linked one', parentId: replies[9] })
    for (let at = 0; at < 12; at++) await aComment(site, address, { body: `Root ${at}.` })

    const { page, heard } = await visitor()
    await page.goto(`${address}#c-${deep.id}`)
    const element = page.locator('afterword-comments')
    await page.locator('.aw-target', { hasText: 'The linked one' }).waitFor()
    expect(await element.evaluate(focused)).toContain('The linked one')
    expect(heard.requests.filter((line) => line.includes('/embed/'))).toHaveLength(1)
    // In its place: below what it answers, below their root.
    const path = page.locator(`#c-${old.id} #c-${replies[9]} #c-${deep.id}`)
    expect(await path.count()).toBe(1)
    expect(await page.getByText('Reply 0.').count()).toBe(0)
    expect(await axeViolations(page)).toEqual([])

    await page.getByRole('button', { name: 'Show earlier replies' }).click()
    await page.getByText('Reply 0.').waitFor()
    const bodies = await page.locator(`#c-${old.id} > .aw-replies .aw-body`).allTextContents()
    expect(bodies.map((text) => text.trim())).toEqual([
      ...Array.from({ length: 10 }, (_, at) => `Reply ${at}.`),
      'The linked one',
      ...Array.from({ length: 4 }, (_, at) => `Reply ${at + 10}.`),
    ])
    expect(await element.evaluate(focused)).toContain('Reply ')

    await page.getByRole('button', { name: 'Load the comments above' }).click()
    await page.getByText('Root 11.').waitFor()
    const roots = await page.locator('.aw-list > .aw-item > .aw-comment .aw-body').allTextContents()
    expect(roots.map((text) => text.trim())).toEqual([
      ...Array.from({ length: 12 }, (_, at) => `Root ${11 - at}.`),
      'The old root',
    ])
    expect(heard.errors).toEqual([])
  })

  it('to what is not there says so, shows the thread, and another link still works (V-61)', async ({
    expect,
  }) => {
    const { aComment, aSite, decide, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site, 'sort="oldest"'))
    const [gone, first] = [
      await aComment(site, address),
      await aComment(site, address, { body: 'Still up.' }),
    ]
    for (let at = 0; at < 21; at++) await aComment(site, address, { body: `Number ${at}.` })
    await decide(gone.id, 'deleted')
    const { page } = await visitor()
    await page.goto(`${address}#c-${gone.id}`)
    await page.getByText('That comment is not available.').waitFor()
    await expect.poll(() => page.locator('afterword-comments').evaluate(focused)).toContain('not available')
    await page.getByText('Still up.').waitFor()

    // Here already: no request. Not here: one.
    const last = page.locator('.aw-target', { hasText: 'Still up.' })
    await page.evaluate((id) => {
      location.hash = `#c-${id}`
    }, first.id)
    await last.waitFor()
    await page.getByRole('button', { name: 'Newest' }).click()
    await page.locator('.aw-list[data-sort=newest]').waitFor()
    expect(await page.locator('.aw-list > .aw-item').count()).toBe(20)
  })

  it('is followed within the page, also to what was not loaded', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    const old = await aComment(site, address, { body: 'The first of all' })
    for (let at = 0; at < 22; at++) await aComment(site, address, { body: `Number ${at}.` })
    const { page } = await visitor()
    await page.goto(address)
    await page.getByText('Number 21.').waitFor()
    await page.getByLabel('Your comment').fill('Half a thought')
    await page.evaluate((id) => {
      location.hash = `#c-${id}`
    }, old.id)
    await page.locator('.aw-target', { hasText: 'The first of all' }).waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Half a thought')
  })
})

describe('without scripts, a link to a comment', () => {
  it('opens its page of the thread, with the ways up and down', async ({ expect }) => {
    const { aComment, aSite, host, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const article = `${host.origin}/post/links`
    const old = await aComment(site, article, { body: 'The first of all' })
    for (let at = 0; at < 22; at++) await aComment(site, article, { body: `Number ${at}.` })
    const { page } = await visitor({ javaScriptEnabled: false })
    await page.goto(`${worker.url}/${site}/thread?comment=${old.id}`)
    await page.getByText('The first of all').waitFor()
    expect(new URL(page.url()).hash).toBe(`#c-${old.id}`)
    expect(await page.locator(`#c-${old.id}`).evaluate((el) => el.matches(':target'))).toBe(true)
    await page.getByRole('link', { name: 'Load the comments above' }).click()
    await page.getByText('Number 20.').waitFor()
    await page.getByRole('link', { name: 'Load more comments' }).click()
    await page.getByText('The first of all').waitFor()
    await page.goto(
      `${worker.url}/${site}/thread?${new URLSearchParams({ page: article, comment: '12345' })}`,
    )
    await page.getByText('That comment is not available.').waitFor()
    await page.getByText('Number 21.').waitFor()
  })
})
