import { readdirSync, readFileSync } from 'node:fs'

/** A file of the project as the structure tests read it: text, never run. */
export interface SourceFile {
  /** From the top of the project, `src/comments/queries.ts`. */
  readonly path: string
  readonly text: string
  /** `comments`, or `.` for the files directly in src/. */
  readonly folder: string
}

export function readSources(top: string, ending = /\.tsx?$/): SourceFile[] {
  return (readdirSync(top, { recursive: true }) as string[])
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => ({
      path: `${top}/${name}`,
      text: readFileSync(`${top}/${name}`, 'utf8'),
      folder: name.includes('/') ? name.split('/')[0]! : '.',
    }))
}

/** Every specifier a file imports or re-exports from, also by `import()`. */
export const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm)].map(
    ([, specifier]) => specifier!,
  )

/** A relative specifier → `folder/file` below src, or undefined for packages and for what the build makes. */
export function resolveImport(from: SourceFile, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const { pathname } = new URL(specifier, `file:///${from.path}`)
  return pathname.startsWith('/dist/') ? undefined : pathname.slice('/src/'.length)
}

/** What an author may have done to an own comment: the names of events that the element tells as the server's answer says them (`data-done`). */
export const doneByAuthors = (): string[] => {
  const [, names] = /readonly done\?: (.+)/.exec(readFileSync('src/comments/thread/comment.tsx', 'utf8'))!
  return [...names!.matchAll(/'(\w+)'/g)].map(([, name]) => name!)
}
