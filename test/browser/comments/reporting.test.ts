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
      // Said at the choice, which is where to go on.
      await dialog.getByRole('group', { description: 'Choose what is wrong with it.' }).waitFor()
      expect(
        await dialog
          .getByRole('radio')
          .first()
          .evaluate((radio) => radio.matches(':focus')),
      ).toBe(true)
      await dialog.getByRole('radio', { name: 'Abuse or hate' }).check()
      await dialog.getByRole('textbox').fill('It is about my neighbour.')
      await dialog.getByRole('button', { name: 'Send report' }).click()
      await dialog.getByText('A moderator will read this comment').waitFor()
      expect(await axeViolations(page)).toEqual([])
      // The focus comes to the button that is left, which Tab finds as well.
      const close = dialog.getByRole('button', { name: 'Close' })
      expect(
        await close.evaluate(
          (node: HTMLElement) => (node.getRootNode() as ShadowRoot).activeElement === node && node.tabIndex,
        ),
      ).toBe(0)
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

  it.for([
    ['no network', undefined],
    ['too many from theirs', 429],
    ['a fault of ours', 500],
  ] as const)(
    'is told when it did not go (%s), and sends it by a second press',
    async ([, status], { expect }) => {
      const site = await stage().aSite({ hold: 'none' })
      const url = stage().embed(`<afterword-comments site="${site}"></afterword-comments>`)
      const { id } = await stage().aComment(site, url)
      const { page, heard } = await stage().visitor()
      const fails = { yet: true }
      await page.route('**/reports/**', (route) => {
        if (!fails.yet || route.request().method() !== 'POST') return route.continue()
        return status ? route.fulfill({ status, body: '' }) : route.abort()
      })
      await page.goto(url)
      await page.getByRole('button', { name: 'Report the comment by Ada' }).click()
      const dialog = page.getByRole('dialog', { name: 'Report this comment' })
      await dialog.getByRole('radio', { name: 'Abuse or hate' }).check()
      const send = dialog.getByRole('button', { name: 'Send report' })
      await send.click()
      await dialog.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
      expect(await send.isEnabled()).toBe(true)
      fails.yet = false
      await send.click()
      await dialog.getByText('A moderator will read this comment').waitFor()
      const rows = await stage()
        .worker.db.prepare('SELECT count(*) AS count FROM reports WHERE comment_id = ?1')
        .bind(Number(id))
        .first()
      expect(rows).toEqual({ count: 1 })
      expect(heard.errors.filter((text) => text.includes('TypeError'))).toEqual([])
    },
  )

  it('gives notice of illegal content, and is told its reference', async ({ expect }) => {
    const { aSite, aComment, embed, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const url = embed(`<afterword-comments site="${site}"></afterword-comments>`)
    const { id } = await aComment(site, url)
    const { page, heard } = await visitor()
    await page.goto(url)
    await page.getByRole('button', { name: 'Report the comment by Ada' }).click()
    const dialog = page.getByRole('dialog', { name: 'Report this comment' })
    await dialog.waitFor()
    await dialog.getByRole('radio', { name: 'Illegal content' }).check()
    const send = dialog.getByRole('button', { name: 'Send report' })
    await send.click()
    // Said at the field, which has the focus.
    const note = dialog.getByRole('textbox', { description: 'Enter something here.' })
    await note.waitFor()
    expect(await note.evaluate((field) => field.matches(':focus'))).toBe(true)
    await note.fill('It denies what a court found.')
    await dialog.locator('summary').click()
    const email = dialog.getByRole('textbox', { name: 'E-mail (optional)', exact: true })
    await email.fill('nobody')
    expect(await axeViolations(page)).toEqual([])
    await send.click()
    await dialog.locator('[name=email][aria-invalid=true]').waitFor()
    await email.fill(`notifier-${site}@example.org`)
    await send.click()
    await dialog.getByText(/Your notice \d+ to The /).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Reported' }).waitFor()
    const row = await worker.db
      .prepare('SELECT reason, email, revision FROM reports WHERE comment_id = ?1')
      .bind(Number(id))
      .first()
    expect(row).toEqual({ reason: 'illegal', email: `notifier-${site}@example.org`, revision: 1 })
    expect(heard.errors.filter((error) => !error.includes('422'))).toEqual([])
  })
})
