import { type Context, Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { AppError } from '../../kernel/error'
import { tryRules } from '../../moderation/public'
import { addRule, ChangeRule, changeRule, listRules, NewRule } from '../../rules/public'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { idIn } from '../../web/id-in'
import { describeProblem } from '../../web/on-error'
import { checkInput, readInput } from '../../web/read-input'
import { show } from '../queue/show-queue'
import { RulesMain, type RulesNotes } from './rules-page'

/** What an owner says of words: `/desk/{site}/rules`. */
export const rulesDesk = new Hono<MemberEnv>()

rulesDesk.use('/:site/rules/*', requirePerson, withMembership)

rulesDesk.get('/:site/rules', permit('rules.edit'), (c) => {
  const done = c.req.query('done')
  return showRules(c, { done: done === 'added' || done === 'changed' ? done : undefined })
})

/** Adds the rule, or with `try` shows what it would have done and adds nothing. */
rulesDesk.post('/:site/rules', permit('rules.edit'), async (c) => {
  const { ctx, site, person, t } = c.var
  const typed = await readInput(c)
  try {
    const rule = checkInput(NewRule, typed)
    if (typed.do === 'try') {
      const present = (await ctx.db.all(listRules(site.id))).filter(({ off }) => off === 0)
      const trial = await tryRules(ctx, site, present, [...present, { id: 0, ...rule }])
      return showRules(c, { typed, trial })
    }
    await addRule(ctx, site, person.id, rule)
  } catch (error) {
    if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error
    const { detail, errors: issues } = describeProblem(error, t)
    return showRules(c, { typed, issues, warning: issues ? undefined : detail, status: error.status })
  }
  return c.redirect(`/desk/${site.id}/rules?done=added`, 303)
})

rulesDesk.post('/:site/rules/:id', permit('rules.edit'), async (c) => {
  const { ctx, site, person } = c.var
  const id = idIn(c)
  await changeRule(ctx, site, person.id, id, checkInput(ChangeRule, await readInput(c)))
  return c.redirect(`/desk/${site.id}/rules?done=changed`, 303)
})

async function showRules(c: Context<MemberEnv>, notes: RulesNotes & { readonly status?: number }) {
  const { t, ctx, site } = c.var
  const rules = await ctx.db.all(listRules(site.id))
  const title = `${notes.issues ? `${t('page.error-prefix')} ` : ''}${t('desk.nav-rules')}`
  return show(c, 'rules', title, <RulesMain t={t} site={site} rules={rules} {...notes} />, notes.status)
}
