import { describe, it } from 'vitest'
import { useStage } from '../../support/browser/fixture'
import { whole } from '../../support/browser/whole'
import { CONCERNS, installProbe } from './concerns'
import { BOXES, PAGES } from './pages'
import { folder, pictures } from './pictures'
import { READING } from './reading'
import { MIRRORED } from './right-to-left'
import type { Scene, Window } from './scene'
import { WRITING } from './writing'

const stage = useStage()
const GALLERY = {
  reading: READING,
  writing: WRITING,
  'the other elements': BOXES,
  'our own pages': [...PAGES, ...MIRRORED],
}
/** So many scenes are walked side by side: while one waits for the server, another is looked at. */
const ABREAST = 3

/** Brings up the states of a scene one after the other, and looks at each with every concern. @returns what is wrong, in lines */
async function walk({ states }: Scene): Promise<string[]> {
  const { context, page } = await stage().visitor({
    viewport: { width: 1200, height: 800 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
  })
  await page.addInitScript(installProbe)
  page.setDefaultTimeout(30_000)
  const window: Window = { stage: stage(), context, page, kept: {} }
  const faults: string[] = []
  for (const { name, bring } of states) {
    try {
      await bring(window)
      await whole(page)
      await pictures(page, name)
      // Who wants to look has not the patience for the checks as well.
      if (folder) continue
      for (const concern of Object.values(CONCERNS))
        for (const fault of await concern(page)) faults.push(`${name}: ${fault}`)
    } catch (error) {
      // What comes after it grows out of it.
      return [...faults, `${name}: ${error}`]
    }
  }
  await context.close()
  return faults
}

describe('every state', () => {
  it('has a name of its own', ({ expect }) => {
    const names = Object.values(GALLERY)
      .flat()
      .flatMap(({ states }) => states.map(({ name }) => name))
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(70)
  })

  it.for(Object.entries(GALLERY))(
    'of %s has nothing axe objects to, is walked by keyboard, fits, prints and keeps still',
    // A good twenty states, each with every check; and pictures of it, if they are wanted.
    { timeout: 600_000 },
    async ([, scenes], { expect }) => {
      const waiting = [...scenes]
      const faults: string[] = []
      const next = async () => {
        for (let scene = waiting.shift(); scene; scene = waiting.shift()) faults.push(...(await walk(scene)))
      }
      await Promise.all(Array.from({ length: ABREAST }, next))
      expect(faults.join('\n')).toBe('')
    },
  )
})
