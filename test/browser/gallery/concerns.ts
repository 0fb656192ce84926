import type { Page } from 'playwright-core'
import { axeByDayAndNight } from '../../support/browser/axe'

/** What is wrong with a page as it stands: lines to read in a failed test. */
type Concern = (page: Page) => Promise<string[]>

/** Nobody walks further; a longer page is one that never ends. */
const STOPS_MAX = 220

const DESKTOP = { width: 1200, height: 800 }

/** What the probes below share, in the page: they look into shadow trees, where `document.querySelectorAll` ends. */
interface Probe {
  all(): HTMLElement[]
  active(): HTMLElement | null
  visible(el: Element): boolean
  name(el: Element): string
  /** Whether a colour can be seen at all. */
  shown(colour: string): boolean
  /** What had the focus before. */
  last?: HTMLElement | null
}
declare global {
  interface Window {
    probe: Probe
  }
}

/** Runs in every page before its own scripts, through the debugger: no policy has to give way. */
export function installProbe(): void {
  const below = (root: ParentNode): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((el) => [
      el,
      ...(el.shadowRoot ? below(el.shadowRoot) : []),
    ])
  window.probe = {
    all: () => below(document),
    active() {
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      return at as HTMLElement | null
    },
    shown: (colour) => !/transparent|[,/] ?0\)$/.test(colour.replace(/^rgb\(.*/, '')),
    visible: (el) => el.checkVisibility({ visibilityProperty: true }) && !el.closest('.aw-hidden'),
    name(el) {
      const words = (el.getAttribute('aria-label') ?? el.textContent ?? '').trim().replace(/\s+/g, ' ')
      return `<${el.localName}${el.className ? ` class="${el.className}"` : ''}> ${words.slice(0, 40)}`
    },
  }
}

/**
 * What axe cannot decide by itself, judged by looking (A-01): the letter in a mark is drawn and stands for nothing, and the words above the lines that
 * stand in for a thread are for ears.
 */
const JUDGED = /^color-contrast (shortTextContent <text |equalRatio <p class="aw-loading")/

const axe: Concern = (page) => axeByDayAndNight(page, JUDGED)

/** Where the focus is, if that is anywhere one could see. */
const stop = (page: Page) =>
  page.evaluate(() => {
    const el = window.probe.active()
    if (!el || el === document.body) return undefined
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(el)
    const box = el.getBoundingClientRect()
    const before = window.probe.last
    // A date is several stops in one.
    const again = 'reached' in el.dataset && el !== before
    el.dataset.reached = ''
    window.probe.last = el
    return {
      name: window.probe.name(el),
      // Within a date the browser rings the part that is meant.
      ring:
        el === before ||
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && window.probe.shown(outlineColor)),
      within:
        box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
      again,
      // As they stand now: what the focus opens closes behind it.
      above:
        before?.isConnected && box.bottom <= before.getBoundingClientRect().top
          ? window.probe.name(before)
          : '',
      // A form that unfolds where it is entered: what is in it comes next.
      unfolds:
        el.localName === 'textarea' &&
        el.getRootNode() !== document &&
        el.closest('.aw-form:not([data-open])') !== null,
    }
  })

/** From the top to the end by Tab: every stop seen and ringed, in the order of the page, nothing left out, no way that does not end. */
const keyboard: Concern = async (page) => {
  const faults: string[] = []
  const modal = await page.evaluate(() => {
    const dialog = window.probe.all().find((el) => el.matches('dialog:modal'))
    if (!dialog) {
      window.probe.active()?.blur()
      document.body.tabIndex = -1
      document.body.focus()
      document.body.removeAttribute('tabindex')
    }
    return dialog !== undefined
  })
  // Out of a dialog the way leads through the browser's own controls, and back in.
  let outside = 0
  for (let steps = 0; steps < STOPS_MAX; steps++) {
    await page.keyboard.press('Tab')
    const at = await stop(page)
    if (!at && modal && outside++ < 3) continue
    if (!at || at.again) break
    if (at.unfolds)
      await page
        .locator('.aw-form[data-open] [role=toolbar]:visible')
        .waitFor()
        .catch(() => faults.push(`${at.name}: entered, and the form stays folded`))
    if (!at.ring) faults.push(`${at.name}: no focus ring`)
    if (!at.within) faults.push(`${at.name}: focused out of sight`)
    if (at.above && !modal) faults.push(`${at.name}: comes after ${at.above}, but stands above it`)
    if (steps === STOPS_MAX - 1) faults.push(`${STOPS_MAX} stops, and no end: ${at.name}`)
  }
  const missed = await page.evaluate((modal) => {
    window.probe.last = null
    const wanted = window.probe.all().filter(
      (el) =>
        el.matches(
          'a[href], button:enabled, input:enabled:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
        ) &&
        el.tabIndex >= 0 &&
        el.checkVisibility({ visibilityProperty: true }) &&
        (!modal || el.closest('dialog')) &&
        // One stop for all of a group.
        !el.matches('[type=radio]'),
    )
    const missed = wanted.filter((el) => !('reached' in el.dataset)).map(window.probe.name)
    for (const el of window.probe.all()) delete el.dataset.reached
    window.probe.active()?.blur()
    return missed
  }, modal)
  return [...faults, ...missed.map((name) => `${name}: not reached`)]
}

