import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, it } from 'vitest'
import { BODY_MAX, NAME_MAX, TITLE_MAX } from '../../src/comments/schema'
import { DEPTH_MAX } from '../../src/comments/thread/build-tree'
import { COUNT_PAGES_MAX } from '../../src/comments/thread/count-comments'
import { EMAIL_MAX } from '../../src/kernel/email-address'
import { PAGE_URL_MAX, parsePageUrl } from '../../src/kernel/page-url'
import { MAY_IMPORT } from './import-table'
import { readSources } from './source'

const top = readdirSync('.').filter((name) => name.endsWith('.md'))
const documents = [...top, ...readSources('docs', /\.md$/).map(({ path }) => path)].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}))
const sources = readSources('src')
const text = (path: string) => readFileSync(path, 'utf8')

/** Files of the build that have an address of their own. */
const BUILT = ['GET /openapi.json', 'GET /openapi.d.ts', 'GET /docs/api']

/** Outside of fenced code, where brackets mean what they say. */
const prose = (document: string) => document.replace(/^```[\s\S]*?^```/gm, '')

const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
const anchorsOf = (document: string) =>
  [...prose(document).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading!))

const snippets = (language: string) =>
  documents.flatMap(({ path, text }) =>
    [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
      .filter(([, found]) => found === language)
      .map(([, , code]) => ({ path, code: code! })),
  )

describe('tables in the documentation', () => {
  it('have one row for each thing: two that parted ways are not both true', ({ expect }) => {
    // Within one table, since a page may have several. A first cell of digits counts something.
    const twice = documents.flatMap(({ path, text }) =>
      [...prose(text).matchAll(/(?:^\|.*\n)+/gm)].flatMap(([table]) => {
        const heads = table
          .split('\n')
          .flatMap((row) => /^\|([^|]*[^|\s\d-][^|]*)\|/.exec(row)?.[1]?.trim() ?? [])
        return heads.filter((head, at) => heads.indexOf(head) !== at).map((head) => `${path}: ${head}`)
      }),
    )
    expect(twice).toEqual([])
  })
})

describe('links in the documentation', () => {
  it('lead to files and headings that exist', ({ expect }) => {
    const broken = documents.flatMap(({ path, text }) =>
      [...prose(text).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].flatMap(
        ([, link, attribute]) => {
          const target = link ?? attribute!
          if (/^[a-z]+:/.test(target)) return []
          const [file = '', anchor] = target.split('#', 2)
          const found = file === '' ? path : normalize(join(dirname(path), file))
          if (!existsSync(found)) return [`${path} → ${target}`]
          return anchor && !anchorsOf(readFileSync(found, 'utf8')).includes(anchor)
            ? [`${path} → ${target}`]
            : []
        },
      ),
    )
    expect(broken).toEqual([])
  })

  it('name no folder of this project by an address of somebody else', ({ expect }) => {
    const guessed = documents.filter(({ text }) => /github\.com\/(afterword|your-)/i.test(text))
    expect(guessed.map(({ path }) => path)).toEqual([])
  })
})

describe('the reference', () => {
  it('has a row for every error code, with its status, and none that does not exist', ({ expect }) => {
    const raised = new Map<string, string>([['web/fault', '500']])
    for (const { text } of sources) {
      const call = /defineErrors\('(\w+)', \{([\s\S]*?)\}\)/.exec(text)
      for (const [, reason, status] of call?.[2]?.matchAll(/^\s*'?([\w-]+)'?: (\d{3})/gm) ?? []) {
        raised.set(`${call![1]}/${reason}`, status!)
      }
    }
    const documented = new Map(
      [...text('docs/reference/error-codes.md').matchAll(/^\| `([\w/-]+)` \| (\d{3}) \|/gm)].map(
        ([, code, status]) => [code!, status!],
      ),
    )
    expect(Object.fromEntries([...documented].sort())).toEqual(Object.fromEntries([...raised].sort()))
  })

  it('has a row for every variable and every binding', ({ expect }) => {
    const vars = /interface ConfigVars \{([\s\S]*?)\n\}/.exec(text('src/platform/config.ts'))![1]!
    const variables = [...vars.matchAll(/^\s*(\w+)\?:/gm)].map(([, name]) => name!)
    const bindings = [...text('wrangler.toml').matchAll(/^\s*(?:binding|name) = "([A-Z_]+)"/gm)].map(
      ([, name]) => name!,
    )
    expect(variables.length).toBeGreaterThan(5)
    expect(bindings.length).toBeGreaterThan(5)
    const page = text('docs/reference/configuration.md')
    expect([...variables, ...bindings].filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([])
  })

  it('has every route that is served, and none that is not', ({ expect }) => {
    // Where app.tsx mounts each router: `app.route('/v1', comments)`.
    const mounts = new Map(
      [...text('src/app.tsx').matchAll(/app\.route\('([^']+)', (\w+)\)/g)].map(([, base, router]) => [
        router!,
        base!,
      ]),
    )
    const shape = (path: string) => path.replace(/\{[^}]*\}|:\w+/g, '{}').replace(/(.)\/$/, '$1')
    const served = sources.flatMap(({ text }) =>
      [...text.matchAll(/^(\w+)\.(get|post|put|patch|delete)\(\s*'([^']+)'/gm)]
        .filter(([, router]) => mounts.has(router!))
        .map(([, router, method, path]) => {
          const base = mounts.get(router!)!
          return `${method!.toUpperCase()} ${shape((base === '/' ? '' : base) + path!)}`
        }),
    )
    const page = prose(text('docs/reference/http.md'))
    const documented = [...page.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/[^\s`?]*)/g)]
      .map(([, method, path]) => `${method} ${shape(path!)}`)
      .filter((route) => !/\.js$|…/.test(route) && !BUILT.includes(route))
    expect(served.length).toBeGreaterThan(10)
    expect(served.filter((route) => !documented.includes(route))).toEqual([])
    expect(documented.filter((route) => !served.includes(route))).toEqual([])
  })

  it('tells page addresses as the code sees them', ({ expect }) => {
    const page = text('docs/reference/page-address.md')
    const rows = [...page.matchAll(/^\| `(http\S+)` \| `(http\S+)` \|/gm)]
    expect(rows.length).toBeGreaterThan(5)
    for (const [, given, becomes] of rows) expect(parsePageUrl(given!)?.href, given).toBe(becomes)
    for (const [, prefix] of page.matchAll(/`(\w+_)`/g)) {
      expect(parsePageUrl(`https://a.example/?${prefix}x=1&${prefix!.toUpperCase()}y=2`)?.href).toBe(
        'https://a.example/',
      )
    }
  })

  it('tells limits as the schemas hold them', ({ expect }) => {
    const page = text('docs/reference/rows-and-limits.md')
    for (const [what, limit] of [
      ['name', NAME_MAX],
      ['comment', BODY_MAX],
      ['title of a page', TITLE_MAX],
      ['mail address', EMAIL_MAX],
      ['page address, website', PAGE_URL_MAX],
      ['pages in one request for counts', COUNT_PAGES_MAX],
      ['depth of replies as shown', DEPTH_MAX],
    ] as const) {
      expect(page).toMatch(new RegExp(`^\\| ${what} \\| ${limit.toLocaleString('en')}\\b`, 'm'))
    }
    const burst = /limit = (\d+), period = 60/.exec(text('wrangler.toml'))![1]
    expect(page).toContain(`${burst} a minute`)
  })

  it('shows the import table as the test holds it', ({ expect }) => {
    const page = text('ARCHITECTURE.md')
    const missing = Object.keys(MAY_IMPORT).filter(
      (folder) => !new RegExp(`^\\| .*\`${folder}\`.* \\|`, 'm').test(page),
    )
    expect(missing).toEqual([])
  })
})

describe('snippets', () => {
  it('call npm scripts and files that exist', ({ expect }) => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> }
    const known = new Set([...Object.keys(scripts), 'ci'])
    const wrong = snippets('sh').flatMap(({ path, code }) =>
      [...code.matchAll(/\bnpm (?:run )?(?:-s )?([\w-]+)/g)]
        .filter(([, name]) => !known.has(name!))
        .map(([call]) => `${path}: ${call}`),
    )
    expect(snippets('sh').length).toBeGreaterThan(8)
    expect(wrong).toEqual([])
    const named = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:src|test|scripts|migrations)\/[\w./-]+\.\w+)`/g)]
        .filter(([, file]) => !existsSync(file!) && !file!.includes('reaction'))
        .map(([, file]) => `${path}: ${file}`),
    )
    expect(named).toEqual([])
  })

  it('use elements that exist, with a site', ({ expect }) => {
    const defined = new Set(
      [...text('src/client/embed.ts').matchAll(/\b(comments|subscribe|count|recent)\b/g)].map(
        ([name]) => `afterword-${name}`,
      ),
    )
    const tags = snippets('html').flatMap(({ path, code }) =>
      [...code.matchAll(/<(afterword-\w+)([^>]*)>/g)].map(([, tag, attributes]) => ({
        path,
        tag: tag!,
        attributes: attributes!,
      })),
    )
    expect(tags.length).toBeGreaterThan(5)
    expect(tags.filter(({ tag }) => !defined.has(tag))).toEqual([])
    expect(tags.filter(({ attributes }) => !/\bsite="\w+"/.test(attributes))).toEqual([])
  })

  it('are JSON where they say so', ({ expect }) => {
    const json = snippets('json')
    expect(json.length).toBeGreaterThan(1)
    for (const { path, code } of json) expect(() => JSON.parse(code), path).not.toThrow()
  })

  it('are commands a shell can read', ({ expect }) => {
    for (const { path, code } of snippets('sh')) {
      const { status, stderr } = spawnSync('sh', ['-n'], { input: code, encoding: 'utf8' })
      expect(status, `${path}: ${stderr}`).toBe(0)
    }
  })
})

describe('decisions', () => {
  it('are numbered once each, dated, and fit on a page', ({ expect }) => {
    const files = readdirSync('docs/decisions').sort()
    // Branches take their numbers ahead, so there may be a gap for a while.
    expect(new Set(files.map((name) => Number(name.slice(0, 4)))).size).toBe(files.length)
    for (const name of files) {
      const page = text(`docs/decisions/${name}`)
      expect(page, name).toMatch(/^# \d+\. .+\n\n\d+ \w+ \d{4} · decided\n/)
      for (const part of ['Context', 'Decision', 'Consequences']) expect(page, name).toContain(`## ${part}`)
      expect(page.split('\n').length, name).toBeLessThan(60)
    }
  })
})
