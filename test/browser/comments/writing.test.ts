import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`
const body = (page: Page) => page.locator('textarea[name=body]')
const mode = (page: Page, name: 'Write' | 'Preview') => page.getByRole('button', { name, exact: true })
const preview = (page: Page) => page.locator('[part=preview]')

/** A thread with the form open and its part loaded. */
async function aForm(site?: string) {
  const { aSite, embed, visitor } = stage()
  const id = site ?? (await aSite())
  const ada = await visitor()
  await ada.page.goto(embed(thread(id)))
  await body(ada.page).click()
  await mode(ada.page, 'Preview').waitFor()
  return { ...ada, site: id }
}

describe('the preview', () => {
  it('shows what will be published, and gives the words back with caret, selection, scroll and undo', async ({
    expect,
  }) => {
    const { page, heard } = await aForm()
    await body(page).fill(Array.from({ length: 60 }, (_, at) => `Line **${at}**`).join('\n'))
    await body(page).pressSequentially('!')
    await body(page).evaluate((field: HTMLTextAreaElement) => {
      field.setSelectionRange(5, 9)
      field.scrollTop = 120
    })
    await mode(page, 'Preview').press('Enter')
    await preview(page).locator('strong', { hasText: '59' }).waitFor()
    expect(await body(page).isVisible()).toBe(false)
    expect(await mode(page, 'Preview').getAttribute('aria-pressed')).toBe('true')
    const active = () =>
      page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.getAttribute('part'))
    expect(await active()).toBe('preview')

    await mode(page, 'Write').press('Enter')
    expect(await preview(page).isVisible()).toBe(false)
    expect(await active()).toBe('input')
    expect(
      await body(page).evaluate((field: HTMLTextAreaElement) => [
        field.selectionStart,
        field.selectionEnd,
        field.scrollTop > 60,
        field.value.endsWith('!'),
      ]),
    ).toEqual([5, 9, true, true])
    await page.keyboard.press('ControlOrMeta+z')
    expect(await body(page).inputValue()).not.toMatch(/!$/)
    expect(heard.errors).toEqual([])
  })

  it('that fails leaves the words and says so, and turns nobody around who went back', async ({ expect }) => {
    const { page } = await aForm()
    await mode(page, 'Preview').click()
    await page.locator('#e-body', { hasText: 'Enter something here.' }).waitFor()
    await body(page).fill('Still *here*.')
    const headers = { 'access-control-allow-origin': '*' }
    for (const [answer, words] of [
      [{ status: 200, contentType: 'text/html', body: '<h1>Hotel</h1>', headers }, 'answered instead'],
      [
        { status: 502, contentType: 'text/html', body: 'Bad gateway', headers },
        'Something broke on our side',
      ],
    ] as const) {
      await page.route('**/v1/*/preview*', (route) => route.fulfill(answer), { times: 1 })
      await mode(page, 'Preview').click()
      await page.getByText(words).waitFor()
      expect(await body(page).inputValue()).toBe('Still *here*.')
      expect(await body(page).isVisible()).toBe(true)
      expect(await mode(page, 'Preview').getAttribute('aria-pressed')).toBe('false')
    }

    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/v1/*/preview*', async (route) => {
      await held
      await route.continue()
    })
    const answered = page.waitForResponse('**/v1/*/preview*')
    await mode(page, 'Preview').click()
    await mode(page, 'Write').click()
    release()
    await (await answered).finished()
    await page.unrouteAll()
    expect(await body(page).isVisible()).toBe(true)
  })

  it('may be posted from, and the next comment begins with words again', async ({ expect }) => {
    const { page } = await aForm()
    await body(page).fill('Seen **before**.')
    await page.getByLabel('Name').fill('Ada')
    await mode(page, 'Preview').click()
    const seen = preview(page).locator('strong')
    await seen.waitFor()
    const html = await preview(page).innerHTML()
    await page.getByRole('button', { name: 'Post comment' }).click()
    const posted = page.locator('.aw-own .aw-body')
    await posted.waitFor()
    expect(await posted.innerHTML()).toBe(html)
    expect(await body(page).isVisible()).toBe(true)
    expect(await body(page).inputValue()).toBe('')
  })
})
