import { describe, it } from 'vitest'
import { axeByDayAndNight, axeViolations } from '../support/browser/axe'
import { useStage } from '../support/browser/fixture'

const stage = useStage()

const box = (site: string) => `<afterword-subscribe site="${site}" heading="Straight into your inbox"
  thanks="Fantastic! Thanks for subscribing.">Receive a daily news update.</afterword-subscribe>`

describe('a reader at a sign-up box', () => {
  it('signs up in one of two boxes of a page, is told what is wrong first, and what happens next', async ({
    expect,
  }) => {
    const { aSite, embed, visitor, worker } = stage()
    const site = await aSite()
    const { page, heard } = await visitor()
    const address = embed(`${box(site)}<p>Words between.</p>${box(site)}<p id="after">After.</p>`)
    await page.goto(address)
    const [first, second] = [
      page.locator('afterword-subscribe').first(),
      page.locator('afterword-subscribe').last(),
    ]
    await second.getByRole('heading', { name: 'Straight into your inbox' }).waitFor()
    expect(await page.getByText('Receive a daily news update.').last().isVisible()).toBe(true)

    await second.getByRole('textbox').fill('no address')
    await second.getByRole('button').click()
    await second.getByText('Enter an e-mail address').waitFor()
    expect(await second.getByRole('textbox').inputValue()).toBe('no address')
    expect(await second.getByRole('textbox').getAttribute('aria-invalid')).toBe('true')
    expect(await first.locator('[aria-invalid]').count()).toBe(0)

    await second.getByRole('textbox').fill('reader@example.org')
    const top = () => page.locator('#after').evaluate((el) => el.getBoundingClientRect().top)
    await second.locator('.aw-error').waitFor({ state: 'hidden' })
    const before = await top()
    const told = page.evaluate(
      () =>
        new Promise((resolve) =>
          addEventListener('afterword-subscribe', (event) => resolve((event as CustomEvent).detail)),
        ),
    )
    await second.getByRole('button').click()
    await second.getByRole('status').waitFor()
    expect(await told).toEqual({ status: 'pending' })
    expect(await second.getByRole('status').textContent()).toMatch(/^Fantastic! Thanks for subscribing\..+/)
    expect(await second.evaluate((el) => el.shadowRoot?.activeElement?.getAttribute('role'))).toBe('status')
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
    expect(await second.getByRole('status').textContent()).toContain('reader@example.org')
    expect(await second.getByRole('status').textContent()).toContain('Nothing there after three minutes?')

    // The other box of the page is a form still, and this one is again if the address was wrong (N-04).
    await first.getByRole('textbox').fill('other@example.org')
    await first.getByRole('textbox').press('Enter')
    await first.getByRole('status').waitFor()
    await second.getByRole('button', { name: 'Use another address' }).click()
    expect(await second.getByRole('textbox').inputValue()).toBe('reader@example.org')
    expect(await second.evaluate((el) => el.shadowRoot?.activeElement?.id)).toBe('aw-email')

    const row = await worker.db
      .prepare(
        'SELECT s.status, c.page FROM subscribers s JOIN consents c ON c.subscriber_id = s.id WHERE s.site_id = ?1 AND s.email = ?2',
      )
      .bind(site, 'reader@example.org')
      .first<{ status: string; page: string }>()
    expect(row).toEqual({ status: 'pending', page: address })
    expect(heard.errors.filter((line) => !line.includes('422'))).toEqual([])
  })

  it('keeps the address and says why where no answer comes', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { context, page } = await visitor()
    await page.goto(embed(box(await aSite()), { lang: 'de' }))
    await page.getByRole('textbox').fill('leser@example.org')
    await context.setOffline(true)
    await page.getByRole('button').click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('Es kam keine Antwort')
    expect(await page.getByRole('textbox').inputValue()).toBe('leser@example.org')
    expect(await page.getByRole('textbox').getAttribute('aria-invalid')).toBe(null)
    expect(await page.getByRole('button').isEnabled()).toBe(true)
  })

  it('reads on the button that it is being sent, and what is wrong at the field until something is changed', async ({
    expect,
  }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(box(await aSite())))
    const field = page.getByRole('textbox')
    await field.fill('no address')
    // Held back until it was read.
    let go: (() => void) | undefined
    const read = new Promise<void>((resolve) => {
      go = resolve
    })
    await page.route('**/subscriptions*', (route) => read.then(() => route.continue()))
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByRole('button', { name: 'Sending…', disabled: true }).waitFor()
    go!()
    await page.getByRole('button', { name: 'Sign up', disabled: false }).waitFor()
    const described = () =>
      field.evaluate((el) => {
        const ids = el.getAttribute('aria-describedby')!.split(' ')
        return ids
          .map((id) => (el.getRootNode() as ShadowRoot).getElementById(id)!.textContent)
          .join(' ')
          .trim()
      })
    expect(await described()).toMatch(/^Enter an e-mail address .+ By signing up/)
    await field.fill('reader@example.org')
    expect(await described()).toMatch(/^By signing up/)
  })

  it('finds field and button on one line, stacked where it is narrow, and nothing for axe to object to', async ({
    expect,
  }) => {
    const { aSite, embed, host, visitor, worker } = stage()
    const site = await aSite()
    const addresses = [
      embed(box(site)),
      `${worker.url}/${site}/subscribe?${new URLSearchParams({ page: `${host.origin}/` })}`,
    ]
    for (const address of addresses) {
      const { page } = await visitor()
      await page.goto(address)
      const top = async (role: 'textbox' | 'button') => (await page.getByRole(role).boundingBox())!.y
      expect(Math.abs((await top('textbox')) - (await top('button'))), address).toBeLessThanOrEqual(1)
      expect(await axeViolations(page), address).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      await expect.poll(async () => (await top('button')) - (await top('textbox'))).toBeGreaterThan(40)
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(320)
      expect((await page.getByRole('textbox').boundingBox())!.height).toBeGreaterThanOrEqual(44)
    }
  })
})

