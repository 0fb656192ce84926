import type { Site } from '../../src/sites/public'
import { createToken } from '../../src/team/create-token'
import type { Scope } from '../../src/team/scopes'
import type { Member } from './a-member'
import { testContext } from './test-context'

/** A token for scripts, made by a member just now. */
export const aToken = (
  site: Site,
  { personId }: Pick<Member, 'personId'>,
  scopes: readonly Scope[],
  ctx = testContext({ now: Date.now() }),
): Promise<string> => createToken(ctx, site, personId, { name: 'A script', days: 7, scopes: [...scopes] })
