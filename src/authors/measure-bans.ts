import { knows, marksOf, marksOfWriter, type Traits } from '../bans/public'
import { allHostsOf } from '../comments/public'
import { parseEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { listTeam, type Site } from '../sites/public'
import { listHeldWriters, listPublishedOf, listPublishedWriters, type WriterRow } from './queries'

/** So many of a site's waiting and of its newest published comments are looked at. */
export const MEASURED_MAX = 500
export const SHOWN_MAX = 20

/** Whom a ban would hit, as far as the site's comments tell. */
export interface Reach {
  /** Comments that wait. */
  readonly waiting: number
  /** Different people among the published ones, by address, or by name without one. */
  readonly people: number
  /** The newest of those, twenty at most. */
  readonly published: readonly WriterRow[]
}

export interface Measured {
  /** In the order they were asked for. */
  readonly reaches: readonly Reach[]
  /** Whether more wait than were looked at. */
  readonly isMore: boolean
}

/**
 * What bans would hit, before there are any. One round trip and about two thousand rows, whatever the size of the site.
 * @param address whose published comments are looked for however long ago, as comments hold it
 */
export async function measureBans(
  ctx: Pick<Ctx, 'db' | 'config'>,
  site: Pick<Site, 'id'>,
  bans: readonly Traits[],
  address?: string | null,
): Promise<Measured> {
  const [held, recent, theirs, team] = await ctx.db.batch([
    listHeldWriters(site.id, 0, Number.MAX_SAFE_INTEGER, MEASURED_MAX),
    listPublishedWriters(site.id, MEASURED_MAX),
    listPublishedOf(site.id, address ?? '', SHOWN_MAX),
    listTeam(site.id),
  ])
  const published = [...new Map([...recent.rows, ...theirs.rows].map((row) => [row.id, row])).values()].sort(
    (a, b) => b.id - a.id,
  )
  const [waiting, up] = [
    await withMarks(ctx, team.rows, held.rows),
    await withMarks(ctx, team.rows, published),
  ]
  const reaches = bans.map((traits): Reach => {
    const isBanned = knows(marksOf(traits, 0).map(([mark]) => mark))
    const found = up.filter(({ marks }) => isBanned(marks)).map(({ row }) => row)
    return {
      waiting: waiting.filter(({ marks }) => isBanned(marks)).length,
      people: new Set(found.map((row) => row.author_email?.toLowerCase() ?? `name ${row.author_name}`)).size,
      published: found.slice(0, SHOWN_MAX),
    }
  })
  return { reaches, isMore: held.rows.length === MEASURED_MAX }
}

/**
 * What gives the writer of each comment away. Many are of few people, so that each is worked out once. Nothing does of whoever has proven to be of the
 * team: they are never held against a ban (comments/form/submit-comment.ts).
 */
export async function withMarks(
  ctx: Pick<Ctx, 'config'>,
  team: readonly { readonly email: string }[],
  rows: readonly WriterRow[],
): Promise<readonly { readonly row: WriterRow; readonly marks: readonly string[] }[]> {
  const ours = new Set(team.map(({ email }) => parseEmail(email)?.key ?? email))
  const known = new Map<string, Promise<readonly string[]>>()
  return Promise.all(
    rows.map(async (row) => {
      const proven =
        row.verified === 1 && row.author_email !== null ? parseEmail(row.author_email) : undefined
      if (proven && ours.has(proven.key)) return { row, marks: [] }
      const writer = {
        address: row.author_email,
        proven: proven !== undefined,
        name: row.author_name,
        networks: row.network === null ? [] : [row.network],
        hosts: allHostsOf(row),
      }
      const key = JSON.stringify(writer)
      const marks = known.get(key) ?? marksOfWriter(ctx.config.hashKey, writer)
      known.set(key, marks)
      return { row, marks: await marks }
    }),
  )
}
