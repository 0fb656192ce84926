import type { Ctx } from '../platform/context'
import { markToken, siteToken, statusToken } from './match'
import { putIntoIndex, putPages } from './queries'
import { setApart } from './set-apart'

/** A comment as the index takes it: its words, and where it belongs. */
export interface Document {
  readonly id: number
  readonly siteId: string
  readonly status: string
  readonly body: string
  readonly author: string
  /** Address and title of its page. */
  readonly page: string
  /** The page itself, for the list of pages. */
  readonly thread: { readonly id: string; readonly page: string }
  /** What it can be found by exactly, such as `host:example.org`. Only hashes of them are kept. */
  readonly marks: readonly string[]
}

/** Longer than any comment that was not made to be long; a statement takes two megabytes. */
const BODY_MAX = 100_000
const STATEMENT_MAX = 400_000

/** Puts comments into the index, in place of what it had of them. Doing it twice changes nothing. */
export async function putDocuments(ctx: Pick<Ctx, 'search'>, documents: readonly Document[]): Promise<void> {
  const rows = await Promise.all(
    documents.map(async ({ id, siteId, status, body, author, page, marks }) => {
      const meta = [siteToken(siteId), statusToken(status), ...(await Promise.all(marks.map(markToken)))]
      return JSON.stringify([
        id,
        setApart(body.slice(0, BODY_MAX)),
        setApart(author),
        setApart(page),
        meta.join(' '),
      ])
    }),
  )
  // A page is told once, however many of its comments come.
  const pages = new Map(documents.map(({ siteId, thread }) => [thread.id, [siteId, thread.page, thread.id]]))
  for (const [at, part] of inParts(rows).entries()) {
    const put = putIntoIndex(`[${part.join()}]`)
    await ctx.search.batch(at > 0 ? [put] : [put, putPages(JSON.stringify([...pages.values()]))])
  }
}

function inParts(rows: readonly string[]): string[][] {
  const parts: string[][] = []
  let size = STATEMENT_MAX
  for (const row of rows) {
    if (size + row.length > STATEMENT_MAX) {
      parts.push([])
      size = 0
    }
    parts.at(-1)!.push(row)
    size += row.length
  }
  return parts
}
