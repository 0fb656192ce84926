import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'

const stage = useStage()
const thread = (site: string, more = '') => `<afterword-comments site="${site}" ${more}></afterword-comments>`

/** A form somebody has turned to, all of it there. */
async function aForm(settings = {}) {
  const { aSite, embed, visitor } = stage()
  const site = await aSite({ hold: 'none', ...settings })
  const { page, heard } = await visitor({ viewport: { width: 1000, height: 700 } })
  await page.goto(embed(thread(site)))
  await open(page)
  return { page, heard, site, body: page.getByLabel('Your comment') }
}

async function open(page: Page) {
  await page.getByLabel('Your comment').click()
  await page.getByRole('toolbar').waitFor()
}

const posts = (requests: readonly string[]) => requests.filter((line) => line.startsWith('POST')).length

describe('the keys of the form', () => {
  it('post by Ctrl+Enter, break lines by Enter, and do nothing while a character is being composed (V-15)', async ({
    expect,
  }) => {
    const { page, heard, body } = await aForm()
    await page.getByLabel('Name').fill('Ada')
    await body.fill('Begun')
    await body.press('Enter')
    expect(await body.inputValue()).toBe('Begun\n')
    const composing = (key: string, ctrlKey: boolean) =>
      body.evaluate(
        (el, init) =>
          el.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, composed: true })),
        { key, ctrlKey, isComposing: true },
      )
    await composing('Enter', true)
    await composing('Escape', false)
    expect(await body.inputValue()).toBe('Begun\n')
    expect(posts(heard.requests)).toBe(0)
    await body.press('Control+Enter')
    await page.locator('.aw-item', { hasText: 'Begun' }).waitFor()
    expect(posts(heard.requests)).toBe(1)
  })
})

describe('the field for the words', () => {
  it('grows to six tenths of the window, then scrolls, and moves nothing above it (V-17)', async ({
    expect,
  }) => {
    const { page, body } = await aForm()
    const above = () => page.locator('.aw-count').boundingBox()
    const [before, place] = [await body.boundingBox(), await above()]
    await body.fill('Line.\n'.repeat(8))
    await expect.poll(async () => (await body.boundingBox())!.height).toBeGreaterThan(before!.height)
    expect(await above()).toEqual(place)
    await body.fill('Line.\n'.repeat(200))
    await expect.poll(() => body.evaluate((el) => el.scrollHeight > el.clientHeight)).toBe(true)
    expect((await body.boundingBox())!.height).toBeLessThanOrEqual(0.6 * 700 + 1)
  })
})

describe('a window as low as a phone lying down', () => {
  it('keeps what is being typed in sight, at 400 % of a desktop too (V-17, V-76)', async ({ expect }) => {
    const { page, body } = await aForm()
    await page.setViewportSize({ width: 320, height: 256 })
    await body.focus()
    for (let at = 0; at < 12; at++) {
      await page.keyboard.type(`Line ${at}.`)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.type('The last.')
    // The caret stands in the field's last line: scrolled to but for the padding, a line above the lower edge, and that within the window.
    const lastLine = async () => {
      const { y, height } = (await body.boundingBox())!
      const below = await body.evaluate((el) => el.scrollHeight - el.clientHeight - el.scrollTop)
      return below < 16 && y + height - 40 >= 0 && y + height - 8 <= 256
    }
    await expect.poll(lastLine).toBe(true)
    expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(320)
  })
})

describe('what is wrong', () => {
  it('is said after posting and not before; a field that is mended says no more, the others go on (V-20)', async ({
    expect,
  }) => {
    const { page } = await aForm()
    const wrong = page.locator('[aria-invalid=true]')
    const [name, email] = [page.getByLabel('Name'), page.getByLabel('E-mail')]
    await email.fill('ada')
    await name.focus()
    await page.getByLabel('Website').focus()
    expect(await wrong.count()).toBe(0)
    await page.getByRole('button', { name: 'Post comment' }).click()
    await wrong.nth(2).waitFor()
    await name.fill('A')
    await expect.poll(() => wrong.count()).toBe(2)
    expect(await name.getAttribute('aria-invalid')).toBe(null)
    for (const place of ['li', 'p'])
      expect(await page.locator(`${place}[data-for]:visible`).count(), place).toBe(2)
    expect(await email.inputValue()).toBe('ada')
  })
})

describe('what this device keeps', () => {
  it('shows one’s own comment after a reload, though the thread that comes is older (V-45)', async ({
    expect,
  }) => {
    const { page, body } = await aForm()
    await page.getByLabel('Name').fill('Ada')
    const address = page.url()
    let old = ''
    await page.route('**/embed/*/thread?*', async (route) => {
      if (old) return route.fulfill({ contentType: 'text/html', body: old, headers: OPEN })
      const answer = await route.fetch()
      old = await answer.text()
      return route.fulfill({ response: answer, body: old })
    })
    await page.reload()
    await open(page)
    await page.getByLabel('Name').fill('Ada')
    await body.fill('Up at once.')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.locator('.aw-item', { hasText: 'Up at once.' }).waitFor()
    await page.goto('about:blank')
    await page.goto(address)
    await page.locator('.aw-item', { hasText: 'Up at once.' }).waitFor()
    expect(old).not.toContain('Up at once.')
    expect(await page.locator('.aw-item', { hasText: 'Up at once.' }).count()).toBe(1)
  })

  it('belongs to one page, however alike the addresses are (V-62)', async ({ expect }) => {
    const { aSite, embed, visitor, host } = stage()
    const site = await aSite()
    const { page } = await visitor()
    const paths = ['/post', '/post_2', '/post/2', '/post?n=2', '/p%C3%B6st_2']
    const addresses = paths.map((path) => embed(thread(site, `page="${host.origin}${path}"`)))
    for (const [at, address] of addresses.entries()) {
      await page.goto(address)
      await open(page)
      expect(await page.getByLabel('Your comment').inputValue(), paths[at]).toBe('')
      const words = `Of ${paths[at]} alone.`
      await page.getByLabel('Your comment').fill(words)
      await page.waitForFunction((words) => JSON.stringify(localStorage).includes(words), words)
    }
    for (const [at, address] of addresses.entries()) {
      await page.goto(address)
      await page.locator('.aw-draft').getByText('Draft restored.').waitFor()
      expect(await page.getByLabel('Your comment').inputValue()).toBe(`Of ${paths[at]} alone.`)
    }
  })
})

const OPEN = { 'access-control-allow-origin': '*' }
