import { type Context, Hono } from 'hono'
import { absoluteTime } from '../../i18n/format-time'
import { AppError } from '../../kernel/error'
import { isoTime } from '../../kernel/time'
import { type SiteEnv, withSite } from '../../sites/middleware'
import { reasonText } from '../../sites/public'
import { idIn } from '../../web/id-in'
import { describeProblem } from '../../web/on-error'
import { renderPage, trustedHtml } from '../../web/page'
import { readInput } from '../../web/read-input'
import { Notice } from '../../web/ui/notice'
import { withoutLinks } from '../form/render-markdown'
import { OWN_NOTES, usualWait } from './own-note'
import { type CommentStatus, readStatus } from './read-status'
import { readUsualWait } from './read-usual-wait'

/** `/{site}/comments/{id}/status`: what became of a comment, for its author. Kept nowhere and never indexed, as every page of ours. */
export const statusPages = new Hono<SiteEnv>()

/** Holds nothing of the comment: what opens it comes behind the `#`, which only the page's script sees, or is pasted. */
statusPages.get('/:site/comments/:id/status', withSite, (c) => {
  idIn(c)
  return showForm(c)
})

/** Reads and changes nothing; a POST, because what is sent with it must not stand in an address. */
statusPages.post('/:site/comments/:id/status', withSite, async (c) => {
  const { token } = await readInput(c)
  // Somebody without scripts pastes the whole link.
  const given = typeof token === 'string' ? (token.trim().split('#').at(-1) ?? '') : ''
  try {
    const own = await readStatus(c.var.ctx, c.var.site, idIn(c), given)
    const wait = own.status === 'held' ? await readUsualWait(c.var.ctx, c.var.site) : undefined
    return showStatus(c, own, given, wait)
  } catch (error) {
    if (!(error instanceof AppError) || (error.status !== 403 && error.status !== 401)) throw error
    return showForm(c, error)
  }
})

const showForm = (c: Context<SiteEnv>, problem?: AppError) => {
  const { t, site } = c.var
  const title = t('comments.status-title')
  return renderPage(
    c,
    { title: `${title} · ${site.name}`, status: problem?.status ?? 200, script: 'status.js' },
    <Notice kind={problem ? 'error' : 'plain'} title={title}>
      {problem && (
        <p role="alert" id="wrong">
          {t('comments.status-wrong')}
        </p>
      )}
      <form method="post">
        <p>
          <label for="token">{t('comments.status-paste')}</label>
          <input
            id="token"
            name="token"
            autocomplete="off"
            spellcheck={false}
            aria-invalid={problem && describeProblem(problem, t) ? 'true' : undefined}
            aria-describedby={problem && 'wrong'}
          />
        </p>
        <p>
          <button type="submit" class="aw-button">
            {t('comments.status-show')}
          </button>
        </p>
      </form>
    </Notice>,
  )
}

const showStatus = (c: Context<SiteEnv>, own: CommentStatus, token: string, wait?: number) => {
  const { t, site } = c.var
  const title = t(STATES[own.status])
  return renderPage(
    c,
    { title: `${title} · ${site.name}` },
    <Notice kind={own.status === 'published' ? 'success' : 'plain'} title={title}>
      <p>
        {own.status === 'published'
          ? t('comments.status-published-text')
          : own.status === 'held'
            ? t('comments.status-held-text')
            : t(OWN_NOTES[own.status])}
        {wait !== undefined && <> {usualWait(t, wait)}</>}
      </p>
      {own.reason && <p>{t('comments.own-reason', { reason: reasonText(t, own.reason) })}</p>}
      <blockquote class="aw-body" dir="auto">
        {trustedHtml(withoutLinks(own.html))}
      </blockquote>
      <p class="aw-hint">
        <bdi>{own.name}</bdi>,{' '}
        <time datetime={isoTime(own.createdAt)}>{absoluteTime(t.locale, own.createdAt)}</time>
      </p>
      <p>
        <a href={own.status === 'published' ? `${own.page}#c-${own.id}` : own.page} rel="noopener">
          {t(own.status === 'returned' ? 'comments.status-edit' : 'comments.back-to-page')}
        </a>
      </p>
      <form method="post">
        <input type="hidden" name="token" value={token} />
        <button type="submit" class="aw-button aw-second">
          {t('comments.status-again')}
        </button>
      </form>
    </Notice>,
  )
}

const STATES = {
  held: 'comments.status-held',
  published: 'comments.status-published',
  returned: 'comments.status-returned',
  rejected: 'comments.status-rejected',
  deleted: 'comments.status-deleted',
} as const
