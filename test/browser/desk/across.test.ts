import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { become, lookAt } from '../../support/browser/a-queue'
import { axeByDayAndNight } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()

/** Somebody in front of the queue over two sites, whose comments came in turns. */
async function aDeskOfTwo(count: number, options: object = {}) {
  const { aComment, aSite, host, visitor, worker } = stage()
  const desk = await aModerator(stage())
  const sites = [desk.site, await aSite()]
  await worker.db
    .prepare(
      "INSERT INTO members (site_id, person_id, role, notices, created_at) SELECT ?1, id, 'owner', 'none', 0 FROM people WHERE email = ?2",
    )
    .bind(sites[1], desk.email)
    .run()
  const ids: string[] = []
  for (let at = 0; at < count; at++) {
    const site = sites[at % 2]!
    const page = `${host.origin}/post/${site}`
    ids.push((await aComment(site, page, { name: `Ada ${at}`, body: `Number ${at}.` })).id)
  }
  const mo = await visitor({ viewport: { width: 1280, height: 800 }, ...options })
  await signIn(mo, desk)
  await mo.page.goto(`${worker.url}/desk/all`)
  return { desk, sites, ids, mo, page: mo.page, ...lookAt(mo, ids) }
}

describe('the queue over all sites', () => {
  it('is decided by keys alone, each comment at its own site, and taken back', async ({ expect }) => {
    const { ids, sites, mo, page, row, opened } = await aDeskOfTwo(4)
    await opened(0)
    expect(
      await page
        .locator('#rows li')
        .evaluateAll((rows) => rows.map((item) => (item as HTMLElement).dataset.site)),
    ).toEqual([sites[0], sites[1], sites[0], sites[1]])
    await page.keyboard.press('a')
    await opened(1)
    await page.keyboard.press('s')
    await opened(2)
    await become(stage(), ids, [1, 3, 0, 0])
    await page.locator('#flashes .flash').nth(1).waitFor()
    await page.keyboard.press('u')
    await opened(1)
    await become(stage(), ids, [1, 0, 0, 0])
    await page.keyboard.press('u')
    await opened(0)
    await become(stage(), ids, [0, 0, 0, 0])
    await row(0).waitFor()
    expect(await page.title()).toMatch(/^Waiting \(4\) · All sites/)
    // The search is one site's: that of the open comment.
    await page.keyboard.press('/')
    await page.waitForURL(`**/desk/${sites[0]}/search`)
    expect(mo.heard.errors).toEqual([])
  })

  it('takes one decision about many for each of their sites, each with its way back', async ({ expect }) => {
    const { ids, mo, page, opened } = await aDeskOfTwo(4)
    await opened(0)
    await page.keyboard.press('Shift+X')
    await page.keyboard.press('Shift+A')
    await page.getByRole('heading', { name: 'Nothing waits' }).waitFor()
    await become(stage(), ids, [1, 1, 1, 1])
    await page.locator('#flashes .flash', { hasText: '2 approved.' }).nth(1).waitFor()
    await page.keyboard.press('u')
    await page.keyboard.press('u')
    await become(stage(), ids, [0, 0, 0, 0])
    expect(mo.heard.errors).toEqual([])
  })

  it('puts back what a site no longer lets one decide, and says so', async ({ expect }) => {
    const { desk, ids, sites, page, row, opened } = await aDeskOfTwo(3)
    await opened(0)
    await stage()
      .worker.db.prepare(
        "UPDATE members SET role = 'reader' WHERE site_id = ?1 AND person_id = (SELECT id FROM people WHERE email = ?2)",
      )
      .bind(sites[0], desk.email)
      .run()
    const refused = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await page.keyboard.press('a')
    expect((await refused).status()).toBe(403)
    await page
      .locator('.flash-warning', { hasText: 'Your role at this site does not include that.' })
      .waitFor()
    await row(0).waitFor()
    await become(stage(), ids, [0, 0, 0])
  })

  it('works by forms alone, and leads from comment to comment of whichever site', async ({ expect }) => {
    const { ids, page } = await aDeskOfTwo(3, { javaScriptEnabled: false })
    const item = page.locator('.item')
    await item.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('Approved.').waitFor()
    expect(await item.getAttribute('data-id')).toBe(ids[1])
    await item.getByRole('button', { name: 'Spam' }).click()
    await page.getByText('Marked as spam.').waitFor()
    await become(stage(), ids, [1, 3, 0])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.waitForURL(/\/desk\/all\?item=/)
    await become(stage(), ids, [1, 0, 0])
  })

  it('leads by key to what has a page of its own, and from there back to where one was', async ({
    expect,
  }) => {
    const { ids, sites, mo, page, opened } = await aDeskOfTwo(4)
    await page.goto(`${stage().worker.url}/desk/all?order=newest`)
    await opened(3)
    await page.keyboard.press('j')
    await opened(2)
    await page.keyboard.press('e')
    await page.waitForURL(`**/desk/${sites[0]}/comments/${ids[2]}/edit?order=newest&across=all`)
    await page.getByRole('textbox').fill('Mended.')
    await page.getByRole('button', { name: 'Save the words' }).click()
    await page.waitForURL(`**/desk/all?order=newest&item=${ids[2]}&of=${sites[0]}&done=**`)
    await opened(2)
    await page.locator('#pane', { hasText: 'Mended.' }).waitFor()
    // Taken back by the key, and decided on from there.
    await page.keyboard.press('u')
    await page.locator('#pane .words', { hasText: 'Number 2.' }).waitFor()
    // A page of its own: its keys are there once it is loaded.
    await page.waitForLoadState('load')
    expect(new URL(page.url()).pathname).toBe('/desk/all')
    await page.keyboard.press('a')
    await opened(1)
    await become(stage(), ids, [0, 0, 1, 0])
    expect(mo.heard.errors).toEqual([])
  })

  it('has nothing that axe finds, by day and by night, wide and narrow', async ({ expect }) => {
    const { page, opened } = await aDeskOfTwo(3)
    await opened(0)
    expect(await axeByDayAndNight(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 800 })
    expect(await axeByDayAndNight(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
