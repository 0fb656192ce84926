import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

describe('deleting a site', () => {
  it('counts, warns, wants the name, and can be called back: on a phone, without scripts', async ({
    expect,
  }) => {
    const desk = await aModerator(stage())
    const owner = await stage().visitor({ viewport: { width: 320, height: 700 }, javaScriptEnabled: false })
    await signIn(owner, desk)
    const { page } = owner
    const { url } = stage().worker
    await page.goto(`${url}/desk/${desk.site}/team`)
    await page.getByRole('link', { name: 'Delete this site for good' }).click()
    await page.getByRole('heading', { name: 'Delete this site for good' }).waitFor()
    const name = /Type (.+) to confirm\./.exec(await page.locator('main').innerText())![1]!

    await page.getByLabel('The site’s name').fill('something else')
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('That is another name.').waitFor()
    await page.getByLabel('The site’s name').fill(name)
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('Until it goes for good you can bring it back here.').waitFor()
    await page.getByText('goes for good on').waitFor()
    expect((await page.request.get(`${url}/${desk.site}/subscribe`)).status()).toBe(404)

    await page.getByRole('button', { name: `Bring back ${name}` }).click()
    await page.getByText('The site is back.').waitFor()
    expect((await page.request.get(`${url}/${desk.site}/subscribe`)).status()).toBe(200)
  })

  it('is a page that everybody can read, by day, by night and on a narrow screen', async ({ expect }) => {
    const desk = await aModerator(stage())
    const owner = await stage().visitor()
    await signIn(owner, desk)
    const { page } = owner
    await page.goto(`${stage().worker.url}/desk/sites/${desk.site}/delete`)
    await page.getByRole('heading', { name: 'Delete this site for good' }).waitFor()
    expect(await axeByDayAndNight(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 700 })
    await page.waitForFunction(() => document.documentElement.scrollWidth <= 320)
    expect(owner.heard.errors).toEqual([])
  })
})
