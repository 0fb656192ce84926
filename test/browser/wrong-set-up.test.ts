import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'

const stage = useStage()
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`

/** What the element says once the answer is there. */
async function saidAt(address: string) {
  const { page } = await stage().visitor()
  await page.goto(address)
  const box = page.locator('.aw-failed')
  await box.waitFor()
  return { page, said: await box.textContent() }
}

describe('a page that its site does not know (E-04)', () => {
  it('says which origin to add and where, and shows the thread as soon as it is added', async ({
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
})
