import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { axeViolations } from '../support/browser/axe'
import { useStage } from '../support/browser/fixture'

const stage = useStage()
const thread = (site: string, more = '') => `<afterword-comments site="${site}" ${more}></afterword-comments>`
const focused = (page: Page) =>
  page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.textContent?.trim())

/** A page with three comments on it. */
async function aPage(site: string, markup = thread(site)) {
  const { aComment, embed } = stage()
  const address = embed(markup)
  for (const body of ['The first.', 'The second.', 'The third.']) await aComment(site, address, { body })
  return address
}

describe('the order a reader chooses', () => {
  it('keeps the focus and what is being written, and is kept for the other pages of the site (V-55)', async ({
    expect,
  }) => {
    const { aSite, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const [first, second] = [await aPage(site), await aPage(site, thread(site, 'sort="newest"'))]
    const { page } = await visitor()
    const order = (sort: string) => page.locator(`.aw-list[data-sort=${sort}]`).waitFor()
    await page.goto(first)
    await order('newest')
    await page.getByLabel('Your comment').fill('Half a thought.')
    await page.getByRole('button', { name: 'Oldest' }).press('Enter')
    await order('oldest')
    await expect.poll(() => focused(page)).toBe('Oldest')
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Half a thought.')

    await page.goto(second)
    await order('oldest')
    expect(await page.locator('afterword-comments').getAttribute('sort')).toBe('oldest')
    // What the page says later is meant, and nobody else is asked to read in this reader's order.
    await page.locator('afterword-comments').evaluate((el) => el.setAttribute('sort', 'top'))
    await order('top')
    const other = await visitor()
    await other.page.goto(second)
    await other.page.locator('.aw-list[data-sort=newest]').waitFor()
  })
})

describe('a thread that comes anew', () => {
  it('gives the focus to its head after “Try again”, and back to the field after reload()', async ({
    expect,
  }) => {
    const { aComment, aSite, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = await aPage(site)
    const { page } = await visitor()
    await page.route('**/embed/*/thread*', (route) => route.abort(), { times: 1 })
    await page.goto(address)
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByText('The third.').waitFor()
    await expect.poll(() => focused(page)).toBe('3 comments')

    // What a browser keeps for ten seconds is not what this is about.
    await page.route('**/embed/*/thread*', (route) => route.continue())
    await page.getByLabel('Your comment').fill('Half a thought.')
    await page.getByRole('toolbar').waitFor()
    await aComment(site, address, { body: 'The fourth.' })
    await page.locator('afterword-comments').evaluate((el) => (el as AfterwordComments).reload?.())
    await page.getByText('The fourth.').waitFor()
    expect(await page.getByLabel('Your comment').inputValue()).toBe('Half a thought.')
    expect(
      await page
        .locator('afterword-comments')
        .evaluate((el) => el.shadowRoot?.activeElement?.getAttribute('name')),
    ).toBe('body')
  })
})

type AfterwordComments = HTMLElement & { reload?(): Promise<void> }

describe('heading-level', () => {
  it('puts our headings where the page’s outline has room for them', async ({ expect }) => {
    const { aSite, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const markup = `<h2>Below it</h2>${thread(site, 'heading-level="3"')}
      <afterword-subscribe site="${site}" heading="News" heading-level="3" loading="eager">Daily.</afterword-subscribe>`
    const { page } = await visitor()
    await page.goto(await aPage(site, markup))
    // Read from the markup: Playwright takes a heading's own level before what ARIA says; browsers and axe do not.
    await page.locator('[aria-level="3"]', { hasText: '3 comments' }).waitFor()
    await page.locator('[aria-level="3"]', { hasText: 'News' }).waitFor()
    expect(await page.locator('[aria-level="4"]', { hasText: 'Comment by Ada' }).count()).toBe(3)
    expect(await axeViolations(page)).toEqual([])
  })
})

describe('loading="click"', () => {
  const way = (site: string) =>
    `<afterword-comments site="${site}" loading="click"><button>Read what others say</button></afterword-comments>`

  it('asks for nothing until the page’s own button is pressed, and goes on at the head of the thread', async ({
    expect,
  }) => {
    const { aSite, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = await aPage(site, way(site))
    const { page, heard } = await visitor()
    await page.goto(address, { waitUntil: 'networkidle' })
    expect(heard.requests.filter((line) => /\/embed\/|\/parts\//.test(line))).toEqual([])
    await page.getByRole('button', { name: 'Read what others say' }).press('Enter')
    await page.getByText('The third.').waitFor()
    await expect.poll(() => focused(page)).toBe('3 comments')
    expect(await page.getByRole('button', { name: 'Read what others say' }).count()).toBe(0)
  })

  it('waits for nobody who was sent to one of the comments', async () => {
    const { aComment, aSite, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = await aPage(site, way(site))
    const { id } = await aComment(site, address, { body: 'The one.' })
    const { page } = await visitor()
    await page.goto(`${address}#c-${id}`)
    await page.locator('.aw-target', { hasText: 'The one.' }).waitFor()
  })
})

describe('what is said before the server could say anything', () => {
  it('is said in the language of the page, in each there is; else in English', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite()
    const said = {
      en: 'could not be loaded',
      de: 'ließen sich nicht laden',
      'fr-CA': 'n’ont pas pu être chargés',
      es: 'No se han podido cargar',
      'pt-PT': 'Não foi possível carregar',
      ja: '読み込めませんでした',
      'zh-TW': '没能加载出来',
      ar: 'تعذّر تحميل',
      uk: 'Коментарі не завантажилися',
      pl: 'Nie udało się wczytać',
      nl: 'could not be loaded',
    }
    const { page } = await visitor()
    await page.route('**/embed/*/thread*', (route) => route.abort())
    await page.goto(
      embed(
        Object.keys(said)
          .map((lang) => `<div lang="${lang}">${thread(site, 'loading="eager"')}</div>`)
          .join(''),
      ),
    )
    for (const [lang, words] of Object.entries(said))
      await page.locator(`div[lang="${lang}"] [part=failed]`, { hasText: words }).waitFor()
    expect(await page.getByRole('button', { name: 'Spróbuj ponownie' }).count()).toBe(1)
  })

  it('is said by the sign-up in that language too', async () => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite()
    const { page } = await visitor()
    await page.route('**/subscriptions*', (route) => route.abort())
    await page.goto(
      embed(`<div lang="pl"><afterword-subscribe site="${site}" heading="News"></afterword-subscribe></div>`),
    )
    await page.getByRole('textbox').fill('ada@example.org')
    await page.getByRole('textbox').press('Enter')
    await page.getByText('Nie przyszła żadna odpowiedź').waitFor()
  })

  it('is followed by counts in words of that language, with its plurals', async ({ expect }) => {
    const { aSite, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const counts = ['pl', 'ja', 'en']
      .map((lang) => `<p lang="${lang}"><afterword-count site="${site}"></afterword-count></p>`)
      .join('')
    const { page } = await visitor()
    await page.goto(await aPage(site, counts))
    const texts = () =>
      page.locator('afterword-count').evaluateAll((all) => all.map((el) => el.shadowRoot?.textContent ?? ''))
    await expect.poll(texts).toEqual(['3 komentarze', 'コメント3件', '3 comments'])
  })
})
