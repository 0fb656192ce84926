import { describe, it } from 'vitest'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

describe('a reader who minds a comment', () => {
  it.for(['light', 'dark'] as const)(
    'reports it by keyboard, and comes back to where they were (%s)',
    async (colorScheme, { expect }) => {
      const site = await stage().aSite({ hold: 'none' })
      const url = stage().embed(
        `<afterword-comments site="${site}" theme="${colorScheme}"></afterword-comments>`,
      )
      const { id } = await stage().aComment(site, url)
      const { page, context, heard } = await stage().visitor({ colorScheme })
      await page.goto(url)
      const button = page.getByRole('button', { name: 'Report the comment by Ada' })
      await button.focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Report this comment' })
      await dialog.waitFor()
      expect(await axeViolations(page)).toEqual([])
      // Escape closes, and the focus is where it was.
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await button.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node)).toBe(
        true,
      )

      await page.keyboard.press('Enter')
      await dialog.getByRole('button', { name: 'Send report' }).click()
      await dialog.getByRole('alert').filter({ hasText: 'Choose what is wrong with it.' }).waitFor()
      await dialog.getByRole('radio', { name: 'Abuse or hate' }).check()
      await dialog.getByRole('textbox').fill('It is about my neighbour.')
      await dialog.getByRole('button', { name: 'Send report' }).click()
      await dialog.getByText('A moderator will read this comment').waitFor()
      expect(await axeViolations(page)).toEqual([])
      await page.keyboard.press('Enter')
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Reported' }).waitFor()
      const row = await stage()
        .worker.db.prepare('SELECT reason, note FROM reports WHERE comment_id = ?1')
        .bind(Number(id))
        .first()
      expect(row).toEqual({ reason: 'abuse', note: 'It is about my neighbour.' })
      expect(await context.cookies()).toEqual([])
      // What was refused is logged by the browser itself, and nothing else is.
      expect(heard.errors.filter((text) => !text.includes('422'))).toEqual([])
    },
  )
})
