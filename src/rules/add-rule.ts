import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { insertRule } from './queries'
import { rulesTag } from './rules-tag'
import type { NewRule } from './schema'

/** So many rules a site has at most: a list somebody can still read. */
export const RULES_MAX = 200

/** Adds a rule; comments that come from now on are judged by it. What is there stays where it is. @throws rules/many (409) */
export async function addRule(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'memory'>,
  site: Site,
  personId: number,
  { field, pattern, action, note }: NewRule,
): Promise<number> {
  const id = ctx.newId()
  const { statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: 'rule.add',
      subject: `rule:${id}`,
      after: { field, pattern, action, note },
    },
    { onlyIfChanged: true },
  )
  const [added] = await ctx.db.batch([
    insertRule(site.id, id, field, pattern, action, note, ctx.clock.now(), RULES_MAX),
    logged,
  ])
  if (added.changes === 0) throw refuse('many', { params: { max: RULES_MAX } })
  ctx.memory.forget([rulesTag(site.id)])
  return id
}
