import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { axeViolations } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'
import { waitUntil } from '../../support/browser/wait-until'

const stage = useStage()
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const anEmail = () => `ada-${crypto.randomUUID().slice(0, 8)}@example.org`

interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** The newest mail to an address whose subject fits, once it is there. */
const letterTo = (email: string, subject: RegExp): Promise<Letter> =>
  waitUntil(`a mail to ${email}`, async () => {
    const { results } = await stage()
      .worker.db.prepare('SELECT message FROM kept_mail WHERE instr(message, ?1) > 0 ORDER BY id DESC')
      .bind(email)
      .all<{ message: string }>()
    return results
      .map(({ message }) => JSON.parse(message) as Letter)
      .find((mail) => subject.test(mail.subject))
  })

const codeIn = ({ text }: Letter): string => {
  const code = /\b(\d{4})\s(\d{4})\b/.exec(text.replaceAll('\n', ' '))
  if (!code) throw new Error(`no code in ${text}`)
  return `${code[1]} ${code[2]}`
}

const linkIn = ({ text }: Letter, kind: string): string => {
  const link = new RegExp(`http\\S+/following/${kind}\\S+`).exec(text)?.[0]
  if (!link) throw new Error(`no ${kind} link in ${text}`)
  return link
}

async function write(page: Page, text: string, email: string, notify?: string) {
  await page.locator('textarea[name=body]').fill(text)
  await page.getByLabel('Name').fill('Ada')
  await page.locator('input[name=email]').first().fill(email)
  if (notify) await page.getByLabel('Mail me').first().selectOption(notify)
  await press(page, 'Post comment')
  await page.locator('.aw-item', { hasText: text }).waitFor()
}

