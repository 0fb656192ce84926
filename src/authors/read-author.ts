import { type Ban, findBans, marksOfWriter } from '../bans/public'
import { allHostsOf } from '../comments/public'
import { calledBy, parseEmail } from '../kernel/email-address'
import { idTime } from '../kernel/id'
import type { Item } from '../moderation/public'
import { listNotes } from '../notes/public'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import type { Site } from '../sites/public'

/** What somebody of the team noted of an author. */
export interface Note {
  readonly id: number
  readonly body: string
  readonly at: number
  readonly by: { readonly id: number; readonly name: string }
}

/** What the team knows of who wrote a comment, besides the record. */
export interface Author {
  /** The bans in force that know them. */
  readonly bans: readonly Ban[]
  /** Newest first; undefined where no address tells who it is. */
  readonly notes: readonly Note[] | undefined
}

/** Shown beside a comment, to who may decide. Two queries at once; some ten rows, and one for each note. */
export async function readAuthor(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock'>,
  site: Pick<Site, 'id'>,
  {
    email,
    verified,
    name,
    network,
    html,
    url,
  }: Pick<Item, 'email' | 'verified' | 'name' | 'network' | 'html' | 'url'>,
): Promise<Author> {
  const writer = {
    address: email,
    proven: verified,
    name,
    networks: network === null ? [] : [network],
    hosts: allHostsOf({ html, author_url: url }),
  }
  const address = email === null ? undefined : parseEmail(email)
  const [bans, notes] = await Promise.all([
    marksOfWriter(ctx.config.hashKey, writer).then((marks) => findBans(ctx, site, marks)),
    address &&
      hashAddress(ctx.config.hashKey, address.key).then((key) => ctx.db.all(listNotes(site.id, key))),
  ])
  return {
    bans,
    notes: notes?.map((row) => ({
      id: row.id,
      body: row.body,
      at: idTime(row.id),
      by: { id: row.person_id, name: calledBy(row.name, row.email) ?? '' },
    })),
  }
}
