import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** One of those that axe still tries out: a name begins with the word that is seen (2.5.3). */
const TRIED = { 'label-content-name-mismatch': { enabled: true } }
/**
 * What axe finds, short enough to read in a failed test. Run through the debugger, so no policy of the page has to give way.
 * @param rules only these, in place of all
 * @param judged what of the undecided somebody has looked at; then all else that axe cannot decide is told as well
 */
export async function axeViolations(page: Page, rules?: readonly string[], judged = /^/): Promise<string[]> {
  // A row that is folding away has no contrast to speak of: what moves comes to rest first.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const { wrong, undecided } = await page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: Found[]; incomplete: Found[] }> }
      }
      // Every rule runs; what it finds in order is not written down, which is most of the work.
      const found = await axe.run({ ...options, resultTypes: ['violations', 'incomplete'] })
      return {
        wrong: found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        undecided: found.incomplete.flatMap(({ id, nodes }) =>
          nodes.map(({ html, any, all, none }) => {
            const [why] = [...any, ...all, ...none].flatMap(({ data }) => data?.messageKey ?? [])
            return `${id} ${why ?? '-'} ${html}`
          }),
        ),
      }
    },
    rules
      ? { runOnly: { type: 'rule', values: rules } }
      : { runOnly: { type: 'tag', values: TAGS }, rules: TRIED },
  )
  return [...wrong, ...undecided.filter((line) => !judged.test(line)).map((line) => `undecided: ${line}`)]
}

/** As much of an answer of axe as is read here. */
interface Found {
  readonly id: string
  readonly nodes: readonly (Readonly<Record<'any' | 'all' | 'none', readonly Check[]>> & {
    readonly html: string
  })[]
}
interface Check {
  readonly data?: { readonly messageKey?: string } | null
}

/** All that axe finds in the light, and in the dark what depends on colours: the rest is the same page. Leaves it in the light. */
export async function axeByDayAndNight(page: Page, judged?: RegExp): Promise<string[]> {
  await turnTo(page, 'light')
  const light = await axeViolations(page, undefined, judged)
  await turnTo(page, 'dark')
  const dark = await axeViolations(page, ['color-contrast', 'link-in-text-block'], judged)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((line) => `dark: ${line}`)]
}

/** Day or night, once it is drawn: on a busy computer the words are still those of the day for a moment, on the ground of the night. */
async function turnTo(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, colorScheme)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}
