import type { Ctx } from '../../platform/context'
import { refuse } from '../errors'
import { readSenders } from './read-senders'

/**
 * To be asked before news of a site is sent or planned: by whoever starts a campaign, and again by the job that begins it.
 * @throws mail/news-not-ready (409) with `hindrances`: no postal address, a from-domain the settings check has not verified (G4), a
 *   transport that takes no news, a sender that stands still, or too many complaints in seven days (G3)
 */
export async function allowNews(ctx: Pick<Ctx, 'config' | 'db' | 'clock'>, siteId: string): Promise<void> {
  const { hindrances } = await readSenders(ctx, siteId)
  if (hindrances.length > 0) throw refuse('news-not-ready', { more: { hindrances: hindrances.join(' ') } })
}
