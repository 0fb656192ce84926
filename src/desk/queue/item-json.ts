import { isoTime } from '../../kernel/time'
import type { Item } from '../../moderation/public'

/** A comment for a script of the team. The author's address only with the permission for it; what ties comments together stays here. */
export function itemJson(item: Item, withAddress: boolean) {
  const { id, status, revision, name, url, body, html, createdAt, page, title, parent, record, decision } =
    item
  return {
    id: String(id),
    status,
    revision,
    name,
    url,
    ...(withAddress && { email: item.email }),
    body,
    html,
    createdAt: isoTime(createdAt),
    page,
    title,
    parent,
    author: record && {
      counts: record.counts,
      isMore: record.isMore,
      firstAt: isoTime(record.firstAt),
      lastAt: isoTime(record.lastAt),
    },
    decision: decision ? { action: decision.action, by: decision.by, at: isoTime(decision.at) } : null,
  }
}
