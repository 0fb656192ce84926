import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

describe('finding subscribers', () => {
  it('narrows by name and state without a script, in an address that can be kept', async ({ expect }) => {
    const desk = await aModerator(stage())
    const owner = await stage().visitor()
    await signIn(owner, desk)
    const { page } = owner
    const at = `${stage().worker.url}/desk/${desk.site}/subscribers`
    await page.goto(`${at}/import`)
    const people = ['Ada Lovelace', 'Grace Hopper', 'Émile Borel'].map(
      (name, n) => `p${n}@mail.${desk.site}.example,${name},2021-02-04 07:00:00`,
    )
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Email Address,Name,CONFIRM_TIME\n${people.join('\n')}\n`),
    })
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('Report with every row, as CSV').waitFor()
    await page.getByLabel('These people agreed').check()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('link', { name: 'Done. See the import' }).waitFor()

    const plain = await stage().visitor({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
    await plain.context.addCookies(await owner.context.cookies())
    const shown = () => plain.page.locator('.people li a').allTextContents()
    await plain.page.goto(at)
    expect(await shown()).toHaveLength(3)
    await plain.page.getByLabel('Name or address').fill('emile')
    await plain.page.getByRole('button', { name: 'Show', exact: true }).click()
    await plain.page.waitForURL(/q=emile/)
    expect(await shown()).toEqual([`p2@mail.${desk.site}.example`])
    await plain.page.getByLabel('Name or address').fill(`${desk.site}.exa lovelace`)
    await plain.page.getByLabel('Came by').selectOption('import')
    await plain.page.getByRole('button', { name: 'Show', exact: true }).click()
    await plain.page.waitForURL(/source=import/)
    expect(await shown()).toEqual([`p0@mail.${desk.site}.example`])
    await plain.page.getByLabel('State').selectOption('unsubscribed')
    await plain.page.getByRole('button', { name: 'Show', exact: true }).click()
    await plain.page.getByText('Nobody fits.').waitFor()
    // The address alone brings somebody else of the team to the same list.
    await page.goto(plain.page.url().replace('state=unsubscribed', 'state=confirmed'))
    await page.locator('.people li').first().waitFor()
    expect(await page.locator('.people li a').allTextContents()).toEqual([`p0@mail.${desk.site}.example`])
    expect(await axeByDayAndNight(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 700 })
    await page.waitForFunction(() => document.documentElement.scrollWidth <= 320)
    await page.getByRole('link', { name: 'Show everybody' }).click()
    await page.waitForURL(at)
    expect(await page.locator('.people li').count()).toBe(3)
    expect(owner.heard.errors).toEqual([])
  })
})
