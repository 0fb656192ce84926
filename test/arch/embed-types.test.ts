import { readFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import { doneByAuthors, readSources } from './source'

const types = readFileSync('src/client/elements.d.ts', 'utf8')
const client = readSources('src/client', /(?<!\.d)\.ts$/)
  .map(({ text }) => text)
  .join('\n')

const rows = (page: string) => [
  ...new Set([...readFileSync(page, 'utf8').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name!)),
]
const inside = (name: string) => new RegExp(`interface ${name}[^{]*{([^]*?)\\n}`).exec(types)![1]!
const namesIn = (name: string) => [...inside(name).matchAll(/^ {2}'?([\w-]+)'?\??:/gm)].map(([, key]) => key!)

describe('the types that /embed.d.ts gives to a page', () => {
  it('know exactly the attributes that the page on elements tells', ({ expect }) => {
    expect(namesIn('AfterwordAttributes').sort()).toEqual(rows('docs/reference/elements.md').sort())
  })

  it('know exactly the events that are told and documented', ({ expect }) => {
    const events = namesIn('AfterwordEvents').sort()
    const documented = rows('docs/reference/events.md').filter((name) => name.startsWith('afterword-'))
    expect(events).toEqual(documented.sort())
    const told = [...client.matchAll(/\bemit\([\w.]+, (?:'(\w+)'|(done)),/g)].flatMap(([, name, done]) =>
      done ? doneByAuthors() : name!,
    )
    expect([...new Set(told)].map((name) => `afterword-${name}`).sort()).toEqual(events)
  })

  it('know every element the loader defines', ({ expect }) => {
    const [, list] = /for \(const name of \[([^\]]+)\]/.exec(client)!
    const defined = [...list!.matchAll(/'(\w+)'/g)].map(([, name]) => `afterword-${name}`)
    expect(defined.length).toBe(4)
    expect([...types.matchAll(/^ {4}'(afterword-\w+)':/gm)].map(([, name]) => name)).toEqual(defined)
  })
})
