import { recordBulk } from '../audit/public'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { translator } from '../i18n/translate'
import { insertSuppressions } from '../mail/public'
import type { Ctx } from '../platform/context'
import { withFreshIds } from '../platform/fresh-ids'
import { hashAddresses, sha256 } from '../platform/hash'
import type { Bound } from '../platform/sql'
import type { Site } from '../sites/public'
import { bringPeople, endPeople, findWords } from '../subscribers/public'
import { refuse } from './errors'
import { findChunk, findImport, type ImportRow, insertChunk } from './import-queries'
import { packResults, type RowResult, unpackResults } from './part-results'
import type { ReadRow } from './read-row'
import { type RowsOfFile, type SortedRow, sortRows } from './sort-rows'

/** Words of every imported receipt have versions of their own under this name. */
const IMPORT_FORM = 'import'

type WriteCtx = Pick<Ctx, 'db' | 'clock' | 'config' | 'newId'>
type Write = NonNullable<SortedRow['write']>

/**
 * Takes one part of a file into a run: all of it or none, in three round trips. The same part again changes nothing and is
 * answered as it was.
 * @returns what was done with each row, in order
 * @throws addressbook/unknown (404), addressbook/import-over (409)
 */
export async function takeChunk(
  ctx: WriteCtx,
  site: Site,
  personId: number,
  importId: number,
  chunk: number,
  part: RowsOfFile,
): Promise<readonly RowResult[]> {
  const [runs, came] = await ctx.db.batch([findImport(site.id, importId), findChunk(importId, chunk)])
  const run = runs.rows[0]
  if (!run) throw refuse('unknown')
  // It came before, and the answer was lost: the same again, even if it was the last.
  if (came.rows[0]) return unpackResults(came.rows[0].results)
  if (run.state !== 'running' || chunk >= run.chunks) throw refuse('import-over')
  const sorted = await sortRows(ctx, site, run.list_id, part)
  const writes = sorted.flatMap(({ write }) => (write ? [write] : []))
  const counts: Record<string, number> = {}
  for (const { outcome } of sorted) counts[outcome] = (counts[outcome] ?? 0) + 1
  await withFreshIds(async () => {
    const statements = await inserts(ctx, site, run, writes)
    const ended = writes.flatMap(({ id }) => (id === undefined ? [] : [id]))
    const stops = stopsOf(writes, run.created_at)
    await ctx.db.batch([
      ...statements,
      ...(ended.length > 0 ? ends(ctx, site, personId, run, ended) : []),
      ...(stops.length > 0 ? [insertSuppressions(site.id, JSON.stringify(stops))] : []),
      insertChunk(
        importId,
        chunk,
        JSON.stringify(counts),
        JSON.stringify(ended),
        JSON.stringify(stops.map(([hash]) => hash)),
        packResults(sorted.map(({ outcome, why }) => [outcome, why ?? ''])),
      ),
    ])
  })
  return sorted.map(({ outcome, why }) => [outcome, why ?? ''])
}

const stopsOf = (writes: readonly Write[], at: number): [hash: string, reason: string, at: number][] =>
  writes.flatMap(({ row, emailKey, stop }) => [
    ...(stop ? [[emailKey, stop, row.leftAt ?? at] as [string, string, number]] : []),
    ...(row.own?.suppressions ?? []).map((own) => [emailKey, own.reason, own.at] as [string, string, number]),
  ])

/** Ends subscriptions as the file says, with a row of the log for each: these were not the run's own. */
const ends = (ctx: WriteCtx, site: Site, personId: number, run: ImportRow, ids: readonly number[]) => [
  ...endPeople(site.id, JSON.stringify(ids), run.created_at),
  recordBulk(ctx, {
    siteId: site.id,
    actor: `person:${personId}`,
    action: 'subscriber.end',
    items: ids.map((id) => ({
      subject: `subscriber:${id}`,
      before: { status: 'confirmed' },
      after: { status: 'unsubscribed' },
    })),
  }).statement,
]

/** New addresses with receipts and lists. A receipt of an import says so, under words that claim nothing more, beside what the file said. */
async function inserts(
  ctx: WriteCtx,
  site: Site,
  run: ImportRow,
  writes: readonly Write[],
): Promise<Bound<never>[]> {
  const locale = negotiateLocale(undefined, site.settings.locale, undefined)
  const words = translator(locale)('subscribers.import-words', { site: site.name })
  const wordsId = (await sha256(`${site.id}\n${IMPORT_FORM}\n${words}`)).slice(0, 22)
  const people: unknown[][] = []
  const receipts: unknown[][] = []
  const memberships: unknown[][] = []
  const networks = await hashNetworks(ctx, writes)
  for (const { row, emailKey, as } of writes) {
    if (as === 'end') continue
    const id = ctx.newId()
    const confirmedAt = row.confirmedAt ?? row.askedAt ?? row.createdAt ?? run.created_at
    const createdAt = row.createdAt ?? row.askedAt ?? confirmedAt
    const leftAt = as === 'unsubscribed' ? (row.leftAt ?? run.created_at) : null
    const own = row.own
    const hadYes = as === 'confirmed' || (own !== undefined && row.confirmedAt !== undefined)
    const language = row.locale ?? locale
    people.push([
      ...[id, row.email.address, emailKey, row.name || null, as, language],
      ...[own?.frequency ?? (row.digests ? 'daily' : 'at-once'), own?.hour ?? 7, own?.weekday ?? 1],
      ...[own?.timeZone ?? 'UTC', own?.pausedUntil ?? null, createdAt, hadYes ? confirmedAt : null, leftAt],
      findWords(row.email.address, row.name || null),
    ])
    const lists = own
      ? own.lists
      : as === 'confirmed'
        ? [{ id: run.list_id, joinedAt: confirmedAt, leftAt: null }]
        : []
    for (const list of lists) memberships.push([list.id, id, list.joinedAt, list.leftAt])
    if (!hadYes || own?.receipts.length === 0) continue
    const proof = JSON.stringify(own ? { receipts: own.receipts } : proofOf(run, row, networks))
    receipts.push([
      ...[ctx.newId(), id, JSON.stringify(lists.map((list) => list.id)), language],
      ...[row.askedAt ?? createdAt, confirmedAt, proof],
    ])
  }
  if (people.length === 0) return []
  return bringPeople(
    {
      siteId: site.id,
      importId: run.id,
      words: { form: IMPORT_FORM, id: wordsId, text: words },
      at: run.created_at,
    },
    { people, receipts, memberships },
  )
}

/** Of a network address only a keyed hash is kept: with the file in hand anybody can see that it is the same one. */
async function hashNetworks(
  { config }: WriteCtx,
  writes: readonly Write[],
): Promise<ReadonlyMap<string, string>> {
  const networks = [...new Set(writes.flatMap(({ row }) => Object.values(row.networks)))]
  const hashes = await hashAddresses(
    config.hashKey,
    networks.map((network) => `network\n${network}`),
  )
  return new Map(networks.map((network, at) => [network, `#${hashes[at]!}`]))
}

/** What the file said. */
const proofOf = (
  run: ImportRow,
  row: ReadRow,
  hashes: ReadonlyMap<string, string>,
): Record<string, string | undefined> => ({
  file: run.file_name,
  ...row.proof,
  ...Object.fromEntries(
    Object.entries(row.networks).map(([column, network]) => [column, hashes.get(network)]),
  ),
})
