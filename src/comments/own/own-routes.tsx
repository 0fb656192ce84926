import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import { AppError } from '../../kernel/error'
import { truncate } from '../../kernel/text'
import { DAY_MS, SECOND_MS } from '../../kernel/time'
import { type SiteEnv, withSite } from '../../sites/middleware'
import { choice } from '../../web/fields'
import { idIn } from '../../web/id-in'
import { describeProblem } from '../../web/on-error'
import { renderPage } from '../../web/page'
import { checkInput, type RawInput, readInput } from '../../web/read-input'
import { sameOriginOnly } from '../../web/same-origin'
import type { FormState } from '../form/comment-form'
import { FormField, FormSummary } from '../form/form-field'
import { EditComment } from '../schema'
import type { ThreadView } from '../thread/comment'
import { plainText } from '../thread/plain-text'
import { pageLinks } from '../thread/thread-links'
import { deleteOwnComment } from './delete-own-comment'
import { editComment } from './edit-comment'
import { OWN_NOTES } from './own-note'
import { type OwnComment, readOwnComment } from './read-own-comment'

/**
 * `/{site}/comments/{id}/own`: edit and delete a comment of one's own without scripts. What opens it is the author's token in a cookie of our own
 * origin: no script reads it, no other site's request brings it, and nothing below /v1 or /embed or in an answer that is kept looks at it.
 */
export const ownPages = new Hono<SiteEnv>()

ownPages.get('/:site/comments/:id/own', withSite, (c) => showOwn(c, {}))

ownPages.post('/:site/comments/:id/own', withSite, sameOriginOnly, async (c) => {
  const raw = await readInput(c)
  const { ctx, site } = c.var
  const [id, token] = [idIn(c), await tokenOf(c)]
  try {
    const { action } = checkInput(v.object({ action: choice(['edit', 'delete']) }), raw)
    const own = await readOwnComment(ctx, site, id, token)
    const links = pageLinks({ siteId: site.id, page: own.page, sort: 'newest', lang: c.req.query('lang') })
    if (action === 'delete') {
      await deleteOwnComment(ctx, site, id, token)
      writeTokens(
        c,
        tokensOf(c).filter((kept) => kept !== token),
      )
      return c.redirect(links.sort('newest'), 303)
    }
    const { status } = await editComment(ctx, site, id, token, checkInput(EditComment, raw))
    return c.redirect(status === 'published' ? links.comment(id) : links.sort('newest'), 303)
  } catch (error) {
    // Whoever may not open it is shown nothing of it; whoever may and is banned keeps what was typed.
    const opens = error instanceof AppError && ![401, 404].includes(error.status)
    if (!opens || error.code === 'comments/token-wrong') throw error
    return showOwn(c, raw, error)
  }
})

type SiteContext = Context<SiteEnv>

const TOKENS_MAX = 10
const LIFE_MS = 30 * DAY_MS

// Only below the site's own pages, so that it does not travel with every request; `__Host-` would want it everywhere.
const cookieName = (c: SiteContext) => (isSecure(c) ? '__Secure-afterword-own' : 'afterword-own')
const isSecure = (c: SiteContext) => c.var.ctx.config.publicUrl.startsWith('https:')

/** The tokens this browser keeps for the site, newest first. */
export const tokensOf = (c: SiteContext): string[] =>
  (getCookie(c, cookieName(c)) ?? '')
    .split('~')
    .filter((token) => /^[\w.-]{20,400}$/.test(token))
    .slice(0, TOKENS_MAX)

/** Keeps the token of a comment that was just posted; the oldest makes room. */
export const keepToken = (c: SiteContext, token: string): void =>
  writeTokens(c, [token, ...tokensOf(c).filter((kept) => kept !== token)].slice(0, TOKENS_MAX))

