// The only caller of db.prepare. Slices name their statements in queries.ts; use cases run them, several slices'
// in one batch if need be, because D1 has no interactive transaction.

type SqlValue = string | number | null

/** A statement with its values, not yet run. `Row` is what it returns. */
export interface Bound<Row> {
  readonly name: string
  readonly sql: string
  readonly params: readonly SqlValue[]
  /** Type only. */
  readonly row?: Row
}

export interface Result<Row> {
  readonly rows: readonly Row[]
  /** Rows that changed, with those of triggers: nothing or something, and how many only of a table without them. */
  readonly changes: number
}

type RowOf<B> = B extends Bound<infer Row> ? Row : never

/** What a batch answers, in the order it was asked. */
export type Results<Queries extends readonly Bound<unknown>[]> = {
  [At in keyof Queries]: Result<RowOf<Queries[At]>>
}

/** What a request cost, for `Server-Timing` and the tests that hold budgets. */
export interface Usage {
  queries: number
  roundTrips: number
  rowsRead: number
  rowsWritten: number
  ms: number
}

/** The database as use cases see it. */
export interface Db {
  readonly usage: Readonly<Usage>
  all<Row>(query: Bound<Row>): Promise<readonly Row[]>
  first<Row>(query: Bound<Row>): Promise<Row | undefined>
  run(query: Bound<unknown>): Promise<{ readonly changes: number }>
  /** One round trip and one transaction: all of it happens or none. */
  batch<const Queries extends readonly Bound<unknown>[]>(queries: Queries): Promise<Results<Queries>>
}

/**
 * Names a statement. Parameters are a labelled tuple, so that they have names in the editor; `?1…?n` in the text.
 * The name stands in front of the text as a comment and so in every log.
 */
export const statement = <Row = never, const Params extends readonly SqlValue[] = []>(
  name: string,
  sql: string,
) => {
  const text = `/* ${name} */ ${sql.trim()}`
  return Object.assign((...params: Params): Bound<Row> => ({ name, sql: text, params }), {
    statementName: name,
    sql: text,
  })
}

/** Opens a D1 binding for one request or job, counting what it costs. */
export function openDb(d1: D1Database): Db {
  const usage: Usage = { queries: 0, roundTrips: 0, rowsRead: 0, rowsWritten: 0, ms: 0 }

  const prepare = (query: Bound<unknown>) => d1.prepare(query.sql).bind(...query.params)

  const count = (meta: D1Meta & Record<string, unknown>): number => {
    usage.queries++
    usage.rowsRead += meta.rows_read
    usage.rowsWritten += meta.rows_written
    usage.ms += meta.duration
    return meta.changes
  }

  const run = async <Row>(query: Bound<Row>): Promise<Result<Row>> => {
    usage.roundTrips++
    const { results, meta } = await prepare(query).run<Row>()
    return { rows: results, changes: count(meta) }
  }

  return {
    usage,
    all: async (query) => (await run(query)).rows,
    first: async (query) => (await run(query)).rows[0],
    run,
    batch: async <const Queries extends readonly Bound<unknown>[]>(queries: Queries) => {
      // What others make a part of their own may be nothing: D1 refuses that.
      if (queries.length === 0) return [] as unknown as Results<Queries>
      usage.roundTrips++
      const answers = await d1.batch(queries.map(prepare))
      const results = answers.map(({ results, meta }) => ({ rows: results, changes: count(meta) }))
      return results as Results<Queries>
    },
  }
}

/** Whether an error is D1 refusing a row that a UNIQUE index already has. D1 tells it by its message only. */
export const isUniqueViolation = (error: unknown, column: string): boolean =>
  error instanceof Error &&
  error.message.includes('UNIQUE constraint failed') &&
  error.message.includes(column)

/**
 * An expression that fails. A statement that selects it for the rows that must not be there stops its batch, and with it every write
 * in it: the only condition a D1 batch knows.
 */
export const STOP = "json('stop')"

/** Whether an error is a batch that STOP ended. */
export const isStop = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('malformed JSON')
