import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import * as v from 'valibot'
import { AppError } from '../kernel/error'
import { fromAllowedOrigin, type SiteEnv, withSite } from '../sites/middleware'
import { optionalId } from '../web/fields'
import { describeProblem } from '../web/on-error'
import { type PageOptions, renderPage } from '../web/page'
import { checkInput, type RawInput, readInput, readQuery } from '../web/read-input'
import { oembedAddress } from './feed/oembed'
import type { FormState } from './form/comment-form'
import { FIELDS } from './form/form-field'
import { postComment } from './form/post-comment'
import { listOwnComments } from './own/list-own-comments'
import { keepToken, tokensOf } from './own/own-routes'
import { readUsualWait } from './own/read-usual-wait'
import { ReadReplies, ReadThread } from './schema'
import type { OwnItem, ThreadView } from './thread/comment'
import { readReplies } from './thread/read-replies'
import { readComment, readThread } from './thread/read-thread'
import { structuredData } from './thread/structured-data'
import { feedAddress, pageLinks, permalink } from './thread/thread-links'
import { BranchPage, ThreadPageBody } from './thread/thread-page'

/** The conversation as whole pages, for browsers without scripts: `/{site}/thread`. */
export const commentPages = new Hono<SiteEnv>()

commentPages.get('/:site/thread', withSite, async (c) => {
  const query = readQuery(c)
  if (query.replies !== undefined) return showBranch(c, query)
  if (query.page === undefined && query.comment !== undefined) return leadToComment(c, query)
  const { reply } = checkInput(v.object({ reply: optionalId }), query)
  const parent = reply == null ? undefined : await readComment(c.var.ctx, c.var.site, reply)
  const answers = parent?.state === 'published' ? parent : undefined
  return showThread(c, query, { ...(answers && { parent: answers }) })
})

commentPages.post('/:site/thread', withSite, fromAllowedOrigin, async (c) => {
  const raw = await readInput(c)
  try {
    const header = c.req.header('idempotency-key')
    const { own, claim, token } = await postComment(c.var.ctx, c.var.site, raw, header, c.var.t.locale, false)
    keepToken(c, token)
    return await showThread(
      c,
      raw,
      { asked: claim !== undefined },
      {
        status: own.status === 'published' ? 201 : 202,
        own:
          own.status === 'published'
            ? own
            : { ...own, usualWait: await readUsualWait(c.var.ctx, c.var.site) },
      },
    )
  } catch (error) {
    // Refused: the form again, with every word kept. What is no refusal, or a page that is not this site's, is onError's.
    if (!(error instanceof AppError) || error.code === 'comments/page-not-allowed') throw error
    const { detail, errors } = describeProblem(error, c.var.t)
    const values = Object.fromEntries(
      Object.entries(raw).filter((field): field is [string, string] => typeof field[1] === 'string'),
    )
    const elsewhere = errors?.find(({ field }) => !FIELDS.includes(field))
    const parent = elsewhere ? undefined : await answeredBy(c, values.parentId)
    return await showThread(
      c,
      raw,
      {
        values,
        message: elsewhere?.message ?? detail,
        ...(errors && { issues: errors }),
        ack: typeof error.details.more?.ack === 'string' ? error.details.more.ack : undefined,
        ...(parent && { parent }),
      },
      { status: error.status },
    )
  }
})

type SiteContext = Context<SiteEnv>

/** The comment a refused reply answers, if it is still there. */
async function answeredBy(c: SiteContext, parentId: string | undefined) {
  const { id } = checkInput(v.object({ id: v.fallback(optionalId, undefined) }), { id: parentId })
  if (id == null) return undefined
  const parent = await readComment(c.var.ctx, c.var.site, id).catch((error: unknown) => {
    // Gone since: the refusal already says so.
    if (error instanceof AppError) return undefined
    throw error
  })
  return parent?.state === 'published' ? parent : undefined
}

