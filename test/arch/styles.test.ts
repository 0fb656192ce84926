import { build } from 'esbuild'
import { describe, it } from 'vitest'

// A custom property that no rule sets makes its whole declaration void, and nothing tells: a page loses its spaces or its colours in silence.

/** What is in force together, as host pages and our own pages load it. */
const PAGES = [['page'], ['page', 'demo'], ['desk'], ['desk', 'desk-pages']]
const SHADOWS = [['thread'], ['recent'], ['subscribe']]

/** A sheet with what it imports, as the build makes it. */
async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`src/client/styles/${name}.css`],
    bundle: true,
    write: false,
    target: 'es2022',
  })
  return outputFiles[0]!.text
}

interface Rule {
  readonly selectors: readonly string[]
  readonly declarations: string
}

/** The rules of a sheet, also those within @media and @container, with what stands in each. */
function rulesOf(css: string): Rule[] {
  const rules: { selectors: string[]; declarations: string }[] = []
  const open: (typeof rules)[number][] = []
  for (const [, text, end] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]*)([{};])/g)) {
    if (end === '{') {
      // What stands directly in an at-rule belongs to the rule around it, if there is one.
      const selectors = text!.trim().startsWith('@') ? (open.at(-1)?.selectors ?? []) : selectorsOf(text!)
      open.push({ selectors, declarations: '' })
      rules.push(open.at(-1)!)
    } else {
      if (open.length > 0) open.at(-1)!.declarations += `${text};`
      if (end === '}') open.pop()
    }
  }
  return rules
}

/** `a, :is(b, c)` is two. */
const selectorsOf = (prelude: string): string[] => prelude.split(/,(?![^(]*\))/).map((part) => part.trim())

/** Whether a selector can match where the sheet is in force: a page has no :host, a shadow tree no root element and no body. */
const canMatch = (selector: string, where: 'page' | 'shadow'): boolean =>
  where === 'page' ? !selector.includes(':host') : !/(^|[\s>+~])(html|body|:root)\b/.test(selector)

/** Every property read without a fallback that no rule in force there sets. */
function unset(css: string, where: 'page' | 'shadow'): string[] {
  const inForce = rulesOf(css).filter(({ selectors }) =>
    selectors.some((selector) => canMatch(selector, where)),
  )
  const all = inForce.map(({ declarations }) => declarations).join('\n')
  const set = new Set([...all.matchAll(/(?<![\w-])(--[\w-]+)\s*:/g)].map(([, name]) => name!))
  const read = [...all.matchAll(/var\(\s*(--[\w-]+)\s*\)/g)].map(([, name]) => name!)
  return [...new Set(read)].filter((name) => !set.has(name)).sort()
}

describe('every property that a sheet reads without a fallback', () => {
  it.for(PAGES)('is set where a page loads %s', async (names, { expect }) => {
    const css = (await Promise.all(names.map(bundled))).join('\n')
    expect(rulesOf(css).length).toBeGreaterThan(20)
    expect(unset(css, 'page')).toEqual([])
  })

  it.for(SHADOWS)('is set where an element adopts %s', async (names, { expect }) => {
    const css = (await Promise.all(names.map(bundled))).join('\n')
    expect(css).toContain('var(--aw-accent)')
    expect(unset(css, 'shadow')).toEqual([])
  })

  it('is found missing where the rule that sets it cannot match', ({ expect }) => {
    const gap = 'p { margin-top: var(--gap) }'
    expect(unset(`:host { --gap: 4px } ${gap}`, 'page')).toEqual(['--gap'])
    expect(unset(`:host([theme="dark"]), :host { --gap: 4px } ${gap}`, 'page')).toEqual(['--gap'])
    expect(unset(`:root { --gap: 4px } ${gap}`, 'shadow')).toEqual(['--gap'])
    expect(unset(`body > main { --gap: 4px } ${gap}`, 'shadow')).toEqual(['--gap'])
    expect(unset(gap, 'shadow')).toEqual(['--gap'])
    expect(unset(`@media (width > 3px) { ${gap} }`, 'page')).toEqual(['--gap'])
  })

  it('is not found missing where one can', ({ expect }) => {
    const gap = '.a :is(p, html) { margin-top: var(--gap) }'
    for (const where of ['page', 'shadow'] as const) {
      expect(unset(`:host, html { --gap: 4px } ${gap}`, where)).toEqual([])
      expect(unset(`.box { --gap: 4px; color: red } ${gap}`, where)).toEqual([])
      expect(unset('p { margin-top: var(--gap, 4px) }', where)).toEqual([])
      // What is read only where it cannot match does no harm.
      expect(unset(`${where === 'page' ? ':host p' : 'body'} { margin: var(--gap) }`, where)).toEqual([])
    }
  })
})
