import { readFileSync } from 'node:fs'

/** A fenced block of the documentation. */
export interface Snippet {
  /** The page, the heading above it and, from the second block below that heading on, which: `docs/guides/embed.md § Comments`. */
  readonly name: string
  /** What the fence says: `html`, `js`; empty if nothing. */
  readonly language: string
  readonly code: string
}

/** Every fenced block of these pages, in their order. */
export const snippetsOf = (...pages: readonly string[]): Snippet[] =>
  pages.flatMap((page) => {
    const below = new Map<string, number>()
    let heading = ''
    const blocks = readFileSync(page, 'utf8').matchAll(/^#+ (.+)$|^```([\w-]*)\n([\s\S]*?)^```$/gm)
    return [...blocks].flatMap(([, title, language = '', code = '']) => {
      if (title) {
        heading = title
        return []
      }
      const nth = (below.get(heading) ?? 0) + 1
      below.set(heading, nth)
      return [{ name: `${page} § ${heading}${nth > 1 ? ` (${nth})` : ''}`, language, code }]
    })
  })
