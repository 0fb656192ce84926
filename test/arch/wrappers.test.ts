import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, it, onTestFinished } from 'vitest'
import { aProject, chapter, GUIDE } from '../support/wrappers'

const wrappers = readdirSync('docs/wrappers')
const text = (path: string) => readFileSync(path, 'utf8')

/** What TypeScript says of these files, with the strictest settings. */
function complaints(files: Readonly<Record<string, string>>): string {
  const folder = aProject()
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code)
  const compilerOptions = {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    lib: ['ES2024', 'DOM', 'DOM.Iterable'],
    types: [],
    jsx: 'react-jsx',
    strict: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    noEmit: true,
  }
  const list = ['afterword-react.tsx', 'afterword-vue.ts', ...Object.keys(files)]
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: list }))
  return spawnSync(resolve('node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' }).stdout
}

describe('the wrappers for frameworks (E-50)', () => {
  it('are at most sixty lines each, and in the guide', ({ expect }) => {
    expect(wrappers.length).toBe(4)
    for (const name of wrappers) {
      expect(text(`docs/wrappers/${name}`).trimEnd().split('\n').length, name).toBeLessThanOrEqual(60)
      expect(text(GUIDE), name).toContain(`(../wrappers/${name})`)
    }
  })

  it('take the attributes and events that the types tell, and no others', ({ expect }) => {
    const react = (attributes: string) =>
      `import { AfterwordComments } from './afterword-react'\nexport const One = () => <AfterwordComments ${attributes} />\n`
    const vue = (attributes: string) =>
      `import { h } from 'vue'\nimport { AfterwordComments } from './afterword-vue'\nexport const one = h(AfterwordComments, ${attributes})\n`
    expect(
      complaints({
        'conversation.tsx': chapter('React').replace(/console\.log/, 'Boolean'),
        'one.tsx': react('site="a" theme="dark" heading-level={3} onError={({ detail }) => detail?.code}'),
        'two.ts': vue(`{ site: 'a', sort: 'top', 'heading-level': 3 }`),
      }),
    ).toBe('')
    const wrong = complaints({
      'sort.tsx': react('sort="best"'),
      'event.tsx': react('onComment={({ detail }) => detail.text}'),
      'unknown.tsx': react('pageId="a"'),
      'two.ts': vue(`{ loading: 'never' }`),
    })
    for (const name of ['sort.tsx', 'event.tsx', 'unknown.tsx', 'two.ts'])
      expect(wrong).toMatch(new RegExp(`\\b${name.replace('.', '\\.')}\\(`))
  })

  it('are told of every event there is', ({ expect }) => {
    const events = [...text('src/client/elements.d.ts').matchAll(/^ {2}'(afterword-\w+)':/gm)].map(
      ([, name]) => name!,
    )
    expect(events.length).toBe(6)
    for (const name of events) expect(text('docs/wrappers/afterword-react.tsx')).toContain(`'${name}':`)
  })
})
