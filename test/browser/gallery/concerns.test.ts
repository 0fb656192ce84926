import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'
import { CONCERNS, installProbe } from './concerns'

const stage = useStage()

/** One fault for each concern, and more than one for some. */
const FAULTY = `<!doctype html><html lang="en"><head><title>A faulty page</title><style>
  body { color: #222; background: #fff }
  .pale { color: #bbb }
  .shaded { background: linear-gradient(90deg, #fff, #222) }
  .ringless:focus { outline: 0 }
  .below { display: flex; flex-direction: column-reverse }
  .wide { inline-size: 400px }
  .cut { inline-size: 60px; overflow: hidden; white-space: nowrap }
  .flat { border: 0; background: #36c; color: #fff }
  .close { display: flex; gap: 2px }
  .moving { animation: move 1s infinite paused }
  @keyframes move { to { translate: 9px } }
  @media print { .aw-body { display: none } }
</style></head><body><main><h1>A page</h1>
<p class="pale">Hardly to be read.</p>
<p class="shaded">Read over a shade.</p>
<button type="button" class="ringless">No ring</button>
<div class="below"><p><a href="#1">Second to see</a></p><p><a href="#2">First to see</a></p></div>
<p><a href="#3" tabindex="0" onfocus="this.blur()">Never reached</a></p>
<p class="wide">Wider than a phone.</p>
<p class="cut">Words that are cut off.</p>
<p><button type="button" class="aw-button flat">No border</button></p>
<p class="close"><button type="button" class="aw-button">Yes</button><button type="button" class="aw-button">No</button></p>
<p class="moving">Restless.</p>
<section class="aw-thread"><p class="aw-body">Not on paper.</p><button type="button" class="printed">Pressed on paper</button></section>
</main></body></html>`

describe('the concerns of the gallery', () => {
  it('each find what is wrong with a page where something is', async ({ expect }) => {
    const { host, visitor } = stage()
    const { page } = await visitor({ viewport: { width: 1200, height: 800 }, colorScheme: 'light' })
    await page.addInitScript(installProbe)
    await page.goto(host.add({ raw: FAULTY }))
    const wrong = async (name: keyof typeof CONCERNS) => (await CONCERNS[name]!(page)).join('\n')
    const axe = await wrong('axe')
    expect(axe).toContain('color-contrast: <p class="pale">')
    expect(axe).toContain('undecided: color-contrast bgGradient <p class="shaded">')
    const keyboard = await wrong('keyboard')
    expect(keyboard).toContain('No ring: no focus ring')
    expect(keyboard).toContain('First to see: comes after')
    expect(keyboard).toContain('Never reached: not reached')
    const reflow = await wrong('reflow')
    expect(reflow).toMatch(/320 px: the page is \d+ px too wide/)
    expect(reflow).toContain('Words that are cut off.: words are cut off')
    expect(reflow).toContain('Yes: touches <button class="aw-button"> No')
    expect(await wrong('forcedColours')).toContain('No border has no border')
    expect(await wrong('reducedMotion')).toContain('Restless. moves')
    const print = await wrong('print')
    expect(print).toContain('Pressed on paper is printed')
    expect(print).toContain('1 of 1 pieces are missing')
  })

  it('find nothing where nothing is, and leave the page as it was', async ({ expect }) => {
    const { host, visitor } = stage()
    const { page } = await visitor({ viewport: { width: 1200, height: 800 }, colorScheme: 'light' })
    await page.addInitScript(installProbe)
    await page.goto(
      host.add({ body: '<main><h1>A page</h1><p>Words, and <a href="#a">a link</a>.</p></main>' }),
    )
    const before = await page.content()
    for (const [name, concern] of Object.entries(CONCERNS)) {
      expect(await concern(page), name).toEqual([])
      expect(await page.content(), `after ${name}`).toBe(before)
    }
    expect(page.viewportSize()).toEqual({ width: 1200, height: 800 })
  })
})
