import { describe, it } from 'vitest'
import { MAY_IMPORT, OPEN, READS_SCHEMAS } from './import-table'
import { importsOf, readSources, resolveImport, type SourceFile } from './source'

const sources = readSources('src').filter(({ path }) => path !== 'src/env.d.ts')

const fileName = ({ path }: SourceFile) => path.split('/').at(-1)!
/** Routers may enter a slice by its middleware as well, and the entry files by everything a router is. */
const ROUTERS = /^(([\w-]+-)?routes|fragments|feed|pages|desk|middleware)\.tsx?$/
const isView = ({ path }: SourceFile) => path.endsWith('.tsx')

/** Everything wrong with the imports of one file, in words. */
function wrongImports(file: SourceFile): string[] {
  return importsOf(file.text).flatMap((specifier) => {
    const target = resolveImport(file, specifier)
    if (target === undefined) return []
    const [folder, name = ''] = target.includes('/')
      ? [target.split('/')[0]!, target.slice(target.indexOf('/') + 1)]
      : ['.', target]
    if (folder === file.folder) {
      return name === 'public' && folder !== '.' ? [`${file.path} goes through its own public.ts`] : []
    }
    if (file.folder === '.') {
      const open =
        OPEN.has(folder) ||
        /^(([\w-]+-)?routes|feed)$/.test(name.split('/').at(-1)!) ||
        /^(fragments|pages|desk|jobs|middleware|public|erase-queries)$/.test(name) ||
        folder === 'desk' ||
        folder === 'demo'
      return open
        ? []
        : [
            `${file.path} → ${target}: entry files reach routers, jobs, middleware, erase-queries and public.ts`,
          ]
    }
    if (!MAY_IMPORT[file.folder]?.includes(folder))
      return [`${file.path} → ${target}: ${file.folder} may not import ${folder}`]
    const door =
      OPEN.has(folder) ||
      name === 'public' ||
      (/(^|-)schema$/.test(name) && READS_SCHEMAS.has(file.folder)) ||
      (name === 'middleware' && ROUTERS.test(fileName(file)))
    return door ? [] : [`${file.path} → ${target}: enter ${folder} through its public.ts`]
  })
}

describe('imports', () => {
  it('run downhill, through the doors the table names', ({ expect }) => {
    expect(sources.flatMap(wrongImports)).toEqual([])
  })

  it('are caught when they run uphill, sideways past the door, or through the own door', ({ expect }) => {
    const planted = (path: string, text: string) => wrongImports({ path, text, folder: path.split('/')[1]! })
    expect(planted('src/kernel/id.ts', "import { app } from '../app'")).toHaveLength(1)
    expect(planted('src/comments/vote.ts', "import { x } from '../moderation/public'")).toHaveLength(1)
    expect(planted('src/moderation/act.ts', "import { x } from '../comments/queries'")).toHaveLength(1)
    expect(planted('src/comments/vote.ts', "export { x } from './public'")).toHaveLength(1)
    expect(planted('src/comments/vote.ts', "const x = await import('../demo/seed')")).toHaveLength(1)
    expect(planted('src/comments/vote.ts', "import { x } from '../sites/public'")).toHaveLength(0)
  })

  it('name every folder of src in the table', ({ expect }) => {
    const folders = new Set(sources.map(({ folder }) => folder).filter((folder) => folder !== '.'))
    expect([...folders].filter((folder) => !(folder in MAY_IMPORT))).toEqual([])
  })

  it('keep hono out of use cases and queries', ({ expect }) => {
    const allowed = (file: SourceFile) =>
      file.folder === 'web' || file.path === 'src/app.tsx' || ROUTERS.test(fileName(file)) || isView(file)
    const leaks = sources.filter(
      (file) => !allowed(file) && importsOf(file.text).some((name) => /^hono(\/|$)/.test(name)),
    )
    expect(leaks.map(({ path }) => path)).toEqual([])
  })

  it('keep env and cloudflare:workers at the door', ({ expect }) => {
    const leaks = sources.filter(
      ({ folder, text }) =>
        folder !== '.' &&
        folder !== 'platform' &&
        (/\benv\.[A-Z_]{2,}/.test(text) || text.includes('cloudflare:')),
    )
    expect(leaks.map(({ path }) => path)).toEqual([])
  })

  it('keep nodemailer in its transport', ({ expect }) => {
    const users = sources.filter(({ text }) => importsOf(text).some((name) => name.startsWith('nodemailer')))
    expect(users.map(({ path }) => path)).toEqual(['src/mail/transports/transport-smtp.ts'])
  })
})

describe('doors', () => {
  it('are short lists of names', ({ expect }) => {
    for (const { path, text } of sources.filter((file) => fileName(file) === 'public.ts')) {
      // However the formatter breaks them: one statement, one line.
      expect(text.match(/^export /gm)?.length, path).toBeLessThanOrEqual(50)
      expect(text, path).not.toMatch(/export \*/)
    }
  })
})
