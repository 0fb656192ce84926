import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const MB = 1_000_000
/** More than a piece of a file and all that is made of one, far less than a file of 10 MB. */
const SPREAD = 4 * MB
/** How often what is in use is looked at, in parts. */
const EVERY = 40

describe('a file of 10 MB', () => {
  it('takes no more of the page’s memory than one of 1 MB, from the choice to the report', {
    timeout: 180_000,
  }, async ({ expect }) => {
    const desk = await aModerator(stage())
    const owner = await stage().visitor()
    await signIn(owner, desk)
    const { page, context } = owner
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable')
    /** Bytes that are still needed. */
    const inUse = async () => {
      await devtools.send('HeapProfiler.collectGarbage')
      const { metrics } = await devtools.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value
    }
    let parts = 0
    let most = 0
    // What the server says of each row is looked at elsewhere. Here a year's parts must not take an hour.
    await page.route(/\/import\/check$/, async (route) => {
      if (parts++ % EVERY === 0) most = Math.max(most, await inUse())
      const { rows } = route.request().postDataJSON() as { rows: unknown[] }
      await route.fulfill({ json: { rows: rows.map(() => ['new', '']) } })
    })
    const measure = async (bytes: number) => {
      ;[parts, most] = [0, 0]
      await page.goto(`${stage().worker.url}/desk/${desk.site}/subscribers/import`)
      const line = (n: number) => `reader${n}@${desk.site}.example,Some Body,2021-02-04 07:55:20,x\n`
      const rows = Math.ceil(bytes / line(100_000).length)
      const text = Array.from({ length: rows }, (_, n) => line(n)).join('')
      await page.getByLabel('File', { exact: true }).setInputFiles({
        name: 'people.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`Email Address,First Name,CONFIRM_TIME,EUID\n${text}`),
      })
      await page.getByText('These look like the columns of Mailchimp.').waitFor()
      const chosen = await inUse()
      await page.getByRole('button', { name: 'Check the file' }).click()
      await page.getByText('Report with every row, as CSV').waitFor()
      expect(await page.locator('[data-outcome="new"]').textContent()).toBe(rows.toLocaleString('en'))
      expect(parts).toBe(Math.ceil(rows / 500))
      return { chosen, most, told: await inUse() }
    }
    const small = await measure(MB)
    const large = await measure(10 * MB)
    console.log('bytes of script memory in use:', JSON.stringify({ small, large }))
    for (const when of ['chosen', 'most', 'told'] as const)
      expect(large[when] - small[when], when).toBeLessThan(SPREAD)
  })
})
