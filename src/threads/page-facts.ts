import { isOpen, type PageRow } from '../comments/public'
import type { PageState } from '../moderation/public'
import { pageStateOf } from '../moderation/public'
import type { Site } from '../sites/public'

/** A page with comments, for the team. */
export interface PageFacts {
  readonly id: string
  readonly page: string
  readonly title: string
  readonly published: number
  readonly held: number
  readonly lastCommentAt: number | null
  /** What it says for itself. */
  readonly state: PageState
  /** Why it takes no comments: by hand, by its age; null where it takes them. */
  readonly closedBy: 'hand' | 'age' | null
}

export const toFacts = (site: Site, row: PageRow, now: number): PageFacts => ({
  id: row.id,
  page: row.page,
  title: row.title,
  published: row.published,
  held: row.held,
  lastCommentAt: row.last_comment_at,
  state: pageStateOf(row),
  closedBy: row.closed_at !== null ? 'hand' : isOpen(site, row, now) ? null : 'age',
})