describe('a visitor who wants to hear of replies', () => {
  it('proves the address once by the code, carries the mark from then on, is told of a reply, and leaves by the mail', async ({
    expect,
  }) => {
    const { aSite, embed, visitor, aComment, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    const { page, heard } = await visitor()
    const email = anEmail()
    await page.goto(address)
    await write(page, 'First words.', email, 'replies')

    const code = page.getByLabel('Code from our mail').last()
    await code.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await code.fill('1111 1111')
    await press(page, 'Confirm')
    await page
      .getByText('That is not the code of our mail.')
      .or(page.getByText('Enter the eight digits'))
      .first()
      .waitFor()
    expect(await code.inputValue()).toBe('1111 1111')
    await code.fill(codeIn(await letterTo(email, /^Confirm your address/)))
    await press(page, 'Confirm')
    await page.getByText('Confirmed. From now on').waitFor()

    await write(page, 'Second words.', email)
    const second = page.locator('.aw-item', { hasText: 'Second words.' }).last()
    const mark = second.locator('.aw-verified')
    await mark.waitFor()
    expect(
      await page.locator('.aw-item', { hasText: 'First words.' }).last().locator('.aw-verified').count(),
    ).toBe(0)
    await mark.focus()
    expect(await mark.evaluate((el) => getComputedStyle(el, '::after').content)).toContain(
      'says nothing about the name',
    )
    expect(await axeViolations(page)).toEqual([])

    const first = await page.locator('.aw-item', { hasText: 'First words.' }).last().getAttribute('id')
    await aComment(site, address, {
      parentId: first!.slice(2),
      name: 'Bob',
      body: 'Look at www.evil.example!',
    })
    const news = await letterTo(email, /^A reply to your comment/)
    expect(news.text).toContain('www[.]evil[.]example')

    await page.goto(linkIn(news, 'stop/'))
    await press(page, 'Stop')
    await page.getByRole('heading', { name: 'Stopped' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    const follows = await worker.db
      .prepare(
        'SELECT o.comment_id FROM follows o JOIN followers f ON f.id = o.follower_id WHERE f.site_id = ?1',
      )
      .bind(site)
      .all()
    await page.goto(linkIn(news, '(?!confirm|not-me|stop)'))
    await page.getByLabel('How often').selectOption('hourly')
    await press(page, 'Save')
    await page.getByText('Saved.').waitFor()
    expect(await page.getByLabel('How often').inputValue()).toBe('hourly')
    expect(await axeViolations(page)).toEqual([])
    // The wish stays chosen, so the second comment is followed as well; the mail led out of the first alone.
    expect(follows.results).toHaveLength(1)
    expect(follows.results).not.toEqual([{ comment_id: Number(first!.slice(2)) }])
    expect(heard.errors.filter((error) => !error.includes('422'))).toEqual([])
  })

  it('sees after a reload that the device is proven, and can make it forget', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const { page } = await visitor()
    await page.goto(embed(thread(site)))
    await page.evaluate((name) => localStorage.setItem(name, 'k1.W10.x'), `afterword-proof:${site}`)
    await page.reload()
    await page.locator('textarea[name=body]').focus()
    await page.getByText('Your address is confirmed on this device.').waitFor()
    await press(page, 'Forget this device')
    await page.getByText('Your address is confirmed on this device.').waitFor({ state: 'hidden' })
    expect(await page.evaluate((name) => localStorage.getItem(name), `afterword-proof:${site}`)).toBeNull()
  })
})

describe('a reader who only follows', () => {
  it('opens the form below the thread, by keys alone, and what is wrong is said beside the field', async ({
    expect,
  }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite()
    const { page } = await visitor()
    await page.goto(embed(thread(site)))
    const opener = page.getByRole('button', { name: 'Follow by e-mail' })
    await opener.waitFor()
    await opener.press('Enter')
    const field = page.locator('#w-email')
    await field.waitFor()
    await waitUntil(
      'focus in the form',
      async () =>
        (await page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.id)) ===
          'w-email' || undefined,
    )
    await field.fill('ada@')
    await page.keyboard.press('Enter')
    await page.getByText('Enter an e-mail address in the correct format').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await field.fill(anEmail())
    await page.keyboard.press('Enter')
    await page.getByText('We sent you a mail to ask').waitFor()
    expect(await page.getByLabel('Code from our mail').last().isVisible()).toBe(true)
  })

  it('does all of it without scripts, and changes on one page what comes and how often', async ({
    expect,
  }) => {
    const { aSite, host, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const { page } = await visitor({ javaScriptEnabled: false })
    const article = host.add({ body: '<h1>An article</h1>' })
    const email = anEmail()
    await page.goto(`${worker.url}/${site}/thread?${new URLSearchParams({ page: article })}`)
    await page.getByRole('link', { name: 'Follow by e-mail' }).click()
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('How often').selectOption('daily')
    await press(page, 'Follow')
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    await page.goto(linkIn(await letterTo(email, /^Confirm your address/), 'confirm/'))
    await press(page, 'Confirm address')
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor()
    const row = await worker.db
      .prepare('SELECT id, frequency FROM followers WHERE site_id = ?1')
      .bind(site)
      .first<{ id: number; frequency: string }>()
    expect(row?.frequency).toBe('daily')
  })
})

describe('an author whose comment waits', () => {
  it('asks to be told when it is up, after a reload too, and proves the address by the code (V-35)', async ({
    expect,
  }) => {
    const { aSite, embed, visitor, worker } = stage()
    const site = await aSite()
    const { page, heard } = await visitor()
    const email = anEmail()
    const address = embed(thread(site))
    await page.goto(address)
    await write(page, 'It may take a while.', email)
    const wish = page.getByRole('button', { name: 'E-mail me when it is published' })
    await wish.waitFor()
    // The answer of a thread is kept for ten seconds; the own comment is asked for anew.
    await page.reload()
    await wish.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await wish.press('Enter')
    const code = page.locator('.aw-own').getByRole('textbox', { name: 'Code from our mail' })
    await code.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await code.fill(codeIn(await letterTo(email, /^Confirm your address/)))
    await code.press('Enter')
    await page.locator('.aw-own').getByText('Confirmed. From now on').waitFor()
    const waiting = await worker.db
      .prepare(
        'SELECT count(*) AS n FROM follows o JOIN followers f ON f.id = o.follower_id WHERE f.site_id = ?1 AND o.comment_id < 0',
      )
      .bind(site)
      .first<{ n: number }>()
    expect(waiting?.n).toBe(1)

    await page.reload()
    await wish.press('Enter')
    await page.getByText('We mail you when it is published.').waitFor()
    expect(heard.errors).toEqual([])
  })

  it('says that it did not reach us, and may be pressed again', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(thread(await aSite())))
    const follow = page.getByRole('button', { name: 'Follow by e-mail' })
    await follow.waitFor()
    await page.route('**/follow/form*', (route) => route.abort(), { times: 1 })
    await follow.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'That did not reach us' }).waitFor()
    await follow.press('Enter')
    await page.getByLabel('E-mail address').and(page.locator(':focus')).waitFor()
    expect(await axeViolations(page)).toEqual([])
  })
})
