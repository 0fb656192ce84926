import { type Context, Hono } from 'hono'
import { AppError } from '../kernel/error'
import { fromAllowedOrigin, type SiteEnv, withSite } from '../sites/middleware'
import { idIn } from '../web/id-in'
import { describeProblem } from '../web/on-error'
import { renderPage } from '../web/page'
import { checkInput, type RawInput, readInput } from '../web/read-input'
import { Notice } from '../web/ui/notice'
import { embedView } from './fragments'
import { checkReport } from './reports/check-report'
import { reportComment } from './reports/report-comment'
import { NoticeDone, ReportDialog, ReportDone, ReportForm } from './reports/report-form'
import { bearerToken } from './routes'
import { TurnVote } from './schema'
import { readComment } from './thread/read-thread'
import { pageLinks } from './thread/thread-links'
import { castVote } from './votes/cast-vote'
import { VoteControl } from './votes/vote-control'

type ReaderContext = Context<SiteEnv>

/** What readers do with comments of others, for scripts: `/v1/{site}/…`. Votes stand in routes.ts. */
export const reports = new Hono<SiteEnv>()

reports.post('/:site/comments/:id/reports', withSite, fromAllowedOrigin, async (c) => {
  const report = checkReport(await readInput(c))
  const { ctx, site, t } = c.var
  const { id, ...more } = await reportComment(ctx, site, idIn(c), report, bearerToken(c), t.locale)
  return c.json({ id: String(id), status: 'received', ...more }, 202)
})

/** The same for the element: `/embed/{site}/…`. */
export const readerFragments = new Hono<SiteEnv>()

/** Votes, or takes the vote back by 0. The buttons as they stand then, with what the device is to keep. */
readerFragments.post('/:site/votes/:id', withSite, fromAllowedOrigin, async (c) => {
  const { value } = checkInput(TurnVote, await readInput(c))
  const voted = await castVote(c.var.ctx, c.var.site, idIn(c), value, bearerToken(c))
  const view = embedView(c, c.var.site, '', 'newest', true)
  // Switched off meanwhile: the page still shows them, and what was taken back is shown there.
  const votes = view.votes === 'off' ? 'up' : view.votes
  return c.html(VoteControl({ view: { ...view, votes }, voted, mayVote: true }))
})

readerFragments.get('/:site/reports/:id', withSite, async (c) => {
  const { id, name } = await readComment(c.var.ctx, c.var.site, idIn(c))
  const action = `/embed/${c.var.site.id}/reports/${id}`
  return c.html(<ReportDialog t={c.var.t} action={action} id={id} name={name} />)
})

readerFragments.post('/:site/reports/:id', withSite, fromAllowedOrigin, async (c) => {
  const report = checkReport(await readInput(c))
  const { ctx, site, t } = c.var
  const { token, reference } = await reportComment(ctx, site, idIn(c), report, bearerToken(c), t.locale)
  return c.html(
    <ReportDone t={t} token={token}>
      <NoticeDone t={t} site={site.name} reference={reference} isAnswered={!!report.email} />
    </ReportDone>,
    202,
  )
})

/** The same as a page, for browsers without scripts: `/{site}/report/{id}`. */
export const reportPages = new Hono<SiteEnv>()

reportPages.get('/:site/report/:id', withSite, async (c) => showForm(c))

reportPages.post('/:site/report/:id', withSite, fromAllowedOrigin, async (c) => {
  const typed = await readInput(c)
  const { t, ctx, site } = c.var
  try {
    const { page } = await readComment(ctx, site, idIn(c))
    const report = checkReport(typed)
    const { reference } = await reportComment(ctx, site, idIn(c), report, undefined, t.locale)
    c.header('Referrer-Policy', 'same-origin')
    const title = t('comments.report-sent')
    return renderPage(
      c,
      { title, status: 202 },
      <Notice kind="success" title={title}>
        <p>{t('comments.report-done')}</p>
        <NoticeDone t={t} site={site.name} reference={reference} isAnswered={!!report.email} />
        <p>
          <a href={pageLinks({ siteId: site.id, page, sort: 'newest' }).sort('newest')}>
            {t('comments.report-back')}
          </a>
        </p>
      </Notice>,
    )
  } catch (error) {
    // Refused for what was typed: the form again, with it.
    if (!(error instanceof AppError) || error.status !== 422) throw error
    return showForm(c, typed, error)
  }
})

async function showForm(c: ReaderContext, typed: RawInput = {}, wrong?: AppError): Promise<Response> {
  const { t, ctx, site } = c.var
  const { id, name, page } = await readComment(ctx, site, idIn(c))
  const values = { ...typedIn(typed, 'reason'), ...typedIn(typed, 'note'), ...typedIn(typed, 'email') }
  c.header('Referrer-Policy', 'same-origin')
  return renderPage(
    c,
    {
      title: `${wrong ? `${t('page.error-prefix')} ` : ''}${t('comments.report-title')}`,
      status: wrong?.status ?? 200,
    },
    <main class="sheet">
      <header class="sheet-head">
        <h1>{t('comments.report-title')}</h1>
        <p>
          <bdi>{name}</bdi>
        </p>
      </header>
      <ReportForm
        t={t}
        action={`/${site.id}/report/${id}`}
        values={values}
        issues={wrong && describeProblem(wrong, t).errors}
      >
        <a class="aw-quiet" href={pageLinks({ siteId: site.id, page, sort: 'newest' }).comment(id)}>
          {t('comments.cancel')}
        </a>
      </ReportForm>
    </main>,
  )
}

const typedIn = (typed: RawInput, field: 'reason' | 'note' | 'email') =>
  typeof typed[field] === 'string' ? { [field]: typed[field] } : {}
