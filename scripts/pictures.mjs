// `node scripts/pictures.mjs`: takes the pictures of docs/pictures anew, from the demo that `npm start` shows. Give it the same PORT.
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium as engine } from 'playwright-core'
import { chosenPort } from './ports.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const PICTURES = join(ROOT, 'docs/pictures')
/** A README is read on phones as well. */
const BYTES_MAX = 150_000
const SIZE = { width: 820, height: 860 }

/** The page a skin is at home on. The skin itself stops at the elements. */
const SKINS = {
  magazine: 'font:17px/1.6 Georgia,serif;background:#fbf6ec;color:#2a211c',
  night: 'font:16px/1.5 system-ui,sans-serif;background:#0b0d11;color:#d5dae1',
  round: 'font:16px/1.55 system-ui,sans-serif;background:#fff8fd;color:#33202f',
}

const api = `http://localhost:${chosenPort()}`
const made = await fetch(`${api}/demo/set-up`, { method: 'POST', headers: { origin: api } }).catch(
  () => undefined,
)
if (!made?.ok) {
  console.error(`Nothing answers at ${api}. Run \`npm start\` in another window first.`)
  process.exit(1)
}
const { article, desk } = await made.json()

process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
const browser = await engine.launch({
  executablePath:
    process.env.CHROME_PATH ?? (await (await import('@sparticuz/chromium')).default.executablePath()),
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: SIZE, colorScheme, reducedMotion: 'reduce' })
    await page.goto(article)
    await page.locator('#comments').scrollIntoViewIfNeeded()
    await page.locator('main afterword-subscribe').scrollIntoViewIfNeeded()
    await page.locator('main afterword-subscribe input[type=email]').waitFor()
    await page.locator('#comments article').nth(4).waitFor()
    await page.evaluate(() =>
      scrollTo(0, document.querySelector('.question').getBoundingClientRect().top + scrollY - 120),
    )
    await take(page, `article-${colorScheme}`)
  }
  await takeSkins()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
  await page.goto(desk)
  await page.getByRole('button').first().click()
  await page.locator('h1').waitFor()
  await take(page, 'desk')
} finally {
  await browser.close()
}

/** One thread three times, each in a frame: a skin is a style sheet of the whole page. */
async function takeSkins() {
  const names = Object.keys(SKINS)
  const frames = names.map((name) => `<iframe src="/${name}" title="${name}"></iframe>`)
  const html = (css, body) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><style>${css}</style>${body}</html>`
  const host = createServer((request, response) => {
    const name = names.find((known) => request.url === `/${known}`)
    response.setHeader('content-type', 'text/html')
    if (!name)
      return response.end(
        html('body{display:flex;margin:0}iframe{flex:1;height:680px;border:0}', frames.join('')),
      )
    const skin = readFileSync(join(ROOT, `docs/skins/${name}.css`), 'utf8')
    const elements = `<script type="module" src="${api}/embed.js?site=demo"></script>
      <afterword-subscribe heading="Straight into your inbox">Five stories, every evening at six.</afterword-subscribe>
      <afterword-comments page="${article}" loading="eager"></afterword-comments>`
    response.end(html(`body{margin:0;padding:4px 24px;overflow:hidden;${SKINS[name]}}${skin}`, elements))
  })
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage({ viewport: { width: 1260, height: 680 }, colorScheme: 'light' })
  await page.goto(`http://127.0.0.1:${host.address().port}/`)
  for (const name of names) {
    const frame = page.frameLocator(`iframe[title=${name}]`)
    await frame.locator('article').first().waitFor()
    await frame.locator('input[type=email]').first().waitFor()
  }
  await take(page, 'skins')
  host.close()
  host.closeAllConnections()
}

async function take(page, name) {
  const path = join(PICTURES, `${name}.png`)
  await page.screenshot({ path })
  const { size } = statSync(path)
  console.log(`${String(size).padStart(7)} B  docs/pictures/${name}.png`)
  if (size > BYTES_MAX) process.exitCode = 1
}
