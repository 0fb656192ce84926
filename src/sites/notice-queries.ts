import { statement } from '../platform/sql'

/** How somebody hears of comments that wait: of each by itself, gathered into few mails, or not at all. */
export const NOTICES = ['each', 'gathered', 'none'] as const
export type Notices = (typeof NOTICES)[number]

export const findNotices = statement<{ readonly notices: Notices }, [siteId: string, personId: number]>(
  'sites.find-notices',
  'SELECT notices FROM members WHERE site_id = ?1 AND person_id = ?2',
)

export const setNotices = statement<never, [siteId: string, personId: number, notices: Notices]>(
  'sites.set-notices',
  'UPDATE members SET notices = ?3 WHERE site_id = ?1 AND person_id = ?2 AND notices <> ?3',
)
