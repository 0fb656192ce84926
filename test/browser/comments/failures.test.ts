import type { Page, Route } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage, type Visitor } from '../../support/browser/fixture'

const stage = useStage()
const DAY_MS = 86_400_000
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`
const body = (page: Page) => page.locator('textarea[name=body]')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const alert = (page: Page) => page.locator('.aw-form > .aw-alert')
const active = (page: Page) =>
  page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.textContent?.trim())

/** A form with words in it, ready to be posted. */
async function aWriter(
  text: string,
  {
    settings = {},
    before,
  }: { settings?: Record<string, unknown>; before?: (visitor: Visitor) => unknown } = {},
) {
  const { aSite, embed, visitor } = stage()
  const site = await aSite(settings)
  const ada = await visitor()
  await before?.(ada)
  // Routing switches the browser's cache off: what a reload shows is what the server says now.
  await ada.page.route('**/embed/*/thread*', (route) => route.continue())
  const address = embed(thread(site))
  await ada.page.goto(address)
  await body(ada.page).click()
  await ada.page.getByRole('toolbar').waitFor()
  await body(ada.page).fill(text)
  await ada.page.getByLabel('Name').fill('Ada')
  return { ...ada, site, address }
}

const headers = { 'access-control-allow-origin': '*' }
const html = (status: number) => (route: Route) =>
  route.fulfill({ status, contentType: 'text/html', body: '<h1>Somebody else</h1>', headers })
const problem = (status: number, detail: string) => (route: Route) =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ status, code: 'web/any', detail }),
    headers: { ...headers, 'retry-after': '60' },
  })

/** V-40: what goes wrong between the button and our answer, and the words that say it and what to do. */
const FAILURES: readonly (readonly [name: string, answer: (route: Route) => unknown, words: string])[] = [
  ['no answer in time', () => undefined, 'No answer came within 15 seconds. Your text is safe here'],
  ['no connection', (route) => route.abort('connectionrefused'), 'check the connection'],
  ['a sign-in page of the network', html(200), 'Something between you and us answered instead'],
  ['something too large for what stands between', html(413), 'shorten it and post it again'],
  ['a limit of what stands between', html(429), 'wait a minute and post it again'],
  [
    'a limit of ours',
    problem(429, 'That was a lot at once. Try again in 2 minutes.'),
    'Try again in 2 minutes.',
  ],
  ['a fault', html(500), 'Something broke on our side. What you wrote is still here'],
  ['a gateway', html(502), 'Something broke on our side. What you wrote is still here'],
  ['maintenance', html(503), 'wait a minute and post it again'],
  [
    'somebody blocked',
    problem(403, 'Comments from here are not taken.'),
    'Comments from here are not taken.',
  ],
]

describe('whatever goes wrong while posting', () => {
  it('is said in words of its own, keeps every letter, and may be tried again', async ({ expect }) => {
    const text = 'Kept **whole**,\n\n  with its spaces. 👩‍👩‍👧‍👦'
    const { page } = await aWriter(text)
    await page.evaluate(() => {
      const real = AbortSignal.timeout.bind(AbortSignal)
      // The first time alone: an answer that comes has its fifteen seconds.
      AbortSignal.timeout = (ms) => {
        if (ms !== 15_000) return real(ms)
        AbortSignal.timeout = real
        return real(250)
      }
    })
    for (const [name, answer, words] of FAILURES) {
      await page.route('**/embed/*/comments*', answer, { times: 1 })
      await press(page, 'Post comment')
      await expect.poll(() => alert(page).textContent(), { message: name }).toContain(words)
      expect(await body(page).inputValue(), name).toBe(text)
      expect(await active(page), name).toBe('Post comment')
      await page.unrouteAll()
    }
    const drafts = await page.evaluate(() => JSON.stringify(localStorage))
    expect(drafts).toContain('Kept **whole**')
    await press(page, 'Post comment')
    await page.locator('.aw-own').waitFor()
    expect(await alert(page).textContent()).toBe('')
  })

  it('offline waits for a person: being back is said, and nothing goes by itself', async ({ expect }) => {
    const { page, context, heard } = await aWriter('Written in a tunnel.')
    await context.setOffline(true)
    await press(page, 'Post comment')
    await alert(page).getByText('You are offline').waitFor()
    const asked = heard.requests.length
    await context.setOffline(false)
    await alert(page).getByText('You are back online. Nothing was posted yet.').waitFor()
    expect(heard.requests.slice(asked).filter((request) => request.startsWith('POST'))).toEqual([])
    await press(page, 'Post now')
    await page.locator('.aw-own', { hasText: 'Written in a tunnel.' }).waitFor()
    await body(page).click()
    await page.getByRole('button', { name: 'Post comment' }).waitFor()
  })

  it('lists what is wrong at the top, when it is more than one thing, and leads there', async ({
    expect,
  }) => {
    const { page, address } = await aWriter('Kept.')
    await page.getByLabel('Name').fill('')
    await page.getByLabel('E-mail').fill('ada')
    await press(page, 'Post comment')
    const links = page.locator('[part=summary] li:not([hidden]) button')
    await links.nth(1).waitFor()
    expect(await links.allTextContents()).toEqual([
      'Enter a name to sign your comment with.',
      'Enter an e-mail address in the correct format, like name@example.com',
    ])
    await links.nth(1).press('Enter')
    const id = () =>
      page.locator('afterword-comments').evaluate((el) => el.shadowRoot?.activeElement?.getAttribute('name'))
    expect(await id()).toBe('email')
    expect(page.url()).toBe(address)

    await page.getByLabel('Name').fill('Ada')
    await press(page, 'Post comment')
    await page.locator('#e-email:not([hidden])').waitFor()
    expect(await page.locator('[part=summary]').isHidden()).toBe(true)
  })
})

describe('what is wrong with a comment', () => {
  it('leaves the field that has the focus in the window, on a phone with the form at its edge', async ({
    expect,
  }) => {
    const { page } = await aWriter('Kept.', {
      before: (ada) => ada.page.setViewportSize({ width: 390, height: 600 }),
    })
    await page.getByLabel('Name').fill('')
    await page.getByLabel('E-mail').fill('ada')
    const name = page.getByLabel('Name')
    await name.focus()
    await page.evaluate(() => window.scrollTo(0, 0))
    // The window ends where the field does.
    const height = Math.ceil(await name.evaluate((field) => field.getBoundingClientRect().bottom)) + 2
    await page.setViewportSize({ width: 390, height })
    await name.press('Control+Enter')
    await page.locator('#e-name:not([hidden])').waitFor()
    await expect.poll(() => name.evaluate((field) => field.matches(':focus'))).toBe(true)
    const { top, bottom } = await name.evaluate((field) => field.getBoundingClientRect())
    expect([top >= 0, bottom <= height]).toEqual([true, true])
  })

  it('is said above the button, also where there had been too many letters a moment ago', async ({
    expect,
  }) => {
    const { page } = await aWriter('word '.repeat(4_100))
    const left = page.locator('[part=left]')
    await left.getByText('Characters too many').waitFor()
    await page.getByLabel('Name').fill('')
    await press(page, 'Post comment')
    await page.locator('form > [part=alert]', { hasText: /\w/ }).waitFor()
    expect(await left.textContent()).toContain('Characters too many')
  })

  it('is not said any more of letters that were taken away just before posting', async () => {
    const { page } = await aWriter('word '.repeat(4_100))
    const left = page.locator('[part=left]')
    await left.getByText('Characters too many').waitFor()
    await page.getByLabel('Name').fill('')
    await body(page).fill('Short again.')
    await press(page, 'Post comment')
    await page.locator('form > [part=alert]', { hasText: /\w/ }).waitFor()
    await left.getByText('Characters too many').waitFor({ state: 'hidden' })
  })
})

describe('what happens on the page while somebody writes', () => {
  it('a thread that closes: said, and the words are there to copy', async ({ expect }) => {
    const { page, site } = await aWriter('First.', { settings: { hold: 'none' } })
    await press(page, 'Post comment')
    await page.locator('.aw-item').waitFor()
    await body(page).fill('Second.')
    await stage().worker.db.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site).run()
    await press(page, 'Post comment')
    await alert(page).getByText('Comments are closed on this page.').waitFor()
    expect(await body(page).inputValue()).toBe('Second.')
  })

  it('a comment that goes while it is answered: the answer may stand by itself', async ({ expect }) => {
    const { page } = await aWriter('Begun before.', { settings: { hold: 'none' } })
    await body(page).fill('The one that goes.')
    await press(page, 'Post comment')
    const parent = page.locator('.aw-item', { hasText: 'The one that goes.' })
    await parent.waitFor()
    await body(page).fill('A draft up there.')
    await page.getByRole('button', { name: 'Reply to Ada' }).click()
    await body(page).fill('An answer to it.')
    await stage().decide((await parent.getAttribute('data-id'))!, 'rejected')
    await press(page, 'Post comment')
    await alert(page).getByText('The comment you answer is not there any more.').waitFor()
    expect(await body(page).inputValue()).toBe('An answer to it.')
    await press(page, 'Post as a new comment')
    expect(await body(page).inputValue()).toBe('A draft up there.\n\nAn answer to it.')
    expect(await page.locator('.aw-home form').count()).toBe(1)
    await press(page, 'Post comment')
    await page.locator('.aw-list > .aw-item', { hasText: 'An answer to it.' }).waitFor()
  })

  it('a token that is lost: said when editing begins and when it ends, with a way on', async ({ expect }) => {
    const { page } = await aWriter('Mine.')
    await press(page, 'Post comment')
    await page.locator('.aw-own').waitFor()
    const lose = () =>
      page.evaluate(() => {
        for (const [name, text] of Object.entries(localStorage)) {
          const kept = JSON.parse(text)
          for (const page of Object.values<{ own: Record<string, string> }>(kept))
            for (const id of Object.keys(page.own)) page.own[id] = 'k1.lost.token'
          localStorage.setItem(name, JSON.stringify(kept))
        }
      })
    await press(page, 'Edit')
    await page.getByLabel('Edit your comment').waitFor()
    await body(page).fill('Mine, and better.')
    await lose()
    await press(page, 'Save changes')
    await alert(page).getByText('does not hold the key to that comment any more').waitFor()
    expect(await body(page).inputValue()).toBe('Mine, and better.')
    await press(page, 'Post as a new comment')
    await page.getByLabel('Your comment').waitFor()
    await press(page, 'Post comment')
    await page.locator('.aw-own', { hasText: 'Mine, and better.' }).waitFor()

    await page
      .locator('.aw-own', { hasText: /Mine\./ })
      .getByRole('button', { name: 'Edit' })
      .click()
    await page.locator('article .aw-alert', { hasText: 'does not hold the key' }).waitFor()
  })

  it('a host page that draws the element anew: no letter is lost, here or in a reply', async ({ expect }) => {
    const { page } = await aWriter('Begun', { settings: { hold: 'none' } })
    const redraw = () =>
      page.locator('main').evaluate((main) => {
        const { outerHTML } = main.querySelector('afterword-comments')!
        main.querySelector('afterword-comments')!.remove()
        main.insertAdjacentHTML('beforeend', outerHTML)
      })
    await press(page, 'Post comment')
    await page.locator('.aw-item', { hasText: 'Begun' }).waitFor()
    await body(page).pressSequentially('At the top')
    await redraw()
    await expect.poll(() => body(page).inputValue()).toBe('At the top')
    await page.getByRole('button', { name: 'Reply to Ada' }).click()
    await body(page).pressSequentially('Below')
    await redraw()
    await page.getByRole('button', { name: 'Reply to Ada' }).click()
    await expect.poll(() => body(page).inputValue()).toBe('Below')
  })
})

describe('a part of the script that does not come', () => {
  it.for([
    ['for writing', 'Reply to Ada', 'Your reply to Ada'],
    ['for following', 'Follow by e-mail', 'E-mail address'],
  ] as const)(
    '%s: that is said where it was pressed, and it is loaded by the next press',
    async ([, button, field], { expect }) => {
      const { aComment, aSite, embed, visitor } = stage()
      const site = await aSite({ hold: 'none' })
      const address = embed(thread(site))
      await aComment(site, address)
      const { page } = await visitor()
      const asked: string[] = []
      await page.route('**/parts/acts.js*', (route) => {
        asked.push(route.request().url())
        return asked.length > 1 ? route.continue() : route.abort()
      })
      await page.goto(address)
      const [press, form] = [page.getByRole('button', { name: button }), page.getByLabel(field)]
      await press.click()
      const said = page.getByRole('alert').filter({ hasText: 'did not reach us', visible: true })
      await said.waitFor()
      expect(asked).toHaveLength(1)
      await press.click()
      await form.waitFor()
      await said.waitFor({ state: 'hidden' })
      // By another address: a browser does not ask twice for one that failed.
      expect(new Set(asked).size).toBe(asked.length)
      expect(asked.length).toBeGreaterThan(1)
    },
  )

  it('for the form: what was typed meanwhile stays, and the next key or press loads it', async ({
    expect,
  }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const { page } = await visitor()
    let lost = 0
    await page.route('**/parts/acts.js*', (route) => (lost++ ? route.continue() : route.abort()))
    await page.goto(embed(thread(site)))
    await body(page).click()
    await alert(page).getByText('did not reach us').waitFor()
    await body(page).pressSequentially('Typed all the same.')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await body(page).focus()
    await page.getByRole('toolbar').waitFor()
    expect(await body(page).inputValue()).toBe('Typed all the same.')
  })
})

describe('parts that nobody asked for', () => {
  it('may not come, and no host page hears of it', async ({ expect }) => {
    const { page, heard } = await aWriter('Mine, and it waits.')
    await press(page, 'Post comment')
    await page.locator('.aw-own').waitFor()
    await body(page).fill('A draft.')
    await page.locator('.aw-own').getByRole('button', { name: 'Edit' }).waitFor()
    let lost = 0
    await page.route('**/parts/acts.js*', (route) => {
      lost++
      return route.abort()
    })
    // Something was folded away here, somewhere.
    await page.evaluate(() => {
      const [[name, text]] = Object.entries(localStorage).filter(([name]) => /^afterword:/.test(name)) as [
        [string, string],
      ]
      const kept = JSON.parse(text)
      for (const page of Object.values<{ folded: object }>(kept)) page.folded = { 'c-1': 1 }
      localStorage.setItem(name, JSON.stringify(kept))
    })
    await page.reload()
    await page.locator('.aw-thread').waitFor()
    await expect.poll(() => lost).toBeGreaterThan(0)
    await page.waitForLoadState('networkidle')
    // The browser itself says what did not load; nothing of ours is thrown at the page.
    expect(heard.errors.filter((line) => !line.startsWith('Failed to load resource'))).toEqual([])
  })
})

describe('more of a thread that does not come', () => {
  it('is said below the button, keeps the focus there, and comes by the next press', async ({ expect }) => {
    const { aComment, aSite, embed, visitor } = stage()
    const site = await aSite({ hold: 'none' })
    const address = embed(thread(site))
    for (let at = 0; at < 21; at++) await aComment(site, address, { body: `Comment ${at}` })
    const { page } = await visitor()
    await page.goto(address)
    const more = page.getByRole('button', { name: 'Load more comments' })
    const said = page.locator('.aw-pager [part=alert]')
    for (const [answer, words] of [
      [(route: Route) => route.abort('connectionrefused'), 'did not reach us'],
      [problem(429, 'That was a lot at once. Try again in 2 minutes.'), 'Try again in 2 minutes.'],
    ] as const) {
      await page.route('**/embed/*/thread?*after=*', answer, { times: 1 })
      await more.press('Enter')
      await said.filter({ hasText: words, visible: true }).waitFor()
      expect(await said.getAttribute('role')).toBe('alert')
      expect(await active(page)).toBe('Load more comments')
    }
    // Its memory is cleared meanwhile, as pages do where somebody signs out: reading goes on.
    await page.evaluate(() => localStorage.clear())
    await more.press('Enter')
    await page.getByText('Comment 0', { exact: true }).waitFor()
    expect(await said.count()).toBe(0)
    expect(await active(page)).toContain('Comment 0')
  })
})

describe('a device with a fault of its own', () => {
  const edit = async (page: Page) => {
    await press(page, 'Edit')
    await page.getByLabel('Edit your comment').waitFor()
    await body(page).fill('New words.')
    await press(page, 'Save changes')
    await page.locator('.aw-item > article', { hasText: 'New words.' }).waitFor()
  }

  it.for([
    [
      'forbids storage',
      () =>
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('', 'SecurityError')
          },
        }),
    ],
    ['has none', () => Object.defineProperty(window, 'localStorage', { get: () => null })],
    [
      'has no room left',
      () => {
        // Whichever way it is written: by name or by a function.
        const refuse = () => {
          throw new DOMException('', 'QuotaExceededError')
        }
        Storage.prototype.setItem = refuse
        const full = new Proxy({}, { set: refuse })
        Object.defineProperty(self, 'localStorage', { get: () => full })
      },
    ],
  ] as const)('%s: everything works but its memory', async ([, fault], { expect }) => {
    const { page, heard } = await aWriter('Old words.', {
      settings: { hold: 'none' },
      before: ({ page }) => page.addInitScript(fault),
    })
    await press(page, 'Post comment')
    await page.locator('.aw-item', { hasText: 'Old words.' }).waitFor()
    await edit(page)
    expect(heard.errors).toEqual([])
    await page.reload()
    await page.locator('.aw-item', { hasText: 'New words.' }).waitFor()
    // Had it remembered, it would ask for its own comment now.
    await page.waitForLoadState('networkidle')
    expect(await page.locator('[name=edit],[name=ask]').count()).toBe(0)
  })

  it.for([
    ['ahead', DAY_MS],
    ['behind', -DAY_MS],
  ] as const)('has a clock a day %s: edits and drafts are judged by ours', async ([, by], { expect }) => {
    const { page, heard } = await aWriter('Old words.', {
      settings: { hold: 'none' },
      before: ({ page }) => page.clock.setFixedTime(Date.now() + by),
    })
    await press(page, 'Post comment')
    await page.locator('.aw-item', { hasText: 'Old words.' }).waitFor()
    await body(page).fill('A draft.')
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('A draft.')
    await page.reload()
    await page.locator('.aw-draft').getByText('Draft restored.').waitFor()
    expect(await body(page).inputValue()).toBe('A draft.')
    await edit(page)
    expect(heard.errors).toEqual([])
  })
})