describe('a form with options', () => {
  const FORM = { lists: ['news', 'weekly'], choose: true, askName: true, askFrequency: true, askHour: true }

  async function aWishfulSite(): Promise<string> {
    const { aSite, worker } = stage()
    const site = await aSite()
    await worker.db.batch([
      worker.db
        .prepare(
          "INSERT INTO lists (site_id, id, name, description, created_at) VALUES (?1, 'weekly', 'Friday letter', 'One every Friday.', 0)",
        )
        .bind(site),
      worker.db
        .prepare(
          "INSERT INTO forms (site_id, id, name, settings, created_at) VALUES (?1, 'footer', 'Footer', ?2, 0)",
        )
        .bind(site, JSON.stringify(FORM)),
    ])
    return site
  }

  it('asks what it asks, tells which group is missing, and sends the reader’s own time zone', async ({
    expect,
  }) => {
    const { embed, visitor, worker } = stage()
    const site = await aWishfulSite()
    const { page } = await visitor({ timezoneId: 'Asia/Kathmandu', viewport: { width: 320, height: 900 } })
    await page.goto(
      embed(`<afterword-subscribe site="${site}" form="footer" heading="News"></afterword-subscribe>`),
    )
    await page.getByLabel('Name (optional)').fill('Ada')
    await page.getByLabel('E-mail address').fill('wishes@example.org')
    // A day and an hour mean nothing for news that come at once.
    expect(await page.getByLabel('At, in your time').isVisible()).toBe(false)
    await page.getByLabel('How often').selectOption('daily')
    expect(await page.getByLabel('On', { exact: true }).isVisible()).toBe(false)
    await page.getByLabel('How often').selectOption('weekly')
    await page.getByLabel('On', { exact: true }).selectOption('Friday')
    await page.getByLabel('At, in your time').selectOption('18')
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByText('Choose at least one list').waitFor()
    expect(
      await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('name')),
    ).toBe('list:news')
    expect(await axeByDayAndNight(page)).toEqual([])
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(320)
    await page.getByLabel(/^Friday letter/).check()
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByRole('status').waitFor()
    const row = await worker.db
      .prepare(
        'SELECT c.lists, c.wishes FROM subscribers s JOIN consents c ON c.subscriber_id = s.id WHERE s.site_id = ?1',
      )
      .bind(site)
      .first<{ lists: string; wishes: string }>()
    expect(row!.lists).toBe('["weekly"]')
    expect(JSON.parse(row!.wishes)).toEqual({
      name: 'Ada',
      frequency: 'weekly',
      hour: 18,
      weekday: 5,
      timeZone: expect.stringMatching(/^Asia\/Kat(h)?mandu$/),
    })
  })
})
