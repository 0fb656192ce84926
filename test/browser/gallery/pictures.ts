import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Where `node scripts/sheets.mjs` wants pictures; a test run wants none. */
export const folder = process.env.SHEETS

/** One look: what the state is seen with. */
const LOOKS = [
  { look: 'light-1280', width: 1280 },
  { look: 'light-768', width: 768 },
  { look: 'light-320', width: 320 },
  { look: 'dark-1280', width: 1280, colorScheme: 'dark' },
  { look: 'dark-320', width: 320, colorScheme: 'dark' },
  { look: 'forced-768', width: 768, forcedColors: 'active' },
  { look: 'print-768', width: 768, media: 'print' },
] as const

/** From here on a page reaches further than browsers paint ahead. */
const FAR = 2_400

/** Takes a picture of the page in every look, if they are wanted, and leaves it as it was. */
export async function pictures(page: Page, name: string): Promise<void> {
  if (!folder) return
  for (const { look, width, ...media } of LOOKS) {
    mkdirSync(`${folder}/${look}`, { recursive: true })
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', media: 'screen', ...media })
    // What is painted only near the screen (styles/reading.css) is on the picture if all of it is near.
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    if (height > FAR) await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${folder}/${look}/${name}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1200, height: 800 })
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', media: 'screen' })
}
