import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'

const stage = useStage()

describe('a visitor of an article', () => {
  it('posts a comment, sees it held after a reload too, and nobody else does', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const address = embed(`<afterword-comments site="${await aSite()}"></afterword-comments>`)
    const ada = await visitor()
    await ada.page.goto(address)
    await ada.page.getByLabel('Your comment').fill('Words of *weight*.')
    await ada.page.getByLabel('Name').fill('Ada')
    await ada.page.getByRole('button', { name: 'Post comment' }).click()

    const note = ada.page.locator('.aw-note', {
      hasText: 'Only you can see this until a moderator has read it.',
    })
    await note.waitFor()
    expect(await ada.page.locator('.aw-own .aw-body em').textContent()).toBe('weight')
    expect(await ada.page.getByLabel('Your comment').inputValue()).toBe('')

    await ada.page.reload()
    await note.waitFor()

    const ben = await visitor()
    await ben.page.goto(address)
    await ben.page.getByText('No comments yet.').waitFor()
    expect(await ben.page.getByText('weight').count()).toBe(0)
    expect([...ada.heard.errors, ...ben.heard.errors]).toEqual([])
  })
})
