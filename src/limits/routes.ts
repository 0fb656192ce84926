import { Hono } from 'hono'
import { isoTime } from '../kernel/time'
import type { AppEnv } from '../web/app-env'
import { checkInput, readQuery } from '../web/read-input'
import { issueChallenge } from './issue-challenge'
import { AskChallenge } from './schema'

/** A sum to work out before something is written: `/v1/{site}/challenge`, for programs that know they will be asked. */
export const challenges = new Hono<AppEnv>()

challenges.get('/:site/challenge', async (c) => {
  const { for: purpose } = checkInput(AskChallenge, readQuery(c))
  const { expiresAt, ...rest } = await issueChallenge(c.var.ctx, c.req.param('site'), purpose)
  return c.json({ ...rest, expiresAt: isoTime(expiresAt) })
})
