import { type Context, Hono } from 'hono'
import { type PersonEnv, requireFresh, requirePerson } from '../../auth/middleware'
import { AppError } from '../../kernel/error'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import { NewSite } from '../../sites/public'
import {
  ArchiveSite,
  acceptInvitation,
  archiveSite,
  bringBackSite,
  DeleteSite,
  declineInvitation,
  deleteSite,
  findOwnedSite,
  makeSite,
  mayMakeSite,
  type OwnedSite,
  readSites,
} from '../../team/public'
import { renderDesk } from '../../web/desk-page'
import { describeProblem } from '../../web/on-error'
import { checkInput, type RawInput, readInput } from '../../web/read-input'
import { frameOf } from '../nav'
import { show } from '../queue/show-queue'
import { ArchiveMain } from './archive-page'
import { DeletionMain } from './deletion-page'
import { NewSiteMain } from './new-site-page'
import { readSiteSize } from './read-site-size'
import { SITES_DONE, SitesMain } from './sites-page'

/** The sites of a person: which there are, one more, one less. Below `/desk`. */
export const sitesDesk = new Hono<PersonEnv>()

sitesDesk.use('/', requirePerson)
sitesDesk.use('/sites/*', requirePerson)

/** With one site and nothing to answer there is nothing to choose. */
sitesDesk.get('/', async (c) => {
  const { sites, invitations } = await readSites(c.var.ctx, c.var.person)
  const only = sites.length === 1 && invitations.length === 0
  return c.redirect(only ? `/desk/${sites[0]!.id}` : '/desk/sites', 303)
})

sitesDesk.get('/sites', async (c) => {
  const { t, ctx, person } = c.var
  const [found, mayMake] = await Promise.all([readSites(ctx, person), mayMakeSite(ctx, person)])
  const done = SITES_DONE.find((done) => done === c.req.query('done'))
  return renderDesk(
    c,
    { title: t('desk.choose-site') },
    frameOf(t, person),
    <SitesMain t={t} {...found} mayMake={mayMake} done={done} now={ctx.clock.now()} />,
  )
})

sitesDesk.get('/sites/new', (c) => showNewSite(c))

sitesDesk.post('/sites/new', async (c) => {
  const { ctx, person } = c.var
  const input = await readInput(c)
  try {
    const site = checkInput(NewSite, input)
    await makeSite(ctx, person, site)
    return c.redirect(`/desk/${site.id}/set-up`, 303)
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    return showNewSite(c, input, describeProblem(error, c.var.t).errors)
  }
})

sitesDesk.post('/sites/:site/join', async (c) => {
  const siteId = await acceptInvitation(c.var.ctx, c.var.person, c.req.param('site'))
  return c.redirect(`/desk/${siteId}/team?done=joined`, 303)
})

sitesDesk.post('/sites/:site/decline', async (c) => {
  await declineInvitation(c.var.ctx, c.var.person, c.req.param('site'))
  return c.redirect('/desk/sites?done=declined', 303)
})

sitesDesk.post('/sites/:site/restore', async (c) => {
  await bringBackSite(c.var.ctx, c.req.param('site'), c.var.person.id)
  return c.redirect('/desk/sites?done=restored', 303)
})

sitesDesk.get('/sites/:site/delete', requireFresh, async (c) => {
  const site = await findOwnedSite(c.var.ctx, c.req.param('site'), c.var.person.id)
  return showDeletion(c, site)
})

sitesDesk.post('/sites/:site/delete', requireFresh, async (c) => {
  const { ctx, person, t } = c.var
  const site = await findOwnedSite(ctx, c.req.param('site'), person.id)
  try {
    const { typed } = checkInput(DeleteSite, await readInput(c))
    await deleteSite(ctx, site, person.id, typed)
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    return showDeletion(c, site, describeProblem(error, t).errors?.[0]?.message)
  }
  return c.redirect('/desk/sites?done=deleted', 303)
})

async function showDeletion(c: Context<PersonEnv>, site: OwnedSite, error?: string): Promise<Response> {
  const { t, ctx, person } = c.var
  const size = await readSiteSize(ctx, site.id)
  const title = `${error ? `${t('page.error-prefix')} ` : ''}${t('team.delete-title')}`
  return renderDesk(
    c,
    { title, status: error ? 422 : 200 },
    frameOf(t, person),
    <DeletionMain t={t} site={site} size={size} error={error} />,
  )
}

/** The way out of sight: `/desk/{site}/archive`. */
export const archiveDesk = new Hono<MemberEnv>()

archiveDesk.use('/:site/archive', requirePerson, withMembership)

archiveDesk.get('/:site/archive', permit('site.archive'), requireFresh, (c) => showArchive(c))

archiveDesk.post('/:site/archive', permit('site.archive'), requireFresh, async (c) => {
  const { ctx, site, person, t } = c.var
  try {
    const { typed } = checkInput(ArchiveSite, await readInput(c))
    await archiveSite(ctx, site, person.id, typed)
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    return showArchive(c, describeProblem(error, t).errors?.[0]?.message)
  }
  return c.redirect('/desk/sites?done=archived', 303)
})

function showArchive(c: Context<MemberEnv>, error?: string) {
  const { t, site } = c.var
  const title = `${error ? `${t('page.error-prefix')} ` : ''}${t('team.archive-title')}`
  return show(c, 'team', title, <ArchiveMain t={t} site={site} error={error} />, error ? 422 : 200)
}

async function showNewSite(
  c: Context<PersonEnv>,
  typed: RawInput = {},
  issues?: readonly { readonly field: string; readonly message: string }[],
) {
  const { t, ctx, person } = c.var
  const mayMake = await mayMakeSite(ctx, person)
  return renderDesk(
    c,
    {
      title: `${issues ? `${t('page.error-prefix')} ` : ''}${t('team.new-site')}`,
      status: mayMake ? (issues ? 422 : 200) : 403,
    },
    frameOf(t, person),
    <NewSiteMain t={t} typed={typed} issues={issues} mayMake={mayMake} />,
  )
}
