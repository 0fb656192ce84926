import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { deleteRule, listRules, switchRule } from './queries'
import { rulesTag } from './rules-tag'
import type { ChangeRule } from './schema'

/**
 * Switches a rule off or on, or removes it. It is never rewritten: whoever wants another adds it, so that the reason stored with a comment names the rule as it was.
 * The same again writes nothing.
 * @throws rules/unknown (404)
 */
export async function changeRule(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'memory'>,
  site: Site,
  personId: number,
  id: number,
  { change }: ChangeRule,
): Promise<void> {
  const rule = (await ctx.db.all(listRules(site.id))).find((one) => one.id === id)
  if (!rule) throw refuse('unknown')
  const { field, pattern, action, note } = rule
  const removed = change === 'remove'
  const { statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: `rule.${change}`,
      subject: `rule:${id}`,
      before: { field, pattern, action, note, on: rule.off === 0 },
      ...(!removed && { after: { field, pattern, action, note, on: change === 'on' } }),
    },
    { onlyIfChanged: true },
  )
  await ctx.db.batch([
    removed ? deleteRule(site.id, id) : switchRule(site.id, id, change === 'off' ? 1 : 0),
    logged,
  ])
  ctx.memory.forget([rulesTag(site.id)])
}
