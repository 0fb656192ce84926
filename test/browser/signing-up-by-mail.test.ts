import { describe, it } from 'vitest'
import { axeByDayAndNight } from '../support/browser/axe'
import { useStage } from '../support/browser/fixture'
import { waitUntil } from '../support/browser/wait-until'

const stage = useStage()

interface Letter {
  readonly to: string
  readonly text: string
  readonly html: string
}

const lettersTo = async (email: string): Promise<Letter[]> => {
  const { results } = await stage()
    .worker.db.prepare('SELECT message FROM kept_mail ORDER BY id DESC')
    .all<{ message: string }>()
  return results.map(({ message }) => JSON.parse(message) as Letter).filter(({ to }) => to === email)
}

const letterTo = (email: string): Promise<Letter> =>
  waitUntil(`a mail to ${email}`, async () => (await lettersTo(email))[0])

const linkIn = ({ text }: Letter, kind: string): string => {
  const link = new RegExp(`http\\S+/${kind}/\\S+`).exec(text)?.[0]
  if (!link) throw new Error(`no ${kind} link in ${text}`)
  return link
}

const statusOf = async (site: string) =>
  (
    await stage()
      .worker.db.prepare('SELECT status FROM subscribers WHERE site_id = ?1')
      .bind(site)
      .first<{ status: string }>()
  )?.status

describe('a reader without scripts', () => {
  it('signs up from a plain form of the page, confirms, leaves and comes back', async ({ expect }) => {
    const { aSite, host, visitor, worker } = stage()
    const site = await aSite()
    const article = host.add({
      body: `<form action="${worker.url}/${site}/subscribe" method="post">
        <label>Mail <input name="email"></label><button>Get the news</button></form>`,
    })
    const { page } = await visitor({ javaScriptEnabled: false })
    await page.goto(article)
    await page.getByLabel('Mail').fill('ada@')
    await page.getByRole('button', { name: 'Get the news' }).click()

    // Refused: the form again, on our page, with what was typed.
    await page.getByText('Enter an e-mail address in the correct format').waitFor()
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('ada@')
    await page.getByLabel('E-mail address').fill('ada@example.org')
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByRole('heading', { name: 'One more step' }).waitFor()

    const letter = await letterTo('ada@example.org')
    await page.goto(linkIn(letter, 'confirm'))
    expect(await statusOf(site)).toBe('pending')
    await page.getByRole('button', { name: 'Confirm subscription' }).click()
    await page.getByRole('heading', { name: 'You’re in' }).waitFor()
    expect(await statusOf(site)).toBe('confirmed')

    await worker.db.prepare('UPDATE mail_log SET created_at = created_at - 3600000').run()
    await page.goto(`${worker.url}/${site}/subscribe`)
    await page.getByLabel('E-mail address').fill('ada@example.org')
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    const second = await waitUntil('the second mail', async () => {
      const letters = await lettersTo('ada@example.org')
      return letters.length > 1 && letters[0]
    })
    await page.goto(linkIn(second, 'unsubscribe'))
    await page.getByRole('button', { name: 'Unsubscribe' }).click()
    await page.getByRole('heading', { name: 'You have left' }).waitFor()
    expect(await statusOf(site)).toBe('unsubscribed')
    await page.getByLabel('Too many mails').check()
    await page.getByLabel('Anything to add?').fill('Three a day')
    await page.getByRole('button', { name: 'Send answer' }).click()
    await page.getByText('Saved.').waitFor()
    await page.goto(linkIn(second, 'unsubscribe'))
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: 'You’re back in' }).waitFor()
    expect(await statusOf(site)).toBe('confirmed')
  })
})

describe('the pages and letters of a sign-up, for everybody', () => {
  it('have nothing axe objects to, light and dark, and fit 320 pixels', async ({ expect }) => {
    const { aSite, visitor, worker } = stage()
    const site = await aSite()
    const { page, heard } = await visitor({ viewport: { width: 320, height: 640 } })
    const check = async (what: string) => {
      expect(await axeByDayAndNight(page), what).toEqual([])
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth), what).toBeLessThanOrEqual(320)
    }
    const press = async (name: string, heading: string) => {
      await page.getByRole('button', { name }).click()
      await page.getByRole('heading', { name: heading }).waitFor()
      await check(heading)
    }

    await page.goto(`${worker.url}/${site}/subscribe`)
    await check('the form')
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.locator('[aria-invalid]').waitFor()
    expect(await page.getByLabel('E-mail address').getAttribute('aria-describedby')).toContain(
      'aw-email-error',
    )
    await check('the form refused')
    await page.getByLabel('E-mail address').fill('grace@example.org')
    await press('Sign up', 'One more step')

    const letter = await letterTo('grace@example.org')
    await page.goto(linkIn(letter, 'not-me'))
    await check('not me')
    await page.goto(linkIn(letter, 'confirm'))
    await check('confirm')
    await press('Confirm subscription', 'You’re in')
    await page.goto(linkIn(letter, 'confirm'))
    await check('already confirmed')
    await worker.db.prepare('UPDATE mail_log SET created_at = created_at - 3600000').run()
    await page.goto(`${worker.url}/${site}/subscribe`)
    await page.getByLabel('E-mail address').fill('grace@example.org')
    await press('Sign up', 'One more step')
    const second = await waitUntil('the mail to who is subscribed', async () => {
      const letters = await lettersTo('grace@example.org')
      return letters.length > 1 && letters[0]
    })
    await page.goto(linkIn(second, 'unsubscribe'))
    await press('Unsubscribe', 'You have left')
    await page.goto(`${linkIn(letter, 'confirm')}x`)
    await check('an altered link')
    // 403 and 422 are logged by the browser as failed loads; nothing else may be.
    expect(heard.errors.filter((error) => !/status of (403|422)/.test(error))).toEqual([])

    await page.goto('about:blank')
    await page.setContent(letter.html)
    await check('the letter')
  })
})
