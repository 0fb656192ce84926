import { type Context, Hono } from 'hono'
import { fromAllowedOrigin, type SiteEnv, withSite } from '../sites/middleware'
import { checkInput, readInput } from '../web/read-input'
import { castVote } from './cast-vote'
import { embedView } from './fragments'
import { bearerToken, idOf } from './routes'
import { CastVote } from './schema'
import { VoteControl } from './vote-control'

/** What readers do with comments of others, for the element: `/embed/{site}/…`. */
export const readerFragments = new Hono<SiteEnv>()

readerFragments.put('/:site/votes/:id', withSite, fromAllowedOrigin, async (c) => {
  const { value } = checkInput(CastVote, await readInput(c))
  return vote(c, value)
})

readerFragments.delete('/:site/votes/:id', withSite, fromAllowedOrigin, async (c) => vote(c, 0))

/** The buttons as they stand after the vote, with what the device is to keep. */
async function vote(c: Context<SiteEnv>, value: 1 | -1 | 0): Promise<Response> {
  const voted = await castVote(c.var.ctx, c.var.site, idOf(c), value, bearerToken(c))
  const view = embedView(c, c.var.site, '', 'newest', true)
  // Switched off meanwhile: the page still shows them, and what was taken back is shown there.
  const votes = view.votes === 'off' ? 'up' : view.votes
  return c.html(VoteControl({ view: { ...view, votes }, voted, mayVote: true }))
}
