import type { Server } from 'node:http'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { serveArticle } from '../../scripts/article-server.mjs'
import { axeByDayAndNight } from '../support/browser/axe'
import { launch } from '../support/browser/fixture'
import { freePort, type RunningWorker, startWorker } from '../support/browser/worker'

// The page that `npm start` shows, under the strict policy of its own server.

let worker: RunningWorker
let newspaper: Server
let browser: Browser
let article = ''
let outbox = ''

beforeAll(async () => {
  const port = await freePort()
  worker = await startWorker({ DEMO_ORIGIN: `http://localhost:${port}` })
  newspaper = await serveArticle({ port, apiOrigin: worker.url })
  browser = await launch()
  const made = await fetch(`${worker.url}/demo/set-up`, { method: 'POST', headers: { origin: worker.url } })
  ;({ article, outbox } = (await made.json()) as { article: string; outbox: string })
})
afterAll(async () => {
  await browser?.close()
  newspaper?.close()
  await worker?.close()
})

async function open(options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const heard = { errors: [] as string[], origins: new Set<string>() }
  page.on('console', (message) => {
    if (message.type() === 'error') heard.errors.push(message.text())
  })
  page.on('pageerror', (error) => heard.errors.push(String(error)))
  page.on('request', (request) => {
    heard.origins.add(new URL(request.url()).origin)
  })
  await page.goto(article)
  return { page, heard, close: () => context.close() }
}

/** Lazy parts load when they come near, so the page is read to its end. */
async function readOn(page: Page): Promise<void> {
  await page.locator('#comments').scrollIntoViewIfNeeded()
  await page.getByText('29 comments').last().waitFor()
  await page.getByText('Benedikt Ashe').last().scrollIntoViewIfNeeded()
}

describe('the demo article', () => {
  it('shows thread, counts, newest and both sign-ups under its policy, and asks nobody else', async ({
    expect,
  }) => {
    const { page, heard, close } = await open()
    await readOn(page)
    await page.getByText('You get used to it by the second night').waitFor()
    expect(await page.locator('afterword-subscribe input[type=email]').count()).toBe(2)
    await expect
      .poll(() =>
        page
          .locator('.recent-news afterword-count')
          .evaluateAll((counts) => counts.map((count) => count.shadowRoot?.textContent)),
      )
      .toEqual(['4 comments', '2 comments', '0 comments'])
    await page.locator('afterword-recent').getByText('Clement').waitFor()
    expect([...heard.origins].sort()).toEqual([new URL(article).origin, worker.url].sort())
    expect(heard.errors).toEqual([])
    await close()
  })

  it('signs a reader up, in one of the two boxes, with the thanks of the page', async ({ expect }) => {
    const { page, close } = await open()
    const box = page.locator('main afterword-subscribe')
    await box.scrollIntoViewIfNeeded()
    await box.locator('input[type=email]').fill('reader@example.org')
    await box.getByRole('button').click()
    await box.getByText('Fantastic! Thanks for subscribing.').waitFor()
    expect(await page.locator('aside afterword-subscribe input[type=email]').count()).toBe(1)
    await close()
  })

  it('has nothing axe objects to, by day and by night', async ({ expect }) => {
    const { page, close } = await open()
    await readOn(page)
    expect(await axeByDayAndNight(page)).toEqual([])
    await close()
  })

  for (const width of [320, 390, 768, 1280]) {
    it(`fits into ${width} px`, async ({ expect }) => {
      const { page, close } = await open({ viewport: { width, height: 800 } })
      await readOn(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await close()
    })
  }

  it('leads on without scripts', async ({ expect }) => {
    const { page, close } = await open({ javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Read the comments and write one' }).click()
    await page.getByText('You get used to it by the second night').waitFor()
    expect(new URL(page.url()).origin).toBe(worker.url)
    await page.goto(article)
    await page.getByRole('link', { name: 'Sign up for the daily news update' }).click()
    await page.locator('input[type=email]').waitFor()
    await close()
  })
})

describe('the outbox', () => {
  it('shows each mail in a frame that runs nothing', async ({ expect }) => {
    const { page, heard, close } = await open()
    await fetch(`${worker.url}/cdn-cgi/local/scheduled?cron=*/5+*+*+*+*`)
    for (let tries = 0; tries < 50; tries++) {
      await page.goto(outbox)
      if ((await page.locator('summary').count()) > 0) break
    }
    const frame = page.frameLocator('details[open] iframe')
    // The newest mail may be any of them, and the line that mail programs show in the list is hidden in some.
    await frame.getByText('The Port Ellery Courier').filter({ visible: true }).first().waitFor()
    const box = () => page.locator('details[open] iframe').boundingBox()
    await expect.poll(async () => (await box())?.height).toBeGreaterThan(300)
    expect(heard.errors).toEqual([])
    await close()
  })
})
