import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import * as v from 'valibot'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { translator } from '../i18n/translate'
import { AppError } from '../kernel/error'
import { fromAllowedOrigin, type SiteEnv, withSite } from '../sites/middleware'
import type { Site } from '../sites/public'
import { optionalId, optionalKey } from '../web/fields'
import { describeProblem } from '../web/on-error'
import { renderPage } from '../web/page'
import { keepBriefly, siteTag, threadTag } from '../web/public-cache'
import { checkInput, type RawInput, readInput, readQuery } from '../web/read-input'
import { CommentItem, OwnCommentItem, type OwnItem, type ThreadView } from './comment'
import type { FormState } from './comment-form'
import { countComments } from './count-comments'
import { deleteOwnComment } from './delete-own-comment'
import { editComment } from './edit-comment'
import { readOwnComment } from './read-own-comment'
import { readRecent } from './read-recent'
import { readComment, readReplies, readThread } from './read-thread'
import { RecentComments } from './recent-comments'
import { bearerToken, idOf, wordsOf } from './routes'
import { EditComment, ReadRecent, ReadReplies, ReadThread, type Sort, SubmitComment } from './schema'
import { type Submitted, submitComment } from './submit-comment'
import { MoreReplies, Pager, RootItems, TEMPLATE_VERSION, Thread } from './thread'
import { embedLinks, pageLinks } from './thread-links'
import { BranchPage, ThreadPageBody } from './thread-page'

/** The conversation as HTML: pieces for `<afterword-comments>`, and whole pages for browsers without scripts. */
export const commentPages = new Hono<SiteEnv>()

commentPages.get('/embed/:site/thread', async (c) => {
  const query = threadQuery(readQuery(c))
  const shown = await readThread(c.var.ctx, c.req.param('site'), query)
  speak(c, shown.site)
  const { site, thread, items, next, sort } = shown
  const version = [
    thread.version,
    TEMPLATE_VERSION,
    c.var.t.locale,
    sort,
    thread.open ? 'open' : 'closed',
  ].join('.')
  if (keepBriefly(c, [siteTag(site.id), threadTag(thread.id)], version)) return c.body(null, 304)
  const view = embedView(c, site, thread.page, sort, thread.open)
  if (query.after === undefined) return c.html(<Thread view={view} shown={shown} />)
  return c.html(
    <>
      <ol>
        <RootItems view={view} items={items} />
      </ol>
      <Pager view={view} next={next} />
    </>,
  )
})

commentPages.get('/embed/:site/replies/:id', withSite, async (c) => {
  const query = readQuery(c)
  const rootId = idOf(c)
  const { items, next } = await readReplies(c.var.ctx, c.var.site, rootId, checkInput(ReadReplies, query))
  const view = embedView(c, c.var.site, typeof query.page === 'string' ? query.page : '', 'newest', true)
  return c.html(
    <>
      <ol>
        {items.map((comment) => (
          <CommentItem view={view} comment={comment} />
        ))}
      </ol>
      <MoreReplies view={view} rootId={rootId} next={next} />
    </>,
  )
})

commentPages.post('/embed/:site/comments', withSite, fromAllowedOrigin, async (c) => {
  const raw = await readInput(c)
  const { input, submitted } = await submit(c, raw)
  const published = submitted.status === 'published'
  const own = {
    ...ownItem(c, input, submitted),
    token: submitted.token,
    ...(published && { count: await countWords(c, input.page.href) }),
  }
  const view = embedView(c, c.var.site, input.page.href, 'newest', true)
  return c.html(<OwnCommentItem view={view} own={own} />, published ? 201 : 202)
})

commentPages.get('/embed/:site/own/:id', withSite, async (c) => showOwn(c))

commentPages.patch('/embed/:site/own/:id', withSite, fromAllowedOrigin, async (c) => {
  const input = checkInput(EditComment, await readInput(c))
  await editComment(c.var.ctx, c.var.site, idOf(c), bearerToken(c), input)
  return showOwn(c, { counted: true })
})

commentPages.delete('/embed/:site/own/:id', withSite, fromAllowedOrigin, async (c) => {
  await deleteOwnComment(c.var.ctx, c.var.site, idOf(c), bearerToken(c))
  return showOwn(c, { counted: true, gone: true })
})

commentPages.get('/embed/:site/recent', withSite, async (c) => {
  const { limit } = checkInput(ReadRecent, readQuery(c))
  const items = await readRecent(c.var.ctx, c.var.site, limit)
  const version = [...items.map(wordsOf), TEMPLATE_VERSION, c.var.t.locale].join('-')
  if (keepBriefly(c, [siteTag(c.var.site.id)], version)) return c.body(null, 304)
  return c.html(
    <RecentComments t={c.var.t} now={c.var.ctx.clock.now()} siteId={c.var.site.id} items={items} />,
  )
})

commentPages.get('/:site/thread', withSite, async (c) => {
  const query = readQuery(c)
  if (query.replies !== undefined) return showBranch(c, query)
  const { reply } = checkInput(v.object({ reply: optionalId }), query)
  const parent = reply == null ? undefined : await readComment(c.var.ctx, c.var.site, reply)
  const answers = parent?.state === 'published' ? parent : undefined
  return showThread(c, query, { ...(answers && { parent: answers }) })
})

