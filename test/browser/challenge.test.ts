import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { useStage } from '../support/browser/fixture'

const stage = useStage()

const box = (site: string) => `<afterword-subscribe site="${site}">Daily news.</afterword-subscribe>`
const thread = (site: string) => `<afterword-comments site="${site}"></afterword-comments>`

/** A household no other test comes from. */
const aHome = () => {
  const [a, b] = crypto.getRandomValues(new Uint8Array(2))
  return { 'cf-connecting-ip': `100.${64 + (a! % 60)}.${b}.9` }
}

/** A reader in whose household five have signed up within the hour. */
async function theSixth(site: string) {
  const { visitor, worker } = stage()
  const home = aHome()
  for (let at = 0; at < 5; at++) {
    const { status } = await fetch(`${worker.url}/v1/${site}/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...home },
      body: JSON.stringify({ email: `reader${at}-${site}@example.org` }),
    })
    if (status !== 202) throw new Error(`a sign-up was answered ${status}`)
  }
  const reader = await visitor()
  // The platform names the network; a browser cannot, and must not be asked by CORS whether it may.
  await reader.context.route('**/v1/**', (route) =>
    route.continue({ headers: { ...route.request().headers(), ...home } }),
  )
  return reader
}

/** Lets the sum wait until something was done meanwhile. */
async function holding(page: Page) {
  const asked = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  await page.exposeFunction('sumBegins', () => {
    asked.resolve()
    return done.promise
  })
  await page.addInitScript(() => {
    const { deriveBits } = SubtleCrypto.prototype
    let held: Promise<void> | undefined
    SubtleCrypto.prototype.deriveBits = async function (...rest) {
      held ??= (globalThis as unknown as { sumBegins: () => Promise<void> }).sumBegins()
      await held
      return deriveBits.apply(this, rest)
    }
  })
  return async (meanwhile: () => Promise<void>) => {
    await asked.promise
    await meanwhile()
    done.resolve()
  }
}

/** Parts of the sum that the page has asked for so far. */
const asked = (requests: readonly string[]) => requests.filter((line) => line.includes('/parts/solve.js'))

describe('F1: a reader whose device is asked for a sum', () => {
  it('is the sixth to sign up from a network: it is done by itself, and nothing of it was loaded before', async ({
    expect,
  }) => {
    const { aSite, embed, worker } = stage()
    const site = await aSite()
    const { page, heard } = await theSixth(site)
    await page.goto(embed(box(site)))
    await page.getByRole('textbox').fill(`sixth-${site}@example.org`)
    expect(asked(heard.requests)).toEqual([])
    await page.getByRole('button').click()
    await page.getByRole('status').waitFor()
    expect(asked(heard.requests)).toHaveLength(1)
    const kept = await worker.db
      .prepare('SELECT count(*) AS n FROM subscribers WHERE site_id = ?1')
      .bind(site)
      .first<number>('n')
    expect(kept).toBe(6)
  })

  it('reads what is going on, and may type elsewhere meanwhile, on a slow device', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite({ challenge: 'always' })
    const { context, page } = await visitor()
    await page.goto(embed(`${box(site)}<textarea aria-label="Elsewhere"></textarea>`))
    await page.getByRole('textbox', { name: 'E-mail' }).fill(`slow-${site}@example.org`)
    await page.evaluate(() => {
      const told: string[] = []
      Object.assign(globalThis, { told })
      const root = document.querySelector('afterword-subscribe')!.shadowRoot!
      new MutationObserver(() => {
        const alert = root.querySelector('form > [role=alert]')
        if (alert?.textContent) told.push(alert.textContent)
      }).observe(root, { subtree: true, childList: true, characterData: true })
    })
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.getByRole('button').click()
    await page.getByRole('textbox', { name: 'Elsewhere' }).fill('typed meanwhile')
    await page.getByRole('status').waitFor({ timeout: 60_000 })
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    expect(await page.getByRole('textbox', { name: 'Elsewhere' }).inputValue()).toBe('typed meanwhile')
    const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told)
    expect(told[0]).toContain('this device does a sum')
    // Afterwards nothing of it is left.
    expect(await page.getByText('this device does a sum').isVisible()).toBe(false)
  })

  it('types another address meanwhile: what is spoken of, and summed for, is the one that was sent', async ({
    expect,
  }) => {
    const { aSite, embed, visitor, worker } = stage()
    const site = await aSite({ challenge: 'always' })
    const { page } = await visitor()
    const release = await holding(page)
    await page.goto(embed(box(site)))
    const field = page.getByRole('textbox', { name: 'E-mail' })
    await field.fill(`sent-${site}@example.org`)
    await page.getByRole('button').click()
    await release(() => field.fill(`typed-${site}@example.org`))
    const said = page.getByRole('status')
    await said.waitFor()
    expect(await said.textContent()).toContain(`sent-${site}@example.org`)
    expect(await said.textContent()).not.toContain('typed-')
    const kept = await worker.db
      .prepare('SELECT email FROM subscribers WHERE site_id = ?1')
      .bind(site)
      .first('email')
    expect(kept).toBe(`sent-${site}@example.org`)
  })

  it('goes offline meanwhile: the address stays, and a second try does it', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite({ challenge: 'always' })
    const { context, page } = await visitor()
    await page.goto(embed(box(site)))
    const email = `offline-${site}@example.org`
    await page.getByRole('textbox').fill(email)
    await context.route('**/parts/solve.js*', (route) => route.abort())
    await page.getByRole('button').click()
    await page.locator('.aw-error:visible').waitFor()
    expect(await page.locator('.aw-error:visible').textContent()).toContain('No answer came')
    expect(await page.getByRole('textbox').inputValue()).toBe(email)
    await context.unroute('**/parts/solve.js*')
    // A part that could not be loaded is asked for again only by a page that is loaded again.
    await page.reload()
    await page.getByRole('textbox').fill(email)
    await page.getByRole('button').click()
    await page.getByRole('status').waitFor()
  })

  it('comments: the words go up after it, and stay in the form until then', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite({ challenge: 'always', hold: 'none' })
    const { page, heard } = await visitor()
    await page.goto(embed(thread(site)))
    await page.locator('#f-body').click()
    await page.locator('form[data-open]').waitFor()
    await page.locator('#f-name').fill('Ada')
    await page.locator('#f-body').fill('Worked for.')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.getByRole('article').getByText('Worked for.').waitFor()
    // Refused with a sum, then taken with its solution.
    expect(heard.requests.filter((line) => line.includes('/comments?'))).toHaveLength(2)
    expect(await page.locator('#f-body').inputValue()).toBe('')
  })

  it('comments, and writes on meanwhile: these words stay', async ({ expect }) => {
    const { aSite, embed, visitor } = stage()
    const site = await aSite({ challenge: 'always', hold: 'none' })
    const { page } = await visitor()
    const release = await holding(page)
    await page.goto(embed(thread(site)))
    const body = page.locator('#f-body')
    await body.click()
    await page.locator('form[data-open]').waitFor()
    await page.locator('#f-name').fill('Ada')
    await body.fill('Sent.')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await release(() => body.fill('Sent. And one more thing.'))
    await page.getByRole('article').getByText('Sent.', { exact: true }).waitFor()
    expect(await body.inputValue()).toBe('Sent. And one more thing.')
  })

  it('comments, and turns to answer somebody meanwhile: the form stays there', async ({ expect }) => {
    const { aSite, aComment, embed, visitor, worker } = stage()
    const site = await aSite({ hold: 'none' })
    const url = embed(thread(site))
    await aComment(site, url, { body: 'Answer me.' })
    await worker.db
      .prepare(`UPDATE sites SET settings = json_set(settings, '$.challenge', 'always') WHERE id = ?1`)
      .bind(site)
      .run()
    const { page } = await visitor()
    const release = await holding(page)
    await page.goto(url)
    const body = page.locator('#f-body')
    await body.click()
    await page.locator('form[data-open]').waitFor()
    await page.locator('#f-name').fill('Grace')
    await body.fill('On the article.')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await release(async () => {
      await page.getByRole('button', { name: /^Reply/ }).click()
      await body.fill('To Ada.')
    })
    await page.getByRole('article').getByText('On the article.').waitFor()
    await page.locator('.aw-form [type=submit]:enabled').waitFor()
    expect(await body.inputValue()).toBe('To Ada.')
    expect(await page.locator('[name=parentId]').inputValue()).not.toBe('')
  })
})

/** Takes away what a page without TLS lacks. */
const withoutTls = () => {
  for (const name of ['subtle', 'randomUUID'])
    Object.defineProperty(Crypto.prototype, name, { value: undefined })
}

/** What some browsers do in a private window, or where a device has its own idea of cryptography. */
const failing = () => {
  SubtleCrypto.prototype.deriveBits = () => Promise.reject(new DOMException('not here', 'OperationError'))
}

describe.for([
  ['without TLS', withoutTls],
  ['where the browser’s cryptography fails', failing],
] as const)('a reader of a page %s', ([, broken]) => {
  it('comments: a moderator looks first, as told, and the form is free again', async ({ expect }) => {
    const { aSite, embed, visitor, worker } = stage()
    const site = await aSite({ challenge: 'always', hold: 'none' })
    const { page, heard } = await visitor()
    await page.addInitScript(broken)
    await page.goto(embed(thread(site)))
    await page.locator('#f-body').click()
    await page.locator('form[data-open]').waitFor()
    await page.locator('#f-name').fill('Ada')
    await page.locator('#f-body').fill('Without a sum.')
    await page.getByRole('button', { name: 'Post comment' }).click()
    const own = page.getByRole('article').filter({ hasText: 'Without a sum.' })
    await own.getByText('until a moderator has read it').waitFor()
    await expect.poll(() => page.locator('#f-body').inputValue()).toBe('')
    const kept = await worker.db
      .prepare('SELECT body, status FROM comments WHERE site_id = ?1')
      .bind(site)
      .all()
    expect(kept.results).toEqual([{ body: 'Without a sum.', status: 0 }])
    // The first answer asks for a sum; nothing else went wrong.
    expect(heard.errors.filter((error) => !error.includes('403'))).toEqual([])
  })

  it('signs up: the mail may take an hour, as told', async ({ expect }) => {
    const { aSite, embed, worker } = stage()
    const site = await aSite()
    const { page } = await theSixth(site)
    await page.addInitScript(broken)
    await page.goto(embed(box(site)))
    await page.getByRole('textbox').fill(`sixth-${site}@example.org`)
    await page.getByRole('button').click()
    await page.getByRole('status').getByText('an hour or longer').waitFor()
    const kept = await worker.db
      .prepare('SELECT count(*) AS n FROM subscribers WHERE site_id = ?1')
      .bind(site)
      .first('n')
    expect(kept).toBe(6)
  })
})

/** Answers what a sum was sent with in place of the server: it came too late. @returns how often that was, as it goes on */
async function tooLate(page: Page, site: string, times: number) {
  const sent: string[] = []
  await page.route('**/v1/*/subscriptions*', async (route) => {
    const { solution } = route.request().postDataJSON() as { readonly solution?: string }
    if (solution) sent.push(solution)
    if (!solution || sent.length > times) return route.continue()
    const next = await fetch(`${stage().worker.url}/v1/${site}/challenge?for=sign-up`)
    const refusal = { code: 'limits/challenge-failed', status: 403, detail: 'That was too late.' }
    return route.fulfill({
      status: 403,
      headers: { 'access-control-allow-origin': '*', 'content-type': 'application/problem+json' },
      body: JSON.stringify({ ...refusal, ...((await next.json()) as object) }),
    })
  })
  return sent
}

async function signsUpTooLate(times: number) {
  const { aSite, embed, visitor } = stage()
  const site = await aSite({ challenge: 'always' })
  const { page } = await visitor()
  const sent = await tooLate(page, site, times)
  await page.goto(embed(box(site)))
  await page.getByRole('textbox').fill(`late-${site}@example.org`)
  await page.getByRole('button').click()
  return { page, sent }
}

describe('a sum that came too late', () => {
  it('is done once more by itself', async ({ expect }) => {
    const { page, sent } = await signsUpTooLate(1)
    await page.getByRole('status').waitFor()
    expect(new Set(sent.map((solution) => solution.split('~')[0]))).toHaveLength(2)
  })

  it('is not done for ever: the second time it is said', async ({ expect }) => {
    const { page, sent } = await signsUpTooLate(9)
    await page.locator('.aw-error').getByText('That was too late.').waitFor()
    await page.getByRole('button').and(page.locator(':enabled')).waitFor()
    expect(sent).toHaveLength(2)
  })
})

describe('a form that leaves the page while its sum is done', () => {
  it('leaves no work behind and sends nothing; back in the page it has its words, and a second press goes', async ({
    expect,
  }) => {
    const { aSite, embed, visitor, worker } = stage()
    const site = await aSite({ challenge: 'always', hold: 'none' })
    const { page, heard } = await visitor()
    // The third number takes the element away, as an article that is left does.
    await page.addInitScript(() => {
      const { deriveBits } = SubtleCrypto.prototype
      const seen = { tries: 0 }
      Object.assign(globalThis, { seen })
      SubtleCrypto.prototype.deriveBits = function (...rest) {
        seen.tries++
        if (seen.tries === 3) {
          const thread = document.querySelector('afterword-comments')!
          Object.assign(globalThis, {
            thread,
            over: new Promise((done) => thread.addEventListener('afterword-error', done)),
          })
          thread.remove()
        }
        return deriveBits.apply(this, rest)
      }
    })
    await page.goto(embed(thread(site)))
    await page.locator('#f-body').click()
    await page.locator('form[data-open]').waitFor()
    await page.locator('#f-name').fill('Ada')
    await page.locator('#f-body').fill('Left behind.')
    await page.getByRole('button', { name: 'Post comment' }).click()
    type Left = {
      readonly seen: { readonly tries: number }
      readonly thread: Element
      readonly over?: Promise<unknown>
    }
    await page.waitForFunction(() => (globalThis as unknown as Left).over)
    const tries = await page.evaluate(async () => {
      const left = globalThis as unknown as Left
      await left.over
      return left.seen.tries
    })
    expect(tries).toBe(3)
    const posts = () => heard.requests.filter((line) => line.startsWith('POST') && line.includes('/comments'))
    expect(posts()).toHaveLength(1)
    await page.evaluate(() => document.body.append((globalThis as unknown as Left).thread))
    expect(await page.locator('#f-body').inputValue()).toBe('Left behind.')
    await page.getByRole('button', { name: 'Post comment' }).click()
    await page.getByRole('article').getByText('Left behind.').waitFor()
    const kept = await worker.db
      .prepare('SELECT count(*) AS n FROM comments WHERE site_id = ?1')
      .bind(site)
      .first('n')
    expect(kept).toBe(1)
  })
})

describe('a reader without scripts', () => {
  it('is asked for nothing, and told that the mail may take an hour', async ({ expect }) => {
    const { aSite, visitor, worker } = stage()
    const [site, home] = [await aSite(), aHome()]
    const { page } = await visitor({ javaScriptEnabled: false, extraHTTPHeaders: home })
    for (let at = 0; at < 6; at++) {
      await page.goto(`${worker.url}/${site}/subscribe`)
      await page.getByRole('textbox').fill(`plain${at}-${site}@example.org`)
      await page.getByRole('button').click()
      await page.getByRole('heading', { name: 'One more step' }).waitFor()
      expect(await page.getByText('an hour or longer').count()).toBe(at < 5 ? 0 : 1)
    }
  })
})
