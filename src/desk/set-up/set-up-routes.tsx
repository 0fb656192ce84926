import { type Context, Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { AppError } from '../../kernel/error'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { isAllowed } from '../../sites/public'
import { describeProblem } from '../../web/on-error'
import { checkInput, readInput } from '../../web/read-input'
import { show } from '../queue/show-queue'
import { CheckPage } from '../schema'
import { checkPage, type Finding } from './check-page'
import { readProgress } from './read-progress'
import { SetUpMain } from './set-up-page'

/** From nothing to comments on a page: `/desk/{site}/set-up`. */
export const setUpDesk = new Hono<MemberEnv>()

setUpDesk.use('/:site/set-up', requirePerson, withMembership)

setUpDesk.get('/:site/set-up', permit('site.set-up'), (c) => showSetUp(c, { page: '' }))

/** Looks at a page. It changes nothing, but asks another server: so it is a POST, which only our own pages can send. */
setUpDesk.post('/:site/set-up', permit('site.set-up'), async (c) => {
  const input = await readInput(c)
  const page = typeof input.page === 'string' ? input.page : ''
  try {
    const asked = checkInput(CheckPage, input)
    const findings = await checkPage(c.var.ctx, c.var.site, asked.page.href)
    return await showSetUp(c, { page, findings })
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    return showSetUp(c, { page, error: describeProblem(error, c.var.t).errors?.[0]?.message })
  }
})

async function showSetUp(
  c: Context<MemberEnv>,
  check: {
    readonly page: string
    readonly findings?: readonly Finding[]
    readonly error?: string | undefined
  },
) {
  const { t, ctx, site, role } = c.var
  const view = {
    site,
    publicUrl: ctx.config.publicUrl,
    progress: await readProgress(ctx, site),
    isOwner: isAllowed(role, 'site.settings'),
    ...check,
  }
  const title = check.error ? `${t('page.error-prefix')} ${t('desk.nav-set-up')}` : t('desk.nav-set-up')
  return show(c, 'set-up', title, <SetUpMain t={t} view={view} />, check.error ? 422 : 200)
}
