import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'

const stage = useStage()
const thread = (site: string, within = '') =>
  `<afterword-comments site="${site}">${within}</afterword-comments>`

/** The same page as its readers have it: under a name of its own. */
const abroad = (address: string) => address.replace('//localhost', '//paper.localhost')

/** What the element says once the answer is there. */
async function saidAt(address: string) {
  const { page } = await stage().visitor()
  await page.goto(address)
  const box = page.locator('[part=failed]')
  await box.waitFor()
  return { page, said: await box.textContent() }
}

describe('a page that its site does not know (E-04)', () => {
  it('says to who tries it out which origin to add and where, and shows the thread as soon as it is added', async ({
    expect,
  }) => {
    const { aSite, embed, worker } = stage()
    const site = await aSite({ origins: ['https://example.org'] })
    const address = embed(thread(site))
    const { origin } = new URL(address)
    const { page, said } = await saidAt(address)
    expect(said).toContain(`Pages of ${origin} do not belong to the site “${site}”.`)
    expect(said).toContain(`${worker.url}/desk/${site}/settings`)
    await worker.db
      .prepare("UPDATE sites SET settings = json_set(settings, '$.origins', json(?2)) WHERE id = ?1")
      .bind(site, JSON.stringify([origin]))
      .run()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.aw-thread').waitFor()
  })

  it('says of a site that nobody has what to compare', async ({ expect }) => {
    const { said } = await saidAt(stage().embed(thread('nobody-has-this')))
    expect(said).toContain('There is no site of this name here.')
  })

  it('says it in public to who asks with ?debug, whatever the page calls canonical', async ({ expect }) => {
    const site = await stage().aSite({ origins: ['https://example.org'] })
    const head = '<link rel="canonical" href="http://paper.localhost/post/1">'
    const { said } = await saidAt(`${abroad(stage().embed(thread(site), { head }))}?debug`)
    expect(said).toContain('Pages of http://paper.localhost do not belong')
  })

  it('says nothing to readers, who keep what the page itself holds, and tells the page’s own scripts', async ({
    expect,
  }) => {
    const { aSite, embed, visitor } = stage()
    for (const site of ['nobody-has-this', await aSite({ origins: ['https://example.org'] })]) {
      const { page, heard } = await visitor()
      await page.addInitScript(() => {
        addEventListener('afterword-error', (event) => {
          Object.assign(globalThis, { told: (event as CustomEvent).detail.code })
        })
      })
      const address = abroad(embed(thread(site, '<a href="mailto:us@example.org">Write to us</a>')))
      // Words of an owner's computer in the address make nobody its owner.
      await page.goto(`${address}?from=http://localhost/127.0.0.1`)
      await page.waitForFunction(() => 'told' in globalThis)
      expect(await page.evaluate(() => (globalThis as unknown as { told: string }).told)).toMatch(
        /^(sites\/unknown|comments\/page-not-allowed)$/,
      )
      expect(await page.locator('afterword-comments').innerText()).toBe('Write to us')
      expect(await page.locator('[part=failed]').count()).toBe(0)
      expect(heard.requests.filter((line) => line.includes('/thread?'))).toHaveLength(1)
    }
  })

  it('is another thing than a failure: that is said to readers, who can try again', async ({ expect }) => {
    const { aSite, embed, visitor, host } = stage()
    const site = await aSite({ origins: [host.origin, abroad(host.origin)] })
    const { page } = await visitor()
    await page.route('**/embed/*/thread*', (route) => route.abort(), { times: 1 })
    await page.goto(abroad(embed(thread(site))))
    await page.getByText('The comments could not be loaded.').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('No comments yet.').waitFor()
    expect(await page.locator('[part=failed]').count()).toBe(0)
  })
})
