// `node scripts/sheets.mjs`: every state of every element and page as pictures, on sheets to look at: 320, 768 and 1280 px, light, dark, forced
// colours, on paper. The gallery's own test brings the states up (test/browser/gallery). Sheets come to .sheets/, which is not kept.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium as engine } from 'playwright-core'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const FOLDER = process.env.SHEETS ?? join(ROOT, '.sheets')
/** So many pictures stand on a sheet: more, and nobody looks at each. */
const EACH = 10

if (!process.argv.includes('--keep')) {
  rmSync(FOLDER, { recursive: true, force: true })
  const { status } = spawnSync(
    join(ROOT, 'node_modules/.bin/vitest'),
    ['run', '--project', 'browser', 'test/browser/gallery'],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, SHEETS: FOLDER } },
  )
  // A state with a fault is worth a look all the same.
  if (status !== 0) process.exitCode = 1
}

process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
const browser = await engine.launch({
  executablePath:
    process.env.CHROME_PATH ?? (await (await import('@sparticuz/chromium')).default.executablePath()),
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const looks = readdirSync(FOLDER).filter((name) => statSync(join(FOLDER, name)).isDirectory())
  for (const look of looks) {
    const names = readdirSync(join(FOLDER, look)).sort()
    for (let from = 0; from < names.length; from += EACH)
      await sheet(look, names.slice(from, from + EACH), from / EACH + 1)
  }
} finally {
  await browser.close()
}

/** Pictures side by side, each with the name of its state, cut where it is taller than three screens. */
async function sheet(look, names, number) {
  const seen = Number(/\d+$/.exec(look)[0])
  const width = { 320: 300, 768: 380, 1280: 480 }[seen]
  // Of a wide window the middle: what stands beside the column is the host's, and empty.
  const shown = Math.min(seen, 800)
  const figures = names.map(
    (name) => `<figure><figcaption>${name.slice(0, -4)}</figcaption><img src="${look}/${name}"></figure>`,
  )
  const path = join(FOLDER, `${look}-${number}`)
  writeFileSync(
    `${path}.html`,
    `<!doctype html><meta charset="utf-8"><style>
      body { display: flex; flex-wrap: wrap; gap: 12px; margin: 12px; background: #777; font: 13px system-ui; color: #fff }
      figure { margin: 0; inline-size: ${width}px; max-block-size: 1500px; overflow: hidden }
      img { inline-size: ${(100 * seen) / shown}%; margin-inline-start: ${(-50 * (seen - shown)) / shown}% }
    </style>${figures.join('')}`,
  )
  const page = await browser.newPage({ viewport: { width: 5 * (width + 12) + 12, height: 600 } })
  await page.goto(pathToFileURL(`${path}.html`).href)
  await page.screenshot({ path: `${path}.png`, fullPage: true })
  await page.close()
  console.log(`${path}.png: ${names.length} pictures`)
}
