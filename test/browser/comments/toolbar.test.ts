import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { axeByDayAndNight } from '../../support/browser/axe'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const body = (page: Page) => page.locator('textarea[name=body]')
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar').getByRole('button', { name, exact: true })
const active = (page: Page) =>
  page.locator('afterword-comments').evaluate((el) => {
    const at = el.shadowRoot?.activeElement
    return at?.getAttribute('aria-label') ?? at?.getAttribute('name')
  })

async function aForm(lang = 'en') {
  const { aSite, embed, visitor } = stage()
  const ada = await visitor()
  await ada.page.goto(
    embed(`<afterword-comments site="${await aSite()}" lang="${lang}"></afterword-comments>`),
  )
  await body(ada.page).click()
  await ada.page.getByRole('toolbar').waitFor()
  return ada
}

/** Marks a selection by brackets: "a [word] here". */
async function set(page: Page, marked: string) {
  const from = marked.indexOf('[')
  const to = marked.indexOf(']') - 1
  await body(page).fill(marked.replace(/[[\]]/g, ''))
  await body(page).evaluate((field: HTMLTextAreaElement, at) => field.setSelectionRange(...at), [
    from,
    to,
  ] as const)
}
const get = (page: Page) =>
  body(page).evaluate(({ value, selectionStart: from, selectionEnd: to }: HTMLTextAreaElement) =>
    [value.slice(0, from), value.slice(from, to), value.slice(to)].join('|'),
  )

/** Words with their selection, the tool, what becomes of them; and again, which takes it back where it can. */
const CASES: readonly (readonly [before: string, tool: string, after: string, again?: string])[] = [
  ['a [word] here', 'Bold', 'a **|word|** here', 'a |word| here'],
  ['a [word ]here', 'Bold', 'a **|word|** here', 'a |word| here'],
  ['a [word] here', 'Italic', 'a _|word|_ here', 'a |word| here'],
  ['**[word]**', 'Italic', '**_|word|_**', '**|word|**'],
  ['[]', 'Bold', '**||**', '||'],
  ['a [word] here', 'Code', 'a `|word|` here', 'a |word| here'],
  ['[one\ntwo]', 'Code', '    one\n    two||'],
  ['see [this] now', 'Link', 'see [this](|https://|) now'],
  ['[]', 'Link', '[||](https://)'],
  ['first\nsec[on]d\nthird', 'Quote', 'first\n> second||\nthird', 'first\nsecond||\nthird'],
  ['[one\ntwo]', 'List', '- one\n- two||'],
]

describe('the formatting toolbar', () => {
  it('is out of sight until the form is open and its script there', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor()
    const held = Promise.withResolvers<void>()
    await page.route('**/parts/acts.js*', async (route) => {
      await held.promise
      await route.continue()
    })
    await page.goto(embed(`<afterword-comments site="${await aSite()}"></afterword-comments>`))
    await body(page).click()
    expect(await page.getByRole('toolbar').isVisible()).toBe(false)
    held.resolve()
    await page.getByRole('toolbar').waitFor()
  })

  it('puts around a word or before its lines what Markdown wants, and takes it back', async ({ expect }) => {
    const { page, heard } = await aForm()
    for (const [before, name, after, again] of CASES) {
      await set(page, before)
      await tool(page, name).click()
      expect(await get(page), `${name}: ${before}`).toBe(after)
      expect(await active(page)).toBe('body')
      if (again === undefined) continue
      await tool(page, name).click()
      expect(await get(page), `${name} again: ${before}`).toBe(again)
    }
    expect(heard.errors).toEqual([])
  })

  it('is one step for the undo of the browser, and a draft like anything typed', async ({ expect }) => {
    const { page } = await aForm()
    await body(page).pressSequentially('one two')
    await page.keyboard.press('Shift+Home')
    await tool(page, 'Bold').click()
    expect(await body(page).inputValue()).toBe('**one two**')
    await page.keyboard.press('ControlOrMeta+z')
    expect(await body(page).inputValue()).toBe('one two')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('**one two**')
  })

  it('is one stop of Tab, with arrows, Home and End inside; Ctrl+B, I and K work from the words', async ({
    expect,
  }) => {
    const { page } = await aForm()
    await body(page).pressSequentially('word')
    await page.keyboard.press('Tab')
    expect(await active(page)).toBe('Bold')
    for (const [key, at] of [
      ['ArrowRight', 'Italic'],
      ['End', 'List'],
      ['ArrowRight', 'Bold'],
      ['ArrowLeft', 'List'],
      ['Home', 'Bold'],
    ] as const) {
      await page.keyboard.press(key)
      expect(await active(page)).toBe(at)
    }
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
    expect(await active(page)).toBe('name')
    // Coming back leads to where one was.
    await page.keyboard.press('Shift+Tab')
    expect(await active(page)).toBe('Italic')

    for (const [key, after] of [
      ['b', '**|word|**'],
      ['i', '_|word|_'],
      ['k', '[word](|https://|)'],
    ] as const) {
      await set(page, '[word]')
      await body(page).focus()
      await page.keyboard.press(`Control+${key}`)
      expect(await get(page)).toBe(after)
    }
    expect(await tool(page, 'Link').getAttribute('aria-keyshortcuts')).toBe('Control+K Meta+K')
  })

  it('stays while the words are looked at: what it changes takes the look away', async ({ expect }) => {
    const { page } = await aForm()
    await body(page).fill('Seen')
    await page.getByRole('button', { name: 'Preview' }).click()
    const seen = page.locator('[part=preview]').getByText('Seen')
    await seen.waitFor()
    await body(page).selectText()
    await tool(page, 'Bold').click()
    await seen.waitFor({ state: 'hidden' })
    expect(await body(page).inputValue()).toBe('**Seen**')
  })

  it('has nothing axe objects to, in both schemes, and targets for a thumb', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const { page } = await visitor({ hasTouch: true, viewport: { width: 320, height: 640 } })
    await page.goto(embed(`<afterword-comments site="${await aSite()}" lang="de"></afterword-comments>`))
    await body(page).tap()
    await page.getByRole('toolbar', { name: 'Formatierung' }).waitFor()
    expect(await axeByDayAndNight(page)).toEqual([])
    const boxes = await page
      .getByRole('toolbar')
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))
    expect(boxes).toHaveLength(6)
    for (const { width, height, right } of boxes) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
      expect(right).toBeLessThanOrEqual(320)
    }
  })
})

describe('what is pasted', () => {
  it('is words, never markup', async ({ expect }) => {
    const { page, context } = await aForm()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob(['<b onclick="alert(1)">Bold</b> <img src=x>'], { type: 'text/html' }),
          'text/plain': new Blob(['Bold'], { type: 'text/plain' }),
        }),
      ]),
    )
    await body(page).focus()
    await page.keyboard.press('ControlOrMeta+v')
    expect(await body(page).inputValue()).toBe('Bold')
  })
})
