import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
/** Room for a word or two beside what it is called. */
const READABLE = 120

describe('one subscriber at the desk', () => {
  it('shows on a phone what was agreed to, every line wide enough to be read', async ({ expect }) => {
    const { worker, visitor } = stage()
    const desk = await aModerator(stage())
    const form = await (await fetch(`${worker.url}/${desk.site}/subscribe`)).text()
    const asked = await fetch(`${worker.url}/${desk.site}/subscribe`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'cf-connecting-ip': '203.0.113.77',
        'user-agent':
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0',
      },
      body: new URLSearchParams({
        email: `reader@${desk.site}.example`,
        words: /name="words" value="([^"]+)"/.exec(form)![1]!,
      }),
    })
    expect(asked.status).toBe(202)

    const owner = await visitor({ viewport: { width: 320, height: 800 } })
    await signIn(owner, desk)
    const { page } = owner
    await page.goto(`${worker.url}/desk/${desk.site}/subscribers?state=any`)
    await page.getByRole('link', { name: `reader@${desk.site}.example` }).click()
    await page.locator('.receipt summary').click()
    await page.getByText('Asked from').waitFor()
    await page.waitForFunction(
      (least) =>
        [...document.querySelectorAll('.receipt dd')].every((line) => line.clientWidth >= least) &&
        document.documentElement.scrollWidth === 320,
      READABLE,
    )
    expect(await axeByDayAndNight(page)).toEqual([])
    expect(owner.heard.errors).toEqual([])
  })
})
