import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`
const body = (page: Page) => page.locator('textarea[name=body]')
const previewButton = (page: Page) => page.getByRole('button', { name: 'Preview', exact: true })
const preview = (page: Page) => page.locator('[part=preview]')

/** A thread with the form open and its part loaded. */
async function aForm(site?: string) {
  const { aSite, embed, visitor } = stage()
  const id = site ?? (await aSite())
  const ada = await visitor()
  await ada.page.goto(embed(thread(id)))
  await body(ada.page).click()
  await previewButton(ada.page).waitFor()
  return { ...ada, site: id }
}

describe('the preview', () => {
  it('shows below the words what will be published, and leaves them caret, selection, scroll and undo', async ({
    expect,
  }) => {
    const { page, heard } = await aForm()
    await body(page).fill(Array.from({ length: 60 }, (_, at) => `Line **${at}**`).join('\n'))
    await body(page).pressSequentially('!')
    await body(page).evaluate((field: HTMLTextAreaElement) => {
      field.setSelectionRange(5, 9)
      field.scrollTop = 120
    })
    await previewButton(page).press('Enter')
    await preview(page).locator('strong', { hasText: '59' }).waitFor()
    const active = () =>
      page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.getAttribute('part'))
    expect(await active()).toBe('preview')

    const [words, shown] = [await body(page).boundingBox(), await preview(page).boundingBox()]
    expect(shown!.y).toBeGreaterThanOrEqual(words!.y + words!.height)
    // Asked for again, it is there and has the focus again.
    await previewButton(page).press('Enter')
    await expect.poll(active).toBe('preview')

    await body(page).focus()
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
    // Other words: what was looked at is gone.
    expect(await preview(page).isVisible()).toBe(false)
    expect(heard.errors).toEqual([])
  })

  it('that fails leaves the words and says so, and turns nobody around who writes on', async ({ expect }) => {
    const { page } = await aForm()
    await previewButton(page).click()
    await page.locator('#e-body', { hasText: 'Write your comment first.' }).waitFor()
    await body(page).fill('Still *here*.')
    const headers = { 'access-control-allow-origin': '*' }
    for (const [answer, words] of [
      [{ status: 200, contentType: 'text/html', body: '<h1>Hotel</h1>', headers }, 'answered instead'],
      [
        { status: 502, contentType: 'text/html', body: 'Bad gateway', headers },
        'Something broke on our side',
      ],
    ] as const) {
      await page.route('**/embed/*/preview*', (route) => route.fulfill(answer), { times: 1 })
      await previewButton(page).click()
      await page.getByText(words).waitFor()
      expect(await body(page).inputValue()).toBe('Still *here*.')
      expect(await preview(page).isVisible()).toBe(false)
      expect(await previewButton(page).isEnabled()).toBe(true)
    }

    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/embed/*/preview*', async (route) => {
      await held
      await route.continue()
    })
    // What was to be seen whenever it was shown.
    const turned = await preview(page).evaluateHandle((shown: HTMLElement) => {
      const seen: string[] = []
      const look = () => shown.hidden || seen.push(shown.innerText)
      new MutationObserver(look).observe(shown, { attributeFilter: ['hidden'] })
      return seen
    })
    const answered = page.waitForResponse('**/embed/*/preview*')
    await previewButton(page).click()
    await body(page).pressSequentially(' And on.')
    release()
    await (await answered).finished()
    await page.unrouteAll()
    await previewButton(page).and(page.locator(':enabled')).waitFor()
    // Whoever asks again is shown what they have written since; the answer that came before has had its time.
    await previewButton(page).click()
    await preview(page).getByText('And on.').waitFor()
    expect(await turned.jsonValue()).toEqual([expect.stringContaining('And on.')])
  })

  it('may be posted from, and the next comment begins with words again', async ({ expect }) => {
    const { page } = await aForm()
    await body(page).fill('Seen **before**.')
    await page.getByLabel('Name').fill('Ada')
    await previewButton(page).click()
    const seen = preview(page).locator('strong')
    await seen.waitFor()
    const html = await preview(page).locator('.aw-body').innerHTML()
    await page.getByRole('button', { name: 'Post comment' }).click()
    const posted = page.locator('.aw-own .aw-body')
    await posted.waitFor()
    expect(await posted.innerHTML()).toBe(html)
    expect(await preview(page).isVisible()).toBe(false)
    expect(await body(page).inputValue()).toBe('')
  })
})

describe('the room that is left', () => {
  const left = (page: Page) => page.locator('[part=left]')

  it('is told from three quarters of the limit on, when typing stops, as a reader counts', async ({
    expect,
  }) => {
    const { page } = await aForm()
    await body(page).fill('x'.repeat(14_999))
    await page.locator('textarea[rows]').waitFor()
    await body(page).pressSequentially('y')
    await left(page).getByText('Characters left: 5,000').waitFor()
    expect(await left(page).getAttribute('role')).toBe('status')
    // A family is one, though it is eleven units long: fourteen thousand and one of them are not three quarters yet.
    await body(page).fill('👩‍👩‍👧‍👦'.repeat(14_001))
    await expect.poll(() => left(page).textContent()).toBe('')
    await body(page).fill('👩‍👩‍👧‍👦'.repeat(19_999))
    await left(page).getByText('Characters left: 1', { exact: true }).waitFor()
  })

  it('may be overdrawn: typing goes on, and posting says how much to remove', async ({ expect }) => {
    const { page } = await aForm()
    await page.getByLabel('Name').fill('Ada')
    await body(page).fill(`${'x'.repeat(20_000)} y `)
    await left(page).getByText('Characters too many: 2').waitFor()
    expect(await left(page).getAttribute('class')).toBe('aw-alert')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.locator('#e-body', { hasText: 'Shorten this by 2 characters, to 20000.' }).waitFor()
    expect((await body(page).inputValue()).length).toBe(20_003)
    expect(await body(page).getAttribute('aria-invalid')).toBe('true')

    await body(page).fill('x'.repeat(20_000))
    await left(page).getByText('Characters left: 0').waitFor()
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.locator('.aw-own').waitFor()
    expect(await left(page).textContent()).toBe('')
  })

  it('speaks the language of the thread, and is told for a draft that comes back', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    await page.goto(embed(`<afterword-comments site="${await aSite()}" lang="de"></afterword-comments>`))
    await body(page).click()
    await page.getByRole('button', { name: 'Vorschau' }).waitFor()
    await body(page).fill('x'.repeat(16_000))
    await left(page).getByText('Zeichen übrig: 4.000').waitFor()
    await page.reload()
    await left(page).getByText('Zeichen übrig: 4.000').waitFor()
    await page.getByRole('button', { name: 'Verwerfen' }).click()
    expect(await left(page).textContent()).toBe('')
  })
})
