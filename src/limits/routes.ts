import { Hono } from 'hono'
import type { AppEnv } from '../web/app-env'
import { checkInput, readQuery } from '../web/read-input'
import { told } from './check-solution'
import { issueChallenge } from './issue-challenge'
import { AskChallenge } from './schema'

/** A sum to work out before something is written: `/v1/{site}/challenge`, for programs that know they will be asked. */
export const challenges = new Hono<AppEnv>()

challenges.get('/:site/challenge', async (c) => {
  const { for: purpose } = checkInput(AskChallenge, readQuery(c))
  return c.json(told(await issueChallenge(c.var.ctx, c.req.param('site'), purpose)))
})
