import { describe, it } from 'vitest'
import { axeByDayAndNight } from '../support/browser/axe'
import { useStage } from '../support/browser/fixture'
import { mailTo } from '../support/browser/mailbox'

const stage = useStage()

const linkIn = (text: string, kind: string): string => {
  const link = new RegExp(`http\\S+/${kind}/\\S+`).exec(text)?.[0]
  if (!link) throw new Error(`no ${kind} link in ${text}`)
  return link
}

/** What stands in the database of the one subscriber of a site. */
const rowOf = (site: string) =>
  stage()
    .worker.db.prepare(
      `SELECT s.*, (SELECT group_concat(list_id) FROM subscriptions m
         WHERE m.site_id = s.site_id AND m.subscriber_id = s.id AND m.left_at IS NULL) AS lists
       FROM subscribers s WHERE s.site_id = ?1`,
    )
    .bind(site)
    .first<Record<string, string | number | null>>()

describe('a subscriber', () => {
  it('confirms on another device, changes, pauses, moves, leaves, comes back and is erased, without a script', async ({
    expect,
  }) => {
    const { aSite, embed, visitor, worker } = stage()
    const site = await aSite()
    await worker.db
      .prepare("INSERT INTO lists (site_id, id, name, created_at) VALUES (?1, 'weekly', 'Friday letter', 0)")
      .bind(site)
      .run()
    const name = site.slice(0, 9)
    const [first, second] = [`${name}@example.org`, `${name}-new@example.net`]
    const later = () => worker.db.prepare('UPDATE mail_log SET created_at = created_at - 3600000').run()

    const phone = await visitor({ viewport: { width: 320, height: 640 } })
    await phone.page.goto(embed(`<afterword-subscribe site="${site}" heading="News"></afterword-subscribe>`))
    await phone.page.getByRole('textbox').fill(first)
    await phone.page.getByRole('button').click()
    await phone.page.getByRole('status').waitFor()

    const { page, heard } = await visitor({ javaScriptEnabled: false })
    const press = async (button: string) => {
      await page.getByRole('button', { name: button, exact: true }).click()
      await page.waitForLoadState()
    }
    const says = (text: string) => page.getByText(text).first().waitFor()
    await page.goto(linkIn((await mailTo(worker.url, first, /Confirm/)).text, 'confirm'))
    await press('Confirm subscription')
    await page.getByRole('link', { name: 'Choose what you get' }).click()
    await page.getByRole('heading', { name: 'Your news from' }).waitFor()
    const own = page.url()

    await page.getByLabel('Friday letter').check()
    await page.getByLabel('How often').selectOption('weekly')
    await page.getByLabel('On', { exact: true }).selectOption('Friday')
    await page.getByLabel('At, in your time').selectOption('18')
    await page.getByLabel('Your time zone').selectOption('Europe/Berlin')
    await press('Save')
    await says('Saved.')
    expect(await rowOf(site)).toMatchObject({
      frequency: 'weekly',
      hour: 18,
      weekday: 5,
      lists: 'news,weekly',
    })

    await page.getByLabel('Until').fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10))
    await press('Pause')
    await says('Paused until')

    await later()
    await page.getByLabel('New e-mail address').fill(second)
    await press('Change address')
    await says('A mail with a button waits at')
    expect(await rowOf(site)).toMatchObject({ email: first })
    await page.goto(linkIn((await mailTo(worker.url, second, /Confirm this address/)).text, 'new-address'))
    await press('Use this address')
    await page.getByRole('heading', { name: 'Changed' }).waitFor()
    expect(await rowOf(site)).toMatchObject({ email: second })
    expect((await mailTo(worker.url, first, /go to another address/)).text).toContain('/preferences/')

    await page.goto(own)
    await press('Unsubscribe')
    await page.getByRole('heading', { name: 'You have left' }).waitFor()
    await worker.db
      .prepare('UPDATE subscribers SET unsubscribed_at = unsubscribed_at - 3600000 WHERE site_id = ?1')
      .bind(site)
      .run()
    await worker.db
      .prepare('UPDATE subscriptions SET left_at = left_at - 3600000 WHERE site_id = ?1')
      .bind(site)
      .run()
    await later()
    await page.goto(own)
    await press('Come back')
    await says('you are back in')
    await page.goto(linkIn((await mailTo(worker.url, second, /Confirm your subscription/)).text, 'confirm'))
    await press('Confirm subscription')
    expect(await rowOf(site)).toMatchObject({ status: 'confirmed', lists: 'news,weekly' })

    await page.goto(own)
    await press('Send me the link')
    await says('The link in it works for a day.')
    await page.goto(linkIn((await mailTo(worker.url, second, /Your data/)).text, 'own-data'))
    await press('Erase everything')
    await page.getByRole('heading', { name: 'Erased' }).waitFor()
    expect(await rowOf(site)).toBeNull()
    await page.goto(own)
    await page.getByRole('heading', { name: 'This address is not on the list' }).waitFor()
    // 410 is logged by the browser as a failed load; nothing else may be.
    expect(heard.errors.filter((error) => !/status of 410/.test(error))).toEqual([])
  })
})

describe('the pages of a reader’s own, for everybody', () => {
  it('have nothing axe objects to, light and dark, and fit 320 pixels', async ({ expect }) => {
    const { aSite, visitor, worker } = stage()
    const site = await aSite()
    const email = `${site.slice(0, 9)}-axe@example.org`
    const { page } = await visitor({ viewport: { width: 320, height: 640 } })
    const check = async (what: string) => {
      expect(await axeByDayAndNight(page), what).toEqual([])
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth), what).toBeLessThanOrEqual(320)
    }
    await fetch(`${worker.url}/v1/${site}/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, frequency: 'weekly' }),
    })
    await page.goto(linkIn((await mailTo(worker.url, email, /Confirm/)).text, 'confirm'))
    await page.getByRole('button').click()
    await page.getByRole('link', { name: 'Choose what you get' }).click()
    await page.getByRole('heading', { name: 'Your news from' }).waitFor()
    await check('the page')
    await page.getByLabel('New e-mail address').fill('nobody')
    await page.getByRole('button', { name: 'Change address' }).click()
    await page.locator('#email-error').waitFor()
    expect(await page.getByLabel('New e-mail address').getAttribute('aria-describedby')).toBe('email-error')
    await check('refused')
    await page.getByRole('button', { name: 'Send me the link' }).click()
    await page.getByRole('status').waitFor()
    await page.goto(linkIn((await mailTo(worker.url, email, /Your data/)).text, 'own-data'))
    await check('all data')
  })
})
