import { afterAll, describe, it } from 'vitest'
import { aModerator, signIn } from '../../support/browser/a-moderator'
import { axeViolations } from '../../support/browser/axe'
import { startFakeDns } from '../../support/browser/fake-dns'
import { useStage } from '../../support/browser/fixture'
import { mailTo } from '../../support/browser/mailbox'
import { goodZone } from '../../support/dns-answer'

const dns = await startFakeDns()
afterAll(() => dns.close())

// A Worker of its own: notices go to the outbox, news by Resend, and the resolver is the fake.
const stage = useStage({
  DNS_URL: dns.url,
  NEWS_TRANSPORT: 'resend',
  NEWS_API_KEY: 're_test',
  NEWS_FROM: 'The Courier <news@mail.comments.test>',
})

describe('the settings check in a browser', () => {
  it('is read, mended record by record, and answers that news may go', async ({ expect }) => {
    const desk = await aModerator(stage())
    const mo = await stage().visitor()
    await signIn(mo, desk)
    const { page } = mo
    await page.getByRole('link', { name: 'Mail', exact: true }).click()
    await page.getByRole('link', { name: 'Settings check' }).click()
    await page.getByText('Nobody has looked up mail.comments.test yet.').waitFor()
    expect(await axeViolations(page)).toEqual([])

    // Nothing is there: each record stands ready to be copied.
    await page.getByRole('button', { name: 'Look it up now' }).click()
    await page.getByText('mail.comments.test is not verified.').waitFor()
    const value = page.locator('#news-dmarc-value')
    expect(await value.inputValue()).toBe('v=DMARC1; p=none')
    await page.locator('[aria-controls="news-dmarc-value"]').click()
    expect(await value.evaluate((input: HTMLInputElement) => input.selectionEnd)).toBe(
      'v=DMARC1; p=none'.length,
    )
    expect(await axeViolations(page)).toEqual([])

    // The owner adds them all.
    dns.zone = goodZone('mail.comments.test')
    await page.getByRole('button', { name: 'Look it up now' }).click()
    await page.getByText('mail.comments.test is verified.').waitFor()
    expect(await page.locator('.finding-needed').count()).toBe(0)
    expect(await page.getByText('A postal address.').count()).toBe(1)
    expect(await page.getByText('A verified domain of the sender.').count()).toBe(0)
  })

  it('sends a test mail to whoever is signed in, also without scripts, and says what became of it', async ({
    expect,
  }) => {
    const desk = await aModerator(stage())
    const mo = await stage().visitor({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
    await signIn(mo, desk)
    const { page } = mo
    await page.goto(`${stage().worker.url}/desk/${desk.site}/mail/check`)
    await page.getByRole('button', { name: 'Send a test mail to' }).first().click()
    await page.getByText('is on its way.').waitFor()
    const mail = await mailTo(stage().worker.url, desk.email, /^Test mail of/)
    expect(mail.text.replace(/\s+/g, ' ')).toContain('It came the way notices and confirmations go.')
    await page.reload()
    await page.getByText('The last test mail was taken by the transport.').waitFor()
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(wide, 'scrolls sideways at 320 px').toBe(false)
  })
})
