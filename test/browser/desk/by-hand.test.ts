import type { BrowserContextOptions, Locator } from 'playwright-core'
import { describe, it } from 'vitest'
import { aQueue, become } from '../../support/browser/a-queue'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

const WAYS: [string, BrowserContextOptions][] = [
  ['fingers on a phone', PHONE],
  ['fingers on a phone, scripts off', { ...PHONE, javaScriptEnabled: false }],
  ['a mouse', {}],
  ['a mouse, scripts off', { javaScriptEnabled: false }],
]

// Everything the keys do is done by what one sees: buttons, links and boxes, pressed by finger or mouse, with the script and without.
describe('a moderator who never touches a key', () => {
  it.for(WAYS)(
    'decides, takes back, edits, answers and pins, one and many, with %s',
    { timeout: 90_000 },
    async ([, options], { expect }) => {
      const { desk, ids, mo, page, row, opened } = await aQueue(stage(), 7, options)
      const press = (what: Locator) => (options.hasTouch ? what.tap() : what.click())
      const decide = (name: string) => press(page.locator('.item .verdict').getByRole('button', { name }))
      /** Several decisions may be told of at once, each with its own way back. */
      const undo = (said: string) =>
        press(page.locator('#flashes .flash', { hasText: said }).getByRole('button', { name: 'Undo' }))
      /** One list is shown at a time on a phone: back to it first, where an item stands before it. */
      const open = async (at: number) => {
        const back = page.getByRole('link', { name: 'Back to the list' })
        if (await back.isVisible()) await press(back)
        await row(at).waitFor()
        await press(row(at).locator('a.row'))
        await opened(at)
      }

      await open(0)
      await decide('Approve')
      await opened(1)
      await become(stage(), ids, [1, 0, 0, 0, 0, 0, 0])
      await decide('Spam')
      await opened(2)
      await become(stage(), ids, [1, 3, 0, 0, 0, 0, 0])
      await undo('Marked as spam.')
      await opened(1)
      await become(stage(), ids, [1, 0, 0, 0, 0, 0, 0])
      await page.locator('#reason').selectOption({ index: 1 })
      await decide('Reject')
      await opened(2)
      await decide('Delete')
      await opened(3)
      await decide('Return')
      await opened(4)
      await become(stage(), ids, [1, 2, 4, 5, 0, 0, 0])

      await press(page.locator('.item').getByRole('link', { name: 'Edit' }))
      await page.getByLabel('Its words').fill('A kinder word.')
      await press(page.getByRole('button', { name: 'Save the words' }))
      await page.getByText('Edited.').waitFor()
      await page.locator('.item .words', { hasText: 'A kinder word.' }).waitFor()
      await press(page.locator('.item').getByRole('link', { name: 'Answer' }))
      await page.getByLabel('Your answer, as Mo Keller').fill('We are on it.')
      await press(page.getByLabel('Approve the comment too'))
      await press(page.getByRole('button', { name: 'Post the answer' }))
      await page.getByText('Your answer is up.').waitFor()
      await become(stage(), ids, [1, 2, 4, 5, 1, 0, 0])

      // Two at once, and both back.
      await page.goto(`${stage().worker.url}/desk/${desk.site}`)
      for (const at of [5, 6]) await press(row(at).locator('.pick'))
      await press(page.locator('#bulk').getByRole('button', { name: 'Spam' }))
      await page.getByText('2 marked as spam.').waitFor()
      await become(stage(), ids, [1, 2, 4, 5, 1, 3, 3])
      await undo('2 marked as spam.')
      await become(stage(), ids, [1, 2, 4, 5, 1, 0, 0])
      await page.getByText('2 marked as spam.').waitFor({ state: 'hidden' })

      // What was decided is in its list, and comes back from there.
      const back = page.getByRole('link', { name: 'Back to the list' })
      if (await back.isVisible()) await press(back)
      await press(page.getByRole('link', { name: 'Deleted' }))
      await page.waitForURL(/status=deleted/)
      await open(2)
      await decide('Back to waiting')
      await become(stage(), ids, [1, 2, 0, 5, 1, 0, 0])
      // Told on the page that the form leads to, where there is no script: only then is nothing under way.
      await page.getByText('Waiting again.').waitFor()
      await page.goto(`${stage().worker.url}/desk/${desk.site}?status=published`)
      await open(0)
      await press(page.getByRole('button', { name: 'Pin to the top' }))
      await page.getByRole('button', { name: 'Unpin' }).waitFor()
      await press(page.getByRole('button', { name: 'Sign out' }))
      await page.getByText('You are signed out.').waitFor()
      expect(mo.heard.errors).toEqual([])
    },
  )
})