async function showThread(
  c: SiteContext,
  query: RawInput,
  form: FormState,
  answer: { readonly status?: number; readonly own?: OwnItem } = {},
): Promise<Response> {
  const { page, sort, after, before, limit, comment } = query
  const wanted = checkInput(ReadThread, { page, sort, after, before, limit, comment })
  const shown = await readThread(c.var.ctx, c.var.site.id, wanted)
  if (shown.moved && c.req.method === 'GET') {
    // The same question, about the page its conversation moved to.
    const asked = new URL(c.req.url).searchParams
    asked.set('page', shown.thread.page)
    return c.redirect(`/${c.var.site.id}/thread?${asked}`, 302)
  }
  const view: ThreadView = {
    t: c.var.t,
    siteId: c.var.site.id,
    now: c.var.ctx.clock.now(),
    depth: c.var.site.settings.depth,
    open: shown.thread.open,
    votes: shown.site.settings.votes,
    lowScore: shown.site.settings.lowScore,
    links: pageLinks({
      siteId: c.var.site.id,
      page: shown.thread.page,
      sort: shown.sort,
      lang: c.req.query('lang'),
    }),
    ...(answer.own && { own: answer.own }),
  }
  const mine = await listOwnComments(c.var.ctx, c.var.site, tokensOf(c), shown.thread.page)
  const title = shown.thread.title || shown.thread.page
  const { publicUrl } = c.var.ctx.config
  const address = feedAddress(publicUrl, c.var.site.id, shown.thread.page)
  const linked = shown.asked?.found ? permalink(shown.thread.page, shown.asked.id) : undefined
  // What anybody sees may be found, as the article's; never a page with a comment that waits, a refused form, or nothing on it.
  const plain =
    answer.status === undefined &&
    !form.parent &&
    mine.length === 0 &&
    shown.thread.count > 0 &&
    shown.site.settings.listed === 'yes'
  return commentsPage(
    c,
    title,
    <ThreadPageBody view={view} shown={shown} mine={mine} form={{ key: crypto.randomUUID(), ...form }} />,
    {
      ...(answer.status !== undefined && { status: answer.status }),
      ...(plain && { canonical: shown.thread.page, data: structuredData(shown) }),
      feed: { href: address, title: c.var.t('comments.page-title', { title }) },
      ...(linked && { oembed: oembedAddress(publicUrl, c.var.site.id, linked) }),
    },
  )
}

/** A comment's address without its page, for whoever knows only the comment (V-65). @throws comments/unknown (404) */
async function leadToComment(c: SiteContext, query: RawInput): Promise<Response> {
  const { comment } = checkInput(v.object({ comment: optionalId }), query)
  const { id, page } = await readComment(c.var.ctx, c.var.site, comment ?? 0)
  const links = pageLinks({ siteId: c.var.site.id, page, sort: 'newest', lang: c.req.query('lang') })
  return c.redirect(links.comment(id), 302)
}

async function showBranch(c: SiteContext, query: RawInput): Promise<Response> {
  const { page, replies, ...place } = checkInput(
    v.object({ ...ReadReplies.entries, page: ReadThread.entries.page, replies: optionalId }),
    query,
  )
  const root = await readComment(c.var.ctx, c.var.site, replies ?? 0)
  const shown = await readReplies(c.var.ctx, c.var.site, root.id, { ...place, limit: 50 })
  const view: ThreadView = {
    t: c.var.t,
    siteId: c.var.site.id,
    now: c.var.ctx.clock.now(),
    depth: c.var.site.settings.depth,
    open: true,
    votes: c.var.site.settings.votes,
    lowScore: c.var.site.settings.lowScore,
    links: pageLinks({ siteId: c.var.site.id, page: page.href, sort: 'newest', lang: c.req.query('lang') }),
  }
  const title = c.var.t('comments.replies-title', { name: root.name })
  return commentsPage(
    c,
    page.href,
    <BranchPage view={view} title={title} root={root} shown={shown} page={page.href} />,
  )
}

const commentsPage = (
  c: SiteContext,
  title: string,
  body: Child,
  more: Omit<PageOptions, 'title'> = {},
): Promise<Response> => {
  // A page that may send no referrer posts its form with "Origin: null", which nobody's list of origins holds.
  c.header('Referrer-Policy', 'same-origin')
  return renderPage(c, { title: c.var.t('comments.page-title', { title }), ...more }, body)
}