commentPages.post('/:site/thread', withSite, fromAllowedOrigin, async (c) => {
  const raw = await readInput(c)
  try {
    const { input, submitted } = await submit(c, raw)
    const own = ownItem(c, input, submitted)
    return await showThread(c, raw, {}, { status: submitted.status === 'published' ? 201 : 202, own })
  } catch (error) {
    // Refused: the form again, with every word kept. What is no refusal, or a page that is not this site's, is onError's.
    if (!(error instanceof AppError) || error.code === 'comments/page-not-allowed') throw error
    const { detail, errors } = describeProblem(error, c.var.t)
    const values = Object.fromEntries(
      Object.entries(raw).filter((field): field is [string, string] => typeof field[1] === 'string'),
    )
    const elsewhere = errors?.find(({ field }) => !['body', 'name', 'email', 'url'].includes(field))
    const parent = elsewhere ? undefined : await answeredBy(c, values.parentId)
    return await showThread(
      c,
      raw,
      {
        values,
        message: elsewhere?.message ?? detail,
        ...(errors && { issues: errors }),
        ...(parent && { parent }),
      },
      { status: error.status },
    )
  }
})

type SiteContext = Context<SiteEnv>

/** `top` has nothing to go by before there are votes, so it reads as newest. */
const threadQuery = (query: RawInput): v.InferOutput<typeof ReadThread> =>
  checkInput(ReadThread, query.sort === 'top' ? { ...query, sort: 'newest' } : query)

/** The element's language, else the site's: known only once the thread's one round trip has brought the site. */
const speak = (c: Context<SiteEnv>, site: Site): void =>
  c.set('t', translator(negotiateLocale(c.req.query('lang'), site.settings.locale, undefined)))

const embedView = (c: SiteContext, site: Site, page: string, sort: Sort, open: boolean): ThreadView => ({
  t: c.var.t,
  siteId: site.id,
  now: c.var.ctx.clock.now(),
  open,
  links: embedLinks({ siteId: site.id, page, sort, lang: c.req.query('lang') }),
})

/** @throws what `submitComment` throws, and web/fields-refused (422) */
async function submit(c: SiteContext, raw: RawInput) {
  const { key } = checkInput(v.object({ key: optionalKey }), {
    key: c.req.header('idempotency-key') ?? (raw.key === '' ? undefined : raw.key),
  })
  const input = checkInput(SubmitComment, raw)
  return { input, submitted: await submitComment(c.var.ctx, c.var.site, input, key) }
}

const ownItem = (c: SiteContext, input: SubmitComment, { id, status, html }: Submitted): OwnItem => ({
  status,
  editable: status === 'held' || c.var.site.settings.editMinutes > 0,
  deletable: status === 'held' || c.var.site.settings.editMinutes > 0,
  comment: {
    id,
    parentId: input.parentId ?? null,
    depth: 0,
    state: 'published',
    name: input.name,
    url: input.url ?? null,
    html,
    createdAt: c.var.ctx.clock.now(),
    editedAt: null,
    children: [],
  },
})

/** An author's comment as it stands now. `gone`: as the place of what was just taken back, without its words. */
async function showOwn(c: SiteContext, { counted = false, gone = false } = {}): Promise<Response> {
  const own = await readOwnComment(c.var.ctx, c.var.site, idOf(c), bearerToken(c))
  const state = gone ? ('removed' as const) : ('published' as const)
  const item = {
    ...own,
    comment: { ...own, state, children: [] },
    ...(counted && { count: await countWords(c, own.page) }),
  }
  const view = embedView(c, c.var.site, own.page, 'newest', own.open)
  return c.html(<OwnCommentItem view={view} own={item} />)
}

/** "13 comments", for the head of the thread. */
async function countWords(c: SiteContext, page: string): Promise<string> {
  const [{ count } = { count: 0 }] = await countComments(c.var.ctx, c.var.site, [page])
  return count > 0 ? c.var.t('comments.count', { count }) : c.var.t('comments.count-none')
}

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
  const { page, sort, after, limit } = query
  const shown = await readThread(c.var.ctx, c.var.site.id, threadQuery({ page, sort, after, limit }))
  const view: ThreadView = {
    t: c.var.t,
    siteId: c.var.site.id,
    now: c.var.ctx.clock.now(),
    open: shown.thread.open,
    links: pageLinks({
      siteId: c.var.site.id,
      page: shown.thread.page,
      sort: shown.sort,
      lang: c.req.query('lang'),
    }),
    ...(answer.own && { own: answer.own }),
  }
  return commentsPage(
    c,
    shown.thread.title || shown.thread.page,
    <ThreadPageBody view={view} shown={shown} form={{ key: crypto.randomUUID(), ...form }} />,
    answer.status,
  )
}

async function showBranch(c: SiteContext, query: RawInput): Promise<Response> {
  const { page, replies, after } = checkInput(
    v.object({ page: ReadThread.entries.page, replies: optionalId, after: ReadReplies.entries.after }),
    query,
  )
  const root = await readComment(c.var.ctx, c.var.site, replies ?? 0)
  const { items, next } = await readReplies(c.var.ctx, c.var.site, root.id, { after, limit: 50 })
  const view: ThreadView = {
    t: c.var.t,
    siteId: c.var.site.id,
    now: c.var.ctx.clock.now(),
    open: true,
    links: pageLinks({ siteId: c.var.site.id, page: page.href, sort: 'newest', lang: c.req.query('lang') }),
  }
  const title = c.var.t('comments.replies-title', { name: root.name })
  return commentsPage(
    c,
    page.href,
    <BranchPage view={view} title={title} root={root} items={items} next={next} page={page.href} />,
  )
}

const commentsPage = (c: SiteContext, title: string, body: Child, status = 200): Promise<Response> => {
  // A page that may send no referrer posts its form with "Origin: null", which nobody's list of origins holds.
  c.header('Referrer-Policy', 'same-origin')
  return renderPage(c, { title: c.var.t('comments.page-title', { title }), status }, body)
}
