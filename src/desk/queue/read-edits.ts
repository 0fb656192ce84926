import { type Change, diffWords } from '../../kernel/diff-words'
import { calledBy } from '../../kernel/email-address'
import type { Item } from '../../moderation/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { listRevisions } from './edit-queries'

/** One edit of a comment: what it did to the words before. */
export interface Edit {
  readonly at: number
  /** Who of the team made it; null: the comment's author. */
  readonly by: string | null
  readonly changes: readonly Change[]
}

/** Comparing costs time, and who decides wants the last ones. */
const EDITS_SHOWN = 3

/** What a comment's last edits changed, newest first; nothing is asked of one that never was edited. Words are as they were typed, not as they were rendered. */
export async function readEdits(
  ctx: Pick<Ctx, 'db'>,
  site: Pick<Site, 'id' | 'name'>,
  { id, revision }: Pick<Item, 'id' | 'revision'>,
): Promise<readonly Edit[]> {
  if (revision === 1) return []
  const found = await ctx.db.all(listRevisions(site.id, id, EDITS_SHOWN))
  const rows = found.toSorted((a, b) => b.revision - a.revision)
  return rows.slice(0, -1).map(({ body, edited_by, name, email }, at) => {
    const before = rows[at + 1]!
    return {
      at: before.replaced_at ?? 0,
      by: edited_by === null ? null : (calledBy(name, email) ?? site.name),
      changes: diffWords(before.body, body),
    }
  })
}