/** Sideways scrolling, words that are cut off, and what leaves a thumb no room between two targets. */
const fits = (page: Page, how: string) =>
  page
    .evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      const wide = scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px too wide`] : []
      const cut = window.probe.all().filter((el) => {
        const { overflowX, overflowY, display } = getComputedStyle(el)
        if (
          !/hidden|clip/.test(overflowX + overflowY) ||
          display === 'inline' ||
          el.matches('.aw-hidden, details, input, svg')
        )
          return false
        return el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1
      })
      const tight = window.probe
        .all()
        .filter(
          (el) =>
            el.matches('button, .aw-button') &&
            window.probe.visible(el) &&
            el.scrollWidth > el.clientWidth + 1,
        )
      // What is pressed or filled in stands apart from the next of its form: beside it or below.
      const apart = window.probe
        .all()
        .filter((el) => el.matches('.aw-button, .aw-second, [part=input]') && window.probe.visible(el))
        .map((el) => [el, el.getBoundingClientRect()] as const)
      const touching = apart.flatMap(([el, a], at) =>
        apart
          .slice(at + 1)
          .filter(([other, b]) => {
            if (el.closest('form') !== other.closest('form')) return false
            const [aside, below] = [
              Math.max(a.left, b.left) - Math.min(a.right, b.right),
              Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom),
            ]
            return Math.max(aside, below) < 4
          })
          .map(([other]) => `${window.probe.name(el)}: touches ${window.probe.name(other)}`),
      )
      return [
        ...wide,
        ...[...cut, ...tight].map((el) => `${window.probe.name(el)}: words are cut off`),
        ...touching,
      ]
    })
    .then((faults) => faults.map((fault) => `${how}: ${fault}`))

/** The smallest phone, WCAG's text spacing (1.4.12) on it, and letters of twice the size (1.4.4). */
const reflow: Concern = async (page) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const narrow = await fits(page, '320 px')
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}',
    )
    for (const root of [document, ...window.probe.all().map((el) => el.shadowRoot)])
      if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  })
  const spaced = await fits(page, '320 px, spaced')
  await page.evaluate(() => {
    for (const root of [document, ...window.probe.all().map((el) => el.shadowRoot)])
      if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1)
    document.documentElement.setAttribute('style', 'font-size: 200%')
  })
  await page.setViewportSize({ width: 640, height: 800 })
  const large = await fits(page, '200 %')
  await page.evaluate(() => document.documentElement.removeAttribute('style'))
  await page.setViewportSize(DESKTOP)
  return [...narrow, ...spaced, ...large]
}

/** In forced colours there are no backgrounds: what can be pressed or filled in has a border, or words that are underlined or stand alone. */
const forcedColours: Concern = async (page) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const faults = await page.evaluate(() =>
    window.probe
      .all()
      .filter((el) =>
        el.matches(
          '.aw-button, button:not([class]), textarea, select, input:not([type=hidden], [type=checkbox], [type=radio])',
        ),
      )
      .filter(window.probe.visible)
      .filter((el) => {
        const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(el)
        return borderTopStyle === 'none' || borderTopWidth === '0px' || !window.probe.shown(borderTopColor)
      })
      .map((el) => `forced colours: ${window.probe.name(el)} has no border`),
  )
  await page.emulateMedia({ forcedColors: 'none' })
  return faults
}

/** With less motion wished for, nothing moves and nothing is going to. */
const reducedMotion: Concern = (page) =>
  page.evaluate(() => {
    const moves = window.probe.all().filter((el) => {
      const { animationName, transitionDuration } = getComputedStyle(el)
      return (
        animationName !== 'none' || transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0)
      )
    })
    return moves.map((el) => `reduced motion: ${window.probe.name(el)} moves`)
  })

/** On paper there is nothing to press, and every word that is on the screen. */
const print: Concern = async (page) => {
  const words = () =>
    page.evaluate(
      () =>
        window.probe
          .all()
          .filter((el) => el.matches('.aw-body, .aw-name, .aw-count') && !el.closest('form'))
          .filter(window.probe.visible).length,
    )
  const before = await words()
  await page.emulateMedia({ media: 'print' })
  const pressable = await page.evaluate(() =>
    window.probe
      .all()
      .filter(
        (el) =>
          el.closest('.aw-thread') && el.matches('form, button, .aw-actions a, .aw-sort a, p.aw-more a'),
      )
      .filter(window.probe.visible)
      .map((el) => `print: ${window.probe.name(el)} is printed`),
  )
  const after = await words()
  await page.emulateMedia({ media: 'screen' })
  return after < before
    ? [...pressable, `print: ${before - after} of ${before} pieces are missing`]
    : pressable
}

/** Each leaves the page as it found it. */
export const CONCERNS: Readonly<Record<string, Concern>> = {
  axe,
  keyboard,
  reflow,
  forcedColours,
  reducedMotion,
  print,
}
