import { describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeByDayAndNight, axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()

describe('subscribers at the desk', () => {
  it('come from a file that is checked first, are found, taken back, and can leave as a file', async ({
    expect,
  }) => {
    const desk = await aModerator(stage())
    const { page } = await (async () => {
      const mo = await stage().visitor()
      await signIn(mo, desk)
      return mo
    })()
    const at = `${stage().worker.url}/desk/${desk.site}/subscribers`
    await page.goto(`${at}/import`)

    // 1,200 people of Mailchimp in UTF-16, one of them twice, one with a broken address, one whose name Excel would run.
    const people = Array.from(
      { length: 1200 },
      (_, n) => `reader${n}@${desk.site}.example;Ada${n};2021-02-03 07:00:00;2021-02-04 07:00:00`,
    )
    const text = [
      'Email Address;First Name;OPTIN_TIME;CONFIRM_TIME',
      ...people,
      `READER7@${desk.site}.example;Twice;;`,
      'nobody@;Wrong;;',
      `formula@${desk.site}.example;"=1+1; ""x""";;`,
    ].join('\r\n')
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'mailchimp.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\ufeff${text}`, 'utf16le'),
    })
    await page.getByText('These look like the columns of Mailchimp.').waitFor()
    expect(await page.getByLabel('What OPTIN_TIME holds').inputValue()).toBe('asked-at')
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('Report with every row, as CSV').waitFor()
    expect(await page.locator('[data-outcome="new"]').textContent()).toBe('1,201')
    expect(await page.locator('[data-outcome="duplicate"]').textContent()).toBe('1')
    expect(await page.locator('[data-outcome="refused"]').textContent()).toBe('1')
    expect(await axeByDayAndNight(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const [report] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('Report with every row, as CSV').click(),
    ])
    const lines = await (await report.createReadStream()).toArray()
    const told = Buffer.concat(lines as Buffer[])
      .toString('utf8')
      .split('\r\n')
    expect(told).toHaveLength(1205)
    expect(told.filter((line) => line.includes('"left out"'))).toEqual([
      '"1203","nobody@","left out","not an address a mail server would take"',
    ])

    // Nothing without the owner's word.
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByText('Tick the box').waitFor()
    // In front of the button, not where the page began.
    await page.locator('#said + #go').waitFor()
    await page.getByLabel('These people agreed').check()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('link', { name: 'Done. See the import' }).waitFor()
    expect(await page.getByRole('heading', { name: 'What happened' }).count()).toBe(1)
    // Another file begins anew.
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'more.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Email Address\nlate@${desk.site}.example\n`),
    })
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByRole('heading', { name: 'What would happen' }).waitFor()
    expect(await page.getByLabel('These people agreed').isChecked()).toBe(false)
    expect(await page.getByRole('link', { name: 'Done. See the import' }).isVisible()).toBe(false)
    await page.goto(`${at}/import`)
    await page.getByRole('link', { name: 'mailchimp.csv' }).click()
    await page.waitForURL(/\/imports\/\d+$/)
    await page.getByText('done').waitFor()
    expect(await axeViolations(page)).toEqual([])
    const run = page.url()

    await page.goto(`${at}?q=formula`)
    await page.getByRole('link', { name: `formula@${desk.site}.example` }).click()
    await page.getByText('=1+1; "x"').first().waitFor()
    await page.getByText('From an imported file').waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.goto(at)
    expect(await page.locator('.people li').count()).toBe(50)
    expect(await axeViolations(page)).toEqual([])

    const exported = await page.request.get(`${at}/export.csv`)
    expect((await exported.text()).trimEnd().split('\r\n')).toHaveLength(1202)

    await page.goto(run)
    await page.getByRole('button', { name: 'Take this import back' }).click()
    await waitUntil('the import is taken back', async () => {
      // The page may be on its way to itself already.
      await page.goto(run).catch(() => {})
      return (
        (await page.getByText('taken back', { exact: false }).first().textContent())?.includes(
          'taken back',
        ) && (await page.getByText('being taken back').count()) === 0
      )
    })
    await page.goto(at)
    await page.getByText('Nobody yet.').waitFor()
  })

  it('go on from another device where an import stopped, with the same file and no other', async ({
    expect,
  }) => {
    const desk = await aModerator(stage())
    const at = `${stage().worker.url}/desk/${desk.site}/subscribers`
    const lines = (count: number) =>
      Array.from({ length: count }, (_, n) => `reader${n}@${desk.site}.example,Ada ${n},2021-02-04 07:00:00`)
    const fileOf = (count: number) => ({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Email Address,First Name,CONFIRM_TIME\n${lines(count).join('\n')}\n`),
    })
    const before = await stage().visitor()
    await signIn(before, desk)
    await before.page.goto(`${at}/import`)
    await before.page.getByLabel('File', { exact: true }).setInputFiles(fileOf(1300))
    await before.page.getByRole('button', { name: 'Check the file' }).click()
    await before.page.getByText('Report with every row, as CSV').waitFor()
    // The lid closes after the first of three parts.
    let parts = 0
    await before.page.route(/\/imports\/\d+$/, (route) =>
      route.request().method() === 'POST' && parts++ > 0 ? route.abort() : route.continue(),
    )
    await before.page.getByLabel('These people agreed').check()
    await before.page.getByRole('button', { name: 'Import', exact: true }).click()
    await before.page.waitForURL(/run=\d+$/)
    await waitUntil('a second part was on its way', async () => parts > 1)
    const id = /run=(\d+)$/.exec(before.page.url())![1]!
    const cookies = await before.context.cookies()
    await before.context.close()

    const { page } = await (async () => {
      const other = await stage().visitor({ viewport: { width: 320, height: 700 } })
      // A link signs in once: the session is what both devices have.
      await other.context.addCookies(cookies)
      return other
    })()
    await page.goto(`${at}/imports/${id}`)
    await page.getByText('1 of 3 parts came.').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('link', { name: 'Go on with the import' }).click()
    await page.getByText('people.csv stopped on the way').waitFor()
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(1299))
    await page.getByText('This is not the file the import began with.').waitFor()
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(1300))
    await waitUntil(
      'what came is told',
      async () => (await page.locator('[data-outcome="new"]').textContent()) === '500',
    )
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await page.getByRole('button', { name: 'Go on with the import' }).click()
    await page.getByRole('link', { name: 'Done. See the import' }).waitFor()
    expect(await page.locator('[data-outcome="new"]').textContent()).toBe('1,300')
    const [report] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('Report with every row, as CSV').click(),
    ])
    const bytes = await (await report.createReadStream()).toArray()
    expect(
      Buffer.concat(bytes as Buffer[])
        .toString('utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(1301)
    await page.getByRole('link', { name: 'Done. See the import' }).click()
    await page.waitForURL(/\/imports\/\d+$/)
    expect(await page.getByText('1,300').count()).toBe(1)
    expect(await page.getByRole('link', { name: 'Go on with the import' }).count()).toBe(0)
  })

  it('are told of a long import a page of parts at a time, when it is taken up', async ({ expect }) => {
    const desk = await aModerator(stage())
    const at = `${stage().worker.url}/desk/${desk.site}/subscribers`
    const rows = 21 * 500 + 100
    const lines = Array.from(
      { length: rows },
      (_, n) => `reader${n}@${desk.site}.example,2021-02-04 07:00:00`,
    )
    const file = {
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Email Address,CONFIRM_TIME\n${lines.join('\n')}\n`),
    }
    const owner = await stage().visitor()
    await signIn(owner, desk)
    const { page } = owner
    // What would be done is looked at elsewhere.
    await page.route(/\/import\/check$/, (route) => {
      const { rows } = route.request().postDataJSON() as { rows: unknown[] }
      return route.fulfill({ json: { rows: rows.map(() => ['new', '']) } })
    })
    await page.goto(`${at}/import`)
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByLabel('These people agreed').check()
    // The connection breaks after all but the last part.
    let parts = 0
    await page.route(/\/imports\/\d+$/, (route) =>
      route.request().method() === 'POST' && parts++ > 20 ? route.abort() : route.continue(),
    )
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await waitUntil('the last part was on its way', () => parts > 21)
    const address = page.url()
    await page.unroute(/\/imports\/\d+$/)
    await page.goto(address)
    const asked = () => owner.heard.requests.filter((line) => line.includes('/parts?from='))
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await waitUntil(
      'what came is told',
      async () => (await page.locator('[data-outcome="new"]').textContent()) === '10,500',
    )
    expect(asked().map((line) => /from=(\d+)$/.exec(line)![1])).toEqual(['0', '20'])
    await page.getByRole('button', { name: 'Go on with the import' }).click()
    await page.getByRole('link', { name: 'Done. See the import' }).waitFor()
    expect(await page.locator('[data-outcome="new"]').textContent()).toBe('10,600')
  })

  it('bring what reads their file with it, and say so where that cannot be loaded', async ({ expect }) => {
    const desk = await aModerator(stage())
    const owner = await stage().visitor()
    await signIn(owner, desk)
    const { page, heard } = owner
    const asked = () => heard.requests.filter((line) => line.includes('survey-file')).length
    await page.route('**/survey-file.js*', (route) => route.abort())
    await page.goto(`${stage().worker.url}/desk/${desk.site}/subscribers/import`)
    // Hidden until its script is there.
    await page.locator('#import').waitFor()
    expect(asked()).toBe(0)
    const choose = () =>
      page.getByLabel('File', { exact: true }).setInputFiles({
        name: 'people.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`Email Address\nada@${desk.site}.example\n`),
      })
    await choose()
    await page.locator('#said', { hasText: 'choose it again' }).waitFor()
    expect(asked()).toBe(1)
    await page.unroute('**/survey-file.js*')
    await choose()
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('Report with every row, as CSV').waitFor()
    expect(await page.locator('#said').textContent()).toBe('')
  })
})
