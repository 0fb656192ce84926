import { describe, it } from 'vitest'
import { axeViolations } from '../support/browser/axe'
import { useStage } from '../support/browser/fixture'

const stage = useStage()

describe('a browser without scripts', () => {
  it('posts, is told it is held, keeps every word of a refused form, and replies', async ({ expect }) => {
    const { aComment, aSite, decide, host, visitor, worker } = stage()
    const site = await aSite()
    const article = `${host.origin}/post/1`
    const { page } = await visitor({ javaScriptEnabled: false })
    await page.goto(`${worker.url}/${site}/thread?${new URLSearchParams({ page: article })}`)
    await page.getByText('No comments yet.').waitFor()
    await page.getByLabel('Your comment').fill('By a plain form, with <b>marks</b>.')
    await page.getByLabel('E-mail').fill('no address')
    await page.getByRole('button', { name: 'Post comment' }).click()

    await page.getByText('Enter an e-mail address').first().waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('By a plain form, with <b>marks</b>.')
    expect(await page.getByLabel('E-mail').inputValue()).toBe('no address')
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(2)
    await page.getByLabel('E-mail').fill('')
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.getByText('Only you can see this until a moderator has read it.').waitFor()
    expect(await page.locator('.aw-own .aw-body').textContent()).toContain(
      'By a plain form, with <b>marks</b>.',
    )

    const ben = await aComment(site, article, { name: 'Ben', body: 'A question.' })
    await decide(ben.id, 'published')
    await page.goto(`${worker.url}/${site}/thread?${new URLSearchParams({ page: article })}`)
    // Its author alone finds it again, apart from what readers see.
    expect(await page.locator('.aw-thread').getByText('By a plain form').count()).toBe(0)
    expect(await page.getByRole('link', { name: /^By a plain form/ }).count()).toBe(1)
    await page.getByRole('link', { name: 'Reply to Ben' }).click()
    await page.getByLabel('Your reply to Ben').fill('An answer.')
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.locator(`#c-${ben.id} .aw-own`, { hasText: 'An answer.' }).waitFor()
  })

  it('turns pages and orders, and reads on below a comment, by links alone', async ({ expect }) => {
    const { aComment, aSite, host, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const article = `${host.origin}/post/2`
    const root = await aComment(site, article, { body: 'Comment 0' })
    for (let at = 1; at < 21; at++) await aComment(site, article, { body: `Comment ${at}` })
    for (let at = 0; at < 4; at++) await aComment(site, article, { body: `Reply ${at}`, parentId: root.id })
    const { page } = await visitor({ javaScriptEnabled: false })
    await page.goto(`${worker.url}/${site}/thread?${new URLSearchParams({ page: article })}`)
    await page.getByRole('link', { name: 'Load more comments' }).click()
    await page.getByText('Comment 0', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Show 1 more reply' }).click()
    await page.getByText('Reply 3').waitFor()
    await page.getByRole('link', { name: 'All comments on this page' }).click()
    await page.getByRole('link', { name: 'Oldest' }).click()
    expect(await page.locator('.aw-list > .aw-item > .aw-comment .aw-body').first().textContent()).toContain(
      'Comment 0',
    )
  })
})

describe('an author without scripts', () => {
  it('edits a comment that waits, then deletes it, by plain forms (B6)', async ({ expect }) => {
    const { aSite, host, visitor, worker } = stage()
    const site = await aSite()
    const article = `${host.origin}/post/own`
    const { context, page } = await visitor({ javaScriptEnabled: false })
    const address = `${worker.url}/${site}/thread?${new URLSearchParams({ page: article })}`
    await page.goto(address)
    await page.getByLabel('Your comment').fill('With a tpyo.')
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.getByText('Only you can see this until a moderator has read it.').first().waitFor()
    // Later, by the address alone.
    await page.goto(address)
    await page.getByRole('heading', { name: 'Your comments on this page' }).waitFor()
    // The same author in a browser that lets the checker run.
    const looker = await visitor({ storageState: await context.storageState() })
    await looker.page.goto(address)
    expect(await axeViolations(looker.page)).toEqual([])
    await looker.page.getByRole('link', { name: 'With a tpyo.' }).click()
    await looker.page.getByRole('button', { name: 'Save changes' }).waitFor()
    expect(await axeViolations(looker.page)).toEqual([])
    await page.getByRole('link', { name: 'With a tpyo.' }).click()
    await page.getByLabel('Your comment').fill('Without a typo.')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('link', { name: 'Without a typo.' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('No comments yet.').waitFor()
    expect(await page.getByText('Without a typo.').count()).toBe(0)
  })
})
