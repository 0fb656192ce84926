import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

/** A moderator, and comments that the Worker's own jobs have brought into the index. */
async function aDesk(bodies: readonly string[], options: object = {}) {
  const { aComment, host, visitor, worker } = stage()
  const desk = await aModerator(stage())
  const ids: string[] = []
  for (const [at, body] of bodies.entries()) {
    const fields = { name: `Ada ${at}`, body, title: 'Old streets' }
    ids.push((await aComment(desk.site, `${host.origin}/post/${desk.site}`, fields)).id)
  }
  await waitUntil('the jobs of the index to be done', async () => {
    const left = await worker.db
      .prepare("SELECT 1 FROM jobs WHERE kind LIKE 'comments.%' AND payload LIKE ?1")
      .bind(`%"${desk.site}"%`)
      .first()
    return left === null ? true : undefined
  })
  const mo = await visitor({ viewport: { width: 1280, height: 800 }, ...options })
  await signIn(mo, desk)
  const found = () =>
    mo.page.locator('.found li').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.id))
  return {
    desk,
    ids,
    mo,
    page: mo.page,
    found,
    at: (path: string) => `${worker.url}/desk/${desk.site}${path}`,
  }
}

describe('searching at the desk', () => {
  it('goes by keys from the queue to what was found, and the address can be passed on', async ({
    expect,
  }) => {
    const { ids, mo, page, found } = await aDesk([
      'The old lantern.',
      'Something else.',
      '東京の街灯が明るい',
    ])
    await page.locator('#pane .item').waitFor()
    await page.keyboard.press('/')
    await page.waitForURL(/\/search$/)
    await page.getByLabel('Words').fill('lantern')
    await page.keyboard.press('Enter')
    await page.locator('.found li').first().waitFor()
    expect(await found()).toEqual([ids[0]])
    const shared = page.url()
    await page.goto('about:blank')
    await page.goto(shared)
    expect(await found()).toEqual([ids[0]])
    expect(await page.getByLabel('Words').inputValue()).toBe('lantern')
    await page.getByLabel('Words').fill('街灯')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.locator(`.found li[data-id="${ids[2]}"]`).waitFor()
    await page.locator('.found a').click()
    await page.locator(`#pane .item[data-id="${ids[2]}"]`).waitFor()
    expect(mo.heard.errors).toEqual([])
  })

  it('follows a decision without anybody doing anything', async ({ expect }) => {
    const { ids, page, found, at } = await aDesk(['The old lantern.'])
    await page.locator('#pane .item').waitFor()
    await page.keyboard.press('s')
    await page.getByText('Marked as spam.').waitFor()
    await waitUntil('the search to know it as spam', async () => {
      await page.goto(at('/search?q=lantern&status=spam'))
      return (await found()).length === 1 ? true : undefined
    })
    expect(await found()).toEqual(ids)
    await page.goto(at('/search?q=lantern&status=held'))
    await page.getByText('Nothing found').waitFor()
  })

  it('works without scripts on a phone, with nothing to scroll sideways', async ({ expect }) => {
    const { page, found, at, ids } = await aDesk(['The old lantern.', `lantern ${'w'.repeat(200)}`], {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
      javaScriptEnabled: false,
    })
    await page.getByRole('link', { name: 'Search' }).click()
    await page.getByLabel('Words').fill('lantern')
    await page.getByLabel('State').selectOption('held')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await found()).toEqual([...ids].reverse())
    for (const path of [
      '/search',
      '/search?q=lantern',
      '/search?q=elsewhere',
      `/search?q=${'w'.repeat(201)}`,
    ]) {
      await page.goto(at(path))
      const box = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
      expect(box, path).toBe(0)
    }
  })

  it('has nothing axe objects to, by day and by night', async ({ expect }) => {
    const { page, at } = await aDesk(['The old lantern.'])
    for (const path of [
      '/search',
      '/search?q=lantern',
      '/search?q=elsewhere',
      `/search?q=${'w'.repeat(201)}`,
    ]) {
      await page.goto(at(path))
      expect(await axeByDayAndNight(page), path).toEqual([])
    }
  })
})
