import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight, axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

const LOOKS = [
  ['light', 'de'],
  ['dark', 'de'],
  ['dark', 'ar'],
  ['light', 'ja'],
] as const

describe('mails and their look', () => {
  it('are set once, shown by day and by night, and every one of them is accessible at 320 px', async ({
    expect,
  }) => {
    const desk = await aModerator(stage())
    const mo = await stage().visitor()
    await signIn(mo, desk)
    const { page } = mo
    const address = `${stage().worker.url}/desk/${desk.site}/mail/look`
    await page.goto(address)

    await page.getByLabel('Colour of buttons and links').fill('#fc0')
    await page.getByRole('button', { name: 'Save' }).click()
    const why = await page.getByText('is too pale to read').textContent()
    const better = /(#\w{6}) is the nearest/.exec(why!)![1]!
    await page.getByLabel('Colour of buttons and links').fill(better)
    await page.getByLabel('Postal address').fill('The Courier\n1 South Road')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()

    for (const title of ['By day', 'By night']) {
      const frame = page.frameLocator(`iframe[title^="${title}"]`)
      await frame.getByText('1 South Road').waitFor()
      await frame.getByRole('link', { name: 'Confirm subscription' }).waitFor()
    }
    expect(await axeByDayAndNight(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)

    const mails = await page
      .locator('#mail option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
    expect(mails.length).toBeGreaterThan(3)
    const letter = await (await stage().visitor({ viewport: { width: 320, height: 800 } })).page
    for (const mail of mails) {
      for (const [theme, locale] of LOOKS) {
        const answer = await page.request.get(`${address}/preview?mail=${mail}&theme=${theme}&in=${locale}`)
        await letter.setContent(await answer.text())
        expect(await axeViolations(letter), `${mail} ${theme} ${locale}`).toEqual([])
        expect(await letter.evaluate(() => document.documentElement.scrollWidth), mail).toBe(320)
      }
    }
  })
})
