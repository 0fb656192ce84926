import { describe, it } from 'vitest'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const LOUD = 'THIS IS THE WORST IDEA THEY EVER HAD.'

describe('an author whose words are doubted', () => {
  it('is told why before anything is posted, and may change them or send them for review', async ({
    expect,
  }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const { page, heard } = await visitor()
    await page.goto(embed(`<afterword-comments site="${site}"></afterword-comments>`))
    const body = page.locator('textarea[name=body]')
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    await body.fill(LOUD)
    await page.getByLabel('Name').fill('Ada')
    await press('Post comment')
    await page.locator('#e-body', { hasText: 'reads like shouting' }).waitFor()
    expect(await body.inputValue()).toBe(LOUD)
    const insist = page.getByRole('button', { name: 'Send it for review' })
    await insist.waitFor()
    expect(await axeViolations(page)).toEqual([])

    // Changed: the usual way, and the offer is gone with the doubt.
    await body.fill('This is not my favourite idea.')
    await press('Post comment')
    await page.locator('.aw-item:not(.aw-own)', { hasText: 'not my favourite' }).waitFor()
    expect(await insist.isVisible()).toBe(false)

    // Sent as it is: held, and only its author sees it.
    await body.fill(LOUD)
    await press('Post comment')
    await insist.click()
    await page.locator('.aw-own', { hasText: LOUD }).waitFor()
    expect(await body.inputValue()).toBe('')

    // An edit of what is up is looked at in the same way.
    await page
      .locator('.aw-item', { hasText: 'not my favourite' })
      .getByRole('button', { name: 'Edit', exact: true })
      .click()
    await page.getByLabel('Edit your comment').fill(`${LOUD} YES.`)
    await press('Save changes')
    await insist.click()
    await page.locator('.aw-own', { hasText: 'YES.' }).waitFor()
    expect(heard.errors.filter((text) => !/409|403/.test(text))).toEqual([])
  })
})
