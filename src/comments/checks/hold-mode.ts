import { DAY_MS } from '../../kernel/time'
import type { Site } from '../../sites/public'
import type { Doubt } from './assess'
import { countLinks } from './assess'

/** What a page says for itself in place of the site: everything waits, or nothing does. */
export const PAGE_HOLDS = ['all', 'none'] as const
export type PageHold = (typeof PAGE_HOLDS)[number]

/** A thread as far as it decides what waits. A page nobody has commented on has none of it. */
export interface ThreadHold {
  readonly hold: string | null
  readonly created_at: number
}

/** Who writes: known is whoever had enough published from an address they have proven. */
export interface Known {
  readonly proven: boolean
  /** Published comments of the proven address, counted no further than the setting asks. */
  readonly published: number
}

/**
 * Why words nobody doubts wait all the same (C1), by the page if it says something, else by the site; nothing: they are published. All that apply are named, so
 * that the moderator reads the stored truth (M-11).
 * @param html as it would be published
 */
export function holdReasons(
  { settings }: Pick<Site, 'settings'>,
  html: string,
  author: Known,
  thread: ThreadHold | undefined,
  now: number,
): readonly Doubt[] {
  if (thread?.hold === 'none') return []
  if (thread?.hold === 'all') return [{ code: 'page' }]
  if (settings.hold === 'all') return [{ code: 'all' }]
  if (settings.hold === 'none') return []
  const links = countLinks(html)
  const reasons: (Doubt | false)[] = [
    settings.holdFirst > 0 &&
      (!author.proven || author.published < settings.holdFirst) && { code: 'first' as const },
    settings.holdLinks > 0 && links >= settings.holdLinks && { code: 'linked' as const, count: links },
    settings.holdUnverified === 'yes' && !author.proven && { code: 'unproven' as const },
    isOld(thread, settings.holdDays, now) && { code: 'old' as const, count: settings.holdDays },
  ]
  return reasons.filter((reason) => reason !== false)
}

const isOld = (thread: ThreadHold | undefined, days: number, now: number): boolean =>
  thread !== undefined && days > 0 && thread.created_at < now - days * DAY_MS

/** Threads that began before this moment are closed by their age; 0: none is. */
export const closedBefore = ({ settings }: Pick<Site, 'settings'>, now: number): number =>
  settings.closeDays > 0 ? now - settings.closeDays * DAY_MS : 0

/** Threads that began before this moment have to be looked at first; 0: none has. */
export const oldBefore = ({ settings }: Pick<Site, 'settings'>, now: number): number =>
  settings.hold === 'some' && settings.holdDays > 0 ? now - settings.holdDays * DAY_MS : 0

/** Whether a thread takes new words: not closed by hand, nor by its age. */
export const isOpen = (
  site: Pick<Site, 'settings'>,
  thread: { readonly closed_at: number | null; readonly created_at: number } | undefined,
  now: number,
): boolean =>
  thread === undefined || (thread.closed_at === null && thread.created_at >= closedBefore(site, now))