const writeTokens = (c: SiteContext, tokens: readonly string[]): void =>
  setCookie(c, cookieName(c), tokens.join('~'), {
    path: `/${c.var.site.id}`,
    httpOnly: true,
    // Lax: who comes back by a link from the article is still the author. A form of another site brings nothing.
    sameSite: 'Lax',
    secure: isSecure(c),
    maxAge: tokens.length > 0 ? LIFE_MS / SECOND_MS : 0,
  })

/** The one that opens the comment of the address, or an empty one, which opens nothing. */
async function tokenOf(c: SiteContext): Promise<string> {
  for (const token of tokensOf(c)) {
    const reading = await c.var.ctx.tokens.read('author', token)
    if (reading.state === 'good' && reading.value[1] === idIn(c)) return token
  }
  return ''
}

/** @throws comments/token-wrong (403) where this browser did not write it */
async function showOwn(c: SiteContext, raw: RawInput, refused?: AppError): Promise<Response> {
  const { ctx, site, t } = c.var
  const own = await readOwnComment(ctx, site, idIn(c), await tokenOf(c))
  const problem = refused && describeProblem(refused, t)
  const form: FormState = {
    values: { body: typeof raw.body === 'string' ? raw.body : own.body },
    ...(problem && { message: problem.detail }),
    ...(problem?.errors && { issues: problem.errors }),
  }
  const links = pageLinks({ siteId: site.id, page: own.page, sort: 'newest', lang: c.req.query('lang') })
  c.header('Referrer-Policy', 'same-origin')
  const title = t('comments.form-edit')
  return renderPage(
    c,
    { title: `${title} · ${site.name}`, status: refused?.status ?? 200 },
    <main class="sheet">
      <header class="sheet-head">
        <p class="sheet-site">{site.name}</p>
        <h1>{title}</h1>
        <p>
          <a href={links.sort('newest')}>{t('comments.all')}</a>
        </p>
      </header>
      {own.status !== 'published' && <p class="aw-note">{t(OWN_NOTES[own.status])}</p>}
      {own.editable ? (
        <form class="aw-form" method="post" novalidate data-open="">
          <FormSummary t={t} form={form} />
          <input type="hidden" name="action" value="edit" />
          <input type="hidden" name="revision" value={own.revision} />
          <FormField t={t} form={form} name="body" label={t('comments.body')} required>
            {(attributes) => (
              <textarea {...attributes} rows={8} dir="auto">
                {form.values?.body}
              </textarea>
            )}
          </FormField>
          <p class="aw-alert" role="alert">
            {form.message}
          </p>
          <p class="aw-actions aw-buttons">
            <button type="submit" class="aw-button">
              {t('comments.save')}
            </button>
          </p>
        </form>
      ) : (
        <p class="aw-alert">{t(own.deletable ? 'error.comments/thread-closed' : OVER[own.status])}</p>
      )}
      {own.deletable && (
        <form method="post">
          <input type="hidden" name="action" value="delete" />
          <p id="sure">{t('comments.delete-sure')}</p>
          <p class="aw-actions aw-buttons">
            <button type="submit" class="aw-button aw-second" aria-describedby="sure">
              {t('comments.delete')}
            </button>
          </p>
        </form>
      )}
    </main>,
  )
}

const OVER = {
  published: 'error.comments/edit-window-over',
  held: 'error.comments/not-editable',
  returned: 'error.comments/not-editable',
  rejected: 'error.comments/not-editable',
  spam: 'error.comments/not-editable',
  deleted: 'error.comments/not-editable',
} as const

/** On the thread's page: what this browser's author may still change, each a link to its own page. */
export const OwnComments = (props: { readonly view: ThreadView; readonly own: readonly OwnComment[] }) => {
  const { view, own } = props
  if (own.length === 0) return null
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{view.t('comments.own-list')}</h2>
      <ul>
        {own.map((comment) => (
          <li>
            <a href={`/${view.siteId}/comments/${comment.id}/own`} dir="auto">
              {truncate(plainText(comment.html), 80) || view.t('comments.form-edit')}
            </a>
            {comment.status !== 'published' && <p class="aw-note">{view.t(OWN_NOTES[comment.status])}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
